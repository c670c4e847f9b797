'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { sendLinkAction, signInAction } from './actions'

export function PasswordForm({ next }: { next: string }) {
  const [state, action] = useActionState(signInAction, {})
  return (
    <form action={action} noValidate>
      <ErrorSummary
        message={state.fieldErrors?.email || state.fieldErrors?.password ? undefined : state.message}
        errors={state.fieldErrors}
      />
      <input type="hidden" name="next" value={next} />
      <div className="grid gap-5">
        <TextInput
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          required
          error={state.fieldErrors?.email}
          defaultValue={state.values?.email?.[0]}
        />
        <TextInput
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          required
          error={state.fieldErrors?.password}
        />
      </div>
      <FormActions>
        <SubmitButton pendingText="Signing in…">Sign in</SubmitButton>
      </FormActions>
    </form>
  )
}

export function LinkForm() {
  const [state, action] = useActionState(sendLinkAction, {})
  return (
    <form action={action} noValidate>
      <ErrorSummary message={state.fieldErrors?.linkEmail ? undefined : state.message} errors={state.fieldErrors} />
      <TextInput
        name="linkEmail"
        type="email"
        label="E-mail address for the link"
        autoComplete="email"
        required
        error={state.fieldErrors?.linkEmail}
        defaultValue={state.values?.linkEmail?.[0]}
      />
      <FormActions>
        <SubmitButton variant="secondary" pendingText="Sending…">
          E-mail me a link
        </SubmitButton>
      </FormActions>
    </form>
  )
}
