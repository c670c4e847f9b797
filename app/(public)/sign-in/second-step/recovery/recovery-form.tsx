'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { takeRecoveryCodeAction } from '../actions'

export function RecoveryForm({ next }: { next: string }) {
  const [state, action] = useActionState(takeRecoveryCodeAction, {})
  const error = state.fieldErrors?.recoveryCode
  return (
    <form action={action} noValidate>
      <ErrorSummary message={error ? undefined : state.message} errors={state.fieldErrors} />
      <input type="hidden" name="next" value={next} />
      <TextInput
        name="recoveryCode"
        label="Recovery code"
        hint="Sixteen letters and digits, with or without the hyphens."
        width="half"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        error={error}
      />
      <FormActions>
        <SubmitButton pendingText="Checking…">Go on</SubmitButton>
      </FormActions>
    </form>
  )
}
