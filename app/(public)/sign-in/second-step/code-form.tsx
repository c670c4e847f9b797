'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { takeAppCodeAction } from './actions'

export function CodeForm({ next }: { next: string }) {
  const [state, action] = useActionState(takeAppCodeAction, {})
  const error = state.fieldErrors?.code
  return (
    <form action={action} noValidate>
      <ErrorSummary message={error ? undefined : state.message} errors={state.fieldErrors} />
      <input type="hidden" name="next" value={next} />
      <TextInput
        name="code"
        label="Code"
        hint="Six digits. A new one comes every 30 seconds."
        width="short"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        required
        error={error}
      />
      <FormActions>
        <SubmitButton pendingText="Checking…">Go on</SubmitButton>
      </FormActions>
    </form>
  )
}
