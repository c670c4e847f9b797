'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import { TextInput } from '@/components/ui/text-input'
import { PASSWORD_HINT } from '@/lib/accounts/types'
import { setPasswordAction } from './actions'

export function PasswordForm({ askCurrent, email }: { askCurrent: boolean; email: string }) {
  return (
    <FieldsForm action={setPasswordAction} width="full" submitText="Save the password" pendingText="Saving…">
      {({ error }) => {
        const field = (name: string) => ({ name, type: 'password' as const, required: true, error: error(name) })
        return (
          <>
            {/* So that a password manager knows whose password this is. */}
            <input type="hidden" autoComplete="username" value={email} readOnly />
            {askCurrent && (
              <TextInput {...field('currentPassword')} label="Present password" autoComplete="current-password" />
            )}
            <TextInput {...field('password')} label="New password" hint={PASSWORD_HINT} autoComplete="new-password" />
            <TextInput {...field('passwordAgain')} label="The new password again" autoComplete="new-password" />
          </>
        )
      }}
    </FieldsForm>
  )
}
