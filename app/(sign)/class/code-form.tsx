'use client'
import { useActionState } from 'react'
import { formMessage } from '@/components/signing/form-message'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { bindDeviceAction } from './actions'

export function CodeForm() {
  const [state, action] = useActionState(bindDeviceAction, {}, '/class')
  return (
    <form action={action} noValidate>
      <ErrorSummary errors={state.fieldErrors} message={formMessage(state)} />
      <TextInput
        name="code"
        label="Code"
        hint="Eight letters and numbers, such as ABCD 2345. Spaces and small letters do not matter."
        error={state.fieldErrors?.code}
        defaultValue={state.values?.code?.[0]}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        width="half"
        required
      />
      <FormActions>
        <SubmitButton>Show the names</SubmitButton>
      </FormActions>
    </form>
  )
}
