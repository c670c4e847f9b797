'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { takeAppCodeAction, takeRecoveryCodeAction } from './actions'

const FIELDS = {
  app: {
    name: 'code',
    label: 'Code',
    hint: 'Six digits. A new one comes every 30 seconds.',
    width: 'short',
    inputMode: 'numeric',
    autoComplete: 'one-time-code',
    maxLength: 12,
  },
  recovery: {
    name: 'recoveryCode',
    label: 'Recovery code',
    hint: 'Sixteen letters and digits, with or without the hyphens.',
    width: 'half',
    autoComplete: 'off',
    autoCapitalize: 'characters',
    spellCheck: false,
  },
} as const

/** Takes the second step with a code, of an authenticator app or one of the recovery codes. */
export function CodeForm({ kind, next }: { kind: keyof typeof FIELDS; next: string }) {
  const [state, action] = useActionState(kind === 'app' ? takeAppCodeAction : takeRecoveryCodeAction, {})
  const field = FIELDS[kind]
  const error = state.fieldErrors?.[field.name]
  return (
    <form action={action} noValidate>
      <ErrorSummary message={error ? undefined : state.message} errors={state.fieldErrors} />
      <input type="hidden" name="next" value={next} />
      <TextInput {...field} required error={error} />
      <FormActions>
        <SubmitButton pendingText="Checking…">Go on</SubmitButton>
      </FormActions>
    </form>
  )
}
