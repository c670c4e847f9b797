'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { addAppAction } from '../actions'

export function AppForm({ next }: { next: string }) {
  const [state, action] = useActionState(addAppAction, {})
  return (
    <form action={action} noValidate>
      <ErrorSummary
        message={Object.keys(state.fieldErrors ?? {}).length > 0 ? undefined : state.message}
        errors={state.fieldErrors}
      />
      <input type="hidden" name="next" value={next} />
      <div className="grid gap-5">
        <TextInput
          name="code"
          label="Code"
          hint="Six digits."
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          error={state.fieldErrors?.code}
        />
        <TextInput
          name="name"
          label="What you call this app"
          hint="So that you know later which one it is."
          width="half"
          defaultValue={state.values?.name?.[0] ?? 'My phone'}
          maxLength={50}
          autoComplete="off"
          required
          error={state.fieldErrors?.name}
        />
      </div>
      <FormActions>
        <SubmitButton pendingText="Checking…">Set up the app</SubmitButton>
      </FormActions>
    </form>
  )
}
