'use client'
import { type ReactNode, useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import type { ButtonVariant } from '@/components/ui/button-look'
import { FieldErrorText } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** Hidden fields. */
  values: Record<string, string>
  label: ReactNode
  variant?: ButtonVariant
}

/** One button that does one thing, and says beside it when it could not. */
export function PressForm({ action, values, label, variant = 'primary' }: Props) {
  const [state, press] = useActionState(action, {})
  return (
    <form action={press}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant}>{label}</SubmitButton>
      {state.message && (
        <div role="alert">
          <FieldErrorText id="press" error={state.message} />
        </div>
      )}
    </form>
  )
}
