'use client'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormState } from './form-state'

type Props = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden: Record<string, string>
  label: ReactNode
  variant?: 'primary' | 'secondary' | 'warning'
  small?: boolean
  children?: ReactNode
}

/** A form of one button, with what went wrong above it; `children` are further fields. */
export function ActionForm({ action, hidden, label, variant = 'secondary', small = false, children }: Props) {
  const [state, submitAction] = useActionState(action, {})
  return (
    <form action={submitAction}>
      <ErrorSummary message={state.message} errors={state.fieldErrors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton variant={variant} small={small}>
        {label}
      </SubmitButton>
    </form>
  )
}
