import type { ComponentProps } from 'react'
import { Field, type FieldProps, parted, wiring } from './field'

const WIDTHS = { full: 'w-full', half: 'w-full sm:w-2/3', short: 'w-40', tiny: 'w-24' }

type Props = FieldProps &
  Omit<ComponentProps<'input'>, keyof FieldProps | 'type' | 'width' | 'className'> & {
    type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number' | 'color'
    width?: keyof typeof WIDTHS
  }

export function TextInput(props: Props) {
  const [field, { type = 'text', width = 'full', ...rest }] = parted(props)
  return (
    <Field {...field}>
      <input
        type={type}
        dir={type === 'text' ? 'auto' : undefined}
        className={`control ${WIDTHS[width]}`}
        {...rest}
        {...wiring(field)}
      />
    </Field>
  )
}
