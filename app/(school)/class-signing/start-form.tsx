'use client'
import { useActionState } from 'react'
import { formMessage } from '@/components/signing/form-message'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { startClassSessionAction } from './actions'

type Item = { value: string; label: string }

export function StartForm({ rounds, classes }: { rounds: Item[]; classes: Item[] }) {
  const [state, action] = useActionState(startClassSessionAction, {})
  const field = (name: string, items: Item[]) => ({
    name,
    options: items,
    error: state.fieldErrors?.[name],
    defaultValue: state.values?.[name]?.[0] ?? (items.length === 1 ? items[0]?.value : ''),
    placeholder: items.length === 1 ? undefined : 'Choose…',
  })
  return (
    <form action={action} noValidate className="grid max-w-[40rem] gap-5">
      <div className="empty:hidden">
        <ErrorSummary message={formMessage(state)} errors={state.fieldErrors} />
      </div>
      <Select {...field('roundId', rounds)} label="Round" />
      <Select {...field('classId', classes)} label="Class" />
      <FormActions>
        <SubmitButton pendingText="Starting…">Start and show the code</SubmitButton>
      </FormActions>
    </form>
  )
}
