import type { ComponentProps } from 'react'
import { Field, type FieldProps, parted, wiring } from './field'

type Props = FieldProps &
  Pick<ComponentProps<'input'>, 'disabled' | 'autoComplete'> & { defaultValue?: string; min?: string; max?: string }

/** A day as `YYYY-MM-DD`. The browser's own control: one value that cannot be read two ways, and a calendar with weekdays for due days. */
export function DateInput(props: Props) {
  const [field, rest] = parted(props)
  return (
    <Field {...field}>
      <input type="date" className="control w-48" {...rest} {...wiring(field)} />
    </Field>
  )
}
