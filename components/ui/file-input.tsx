import { Field, type FieldProps, wiring } from './field'

type Props = FieldProps & { accept?: string; multiple?: boolean; disabled?: boolean }

const BUTTON =
  'file:me-3 file:min-h-8 file:rounded-[4px] file:border file:border-solid file:border-edge file:bg-paper file:px-3 file:font-semibold file:text-ink'

export function FileInput({ name, label, hint, error, id, required, optional, hideLabel, ...rest }: Props) {
  const field = { name, label, hint, error, id, required, optional, hideLabel }
  return (
    <Field {...field}>
      <input type="file" className={`control w-full border-dashed ${BUTTON}`} {...rest} {...wiring(field)} />
    </Field>
  )
}
