'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { PASSWORD_HINT } from '@/lib/accounts/types'
import { setUpAction } from './actions'

export function SetUpForm() {
  const [state, action] = useActionState(setUpAction, {})
  const field = (name: string) => ({
    name,
    required: true,
    error: state.fieldErrors?.[name],
    defaultValue: state.values?.[name]?.[0],
  })
  return (
    <form action={action} noValidate>
      <ErrorSummary message={state.message} errors={state.fieldErrors} />
      <div className="grid gap-6">
        <TextInput
          {...field('code')}
          label="Set-up code"
          hint="It stands in the log of the program that you have just started. It works once."
          autoComplete="off"
          spellCheck={false}
          width="half"
        />
        <h2 className="mt-2">The school</h2>
        <TextInput {...field('schoolName')} label="Name of the school" autoComplete="organization" />
        <TextInput
          {...field('urn')}
          label="URN"
          hint="The unique reference number: six digits."
          inputMode="numeric"
          width="short"
        />
        <h2 className="mt-2">The headteacher</h2>
        <TextInput {...field('givenName')} label="First name" autoComplete="given-name" width="half" />
        <TextInput {...field('familyName')} label="Last name" autoComplete="family-name" width="half" />
        <TextInput
          {...field('email')}
          type="email"
          label="E-mail address"
          hint="The headteacher signs in with it."
          autoComplete="username"
        />
        <TextInput
          {...field('password')}
          defaultValue={undefined}
          type="password"
          label="Password"
          hint={PASSWORD_HINT}
          autoComplete="new-password"
        />
        <TextInput
          {...field('passwordAgain')}
          defaultValue={undefined}
          type="password"
          label="The same password again"
          autoComplete="new-password"
        />
      </div>
      <FormActions>
        <SubmitButton pendingText="Setting up…">Set up the school</SubmitButton>
      </FormActions>
    </form>
  )
}
