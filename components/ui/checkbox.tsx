import type { ReactNode } from 'react'
import { Choice } from './choice'
import { ErrorEdge, type FieldError, FieldErrorText, firstError } from './field'

type Props = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: FieldError
  id?: string
  value?: string
  defaultChecked?: boolean
  required?: boolean
  disabled?: boolean
  framed?: boolean
}

/** A single tick box, for a declaration or a yes. */
export function Checkbox({ name, error, id = name, required, defaultChecked = false, ...rest }: Props) {
  return (
    <ErrorEdge error={error}>
      <FieldErrorText id={id} error={error} />
      <Choice
        key={String(defaultChecked)}
        type="checkbox"
        id={id}
        name={name}
        defaultChecked={defaultChecked}
        aria-required={required || undefined}
        aria-invalid={firstError(error) ? true : undefined}
        describedBy={firstError(error) ? `${id}-error` : undefined}
        {...rest}
      />
    </ErrorEdge>
  )
}
