import type { ComponentProps } from 'react'
import { Field, type FieldProps, wiring } from './field'

type Props = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'className'> & { code?: boolean }

export function TextArea({
  name,
  label,
  hint,
  error,
  id,
  required,
  optional,
  hideLabel,
  code,
  rows = 4,
  ...rest
}: Props) {
  const field = { name, label, hint, error, id, required, optional, hideLabel }
  return (
    <Field {...field}>
      <textarea
        rows={rows}
        dir="auto"
        className={`control block w-full ${code ? 'font-mono text-[0.9em]' : ''}`}
        {...rest}
        {...wiring(field)}
      />
    </Field>
  )
}
