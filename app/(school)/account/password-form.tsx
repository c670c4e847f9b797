'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { PASSWORD_HINT } from '@/lib/accounts/types'
import { setPasswordAction } from './actions'

export function PasswordForm({ askCurrent, email }: { askCurrent: boolean; email: string }) {
  const [state, action] = useActionState(setPasswordAction, {})
  const field = (name: string) => ({
    name,
    type: 'password' as const,
    required: true,
    error: state.fieldErrors?.[name],
  })
  return (
    <form action={action} noValidate>
      <ErrorSummary message={state.message} errors={state.fieldErrors} />
      {/* So that a password manager knows whose password this is. */}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <div className="grid gap-5">
        {askCurrent && (
          <TextInput {...field('currentPassword')} label="Present password" autoComplete="current-password" />
        )}
        <TextInput {...field('password')} label="New password" hint={PASSWORD_HINT} autoComplete="new-password" />
        <TextInput {...field('passwordAgain')} label="The new password again" autoComplete="new-password" />
      </div>
      <FormActions>
        <SubmitButton pendingText="Saving…">Save the password</SubmitButton>
      </FormActions>
    </form>
  )
}
