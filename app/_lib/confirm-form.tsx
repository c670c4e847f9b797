'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import type { FormState } from './form-state'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  submitText: string
  cancelHref: string
  warning?: boolean
}

/** One button that does it and one way back, under what will happen. */
export function ConfirmForm({ action, hidden, submitText, cancelHref, warning }: Props) {
  const [state, submitAction] = useActionState(action, {})
  return (
    <form action={submitAction}>
      <ErrorSummary message={state.message} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormActions>
        <SubmitButton variant={warning ? 'warning' : 'primary'}>{submitText}</SubmitButton>
        <TextLink href={cancelHref} className="inline-block py-1">
          Cancel
        </TextLink>
      </FormActions>
    </form>
  )
}
