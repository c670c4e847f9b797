import type { ComponentProps } from 'react'
import { Field, type FieldProps, parted, wiring } from './field'

export type Option = { value: string; label: string; disabled?: boolean }

type Props = FieldProps &
  Omit<ComponentProps<'select'>, keyof FieldProps | 'className' | 'children' | 'multiple' | 'defaultValue'> & {
    options: readonly Option[]
    defaultValue?: string
    /** The words of an empty first choice. */
    placeholder?: string
  }

export function Select(props: Props) {
  const [field, { options, placeholder, defaultValue = '', ...rest }] = parted(props)
  return (
    <Field {...field}>
      {/* The key: React resets a form after its action, and a select would forget what came back. */}
      <select
        key={defaultValue}
        defaultValue={defaultValue}
        className="control w-full sm:w-auto"
        {...rest}
        {...wiring(field)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
