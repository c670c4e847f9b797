import type { ComponentProps } from 'react'
import { Field, type FieldProps, parted, wiring } from './field'

type Props = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'className'> & { code?: boolean }

export function TextArea(props: Props) {
  const [field, { code, rows = 4, ...rest }] = parted(props)
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
