'use client'
import { type ReactNode, useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { type Answers, answers, type Initial } from './answers'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden?: Record<string, string>
  initial?: Initial
  submitText: string
  cancelHref: string
  warning?: boolean
  children: (answers: Answers) => ReactNode
}

/** The frame of every form about people: the errors on top, the fields, the button and a way back. */
export function PersonForm({ action, hidden = {}, initial, submitText, cancelHref, warning, children }: Props) {
  const [state, submitAction] = useActionState(action, {})
  const fields = Object.values(state.fieldErrors ?? {}).some((texts) => texts && texts.length > 0)
  return (
    <form action={submitAction} noValidate className="max-w-[40rem]">
      <ErrorSummary message={fields ? undefined : state.message} errors={state.fieldErrors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-6">{children(answers(state, initial))}</div>
      <FormActions>
        <SubmitButton variant={warning ? 'warning' : 'primary'}>{submitText}</SubmitButton>
        <TextLink href={cancelHref} className="inline-block py-1">
          Cancel
        </TextLink>
      </FormActions>
    </form>
  )
}
