import { Field, type FieldProps, wiring } from './field'

type Props = FieldProps & {
  accept?: string
  multiple?: boolean
  disabled?: boolean
  /** Takes what is chosen out of the field at once, so that the same files can be chosen once more. */
  onFiles?: (files: File[]) => void
}

const BUTTON =
  'file:me-3 file:min-h-8 file:rounded-[4px] file:border file:border-solid file:border-edge file:bg-paper file:px-3 file:font-semibold file:text-ink'

export function FileInput({ name, label, hint, error, id, required, optional, hideLabel, onFiles, ...rest }: Props) {
  const field = { name, label, hint, error, id, required, optional, hideLabel }
  return (
    <Field {...field}>
      <input
        type="file"
        className={`control w-full border-dashed ${BUTTON}`}
        onChange={onFiles && (({ target }) => onFiles(takenOut(target)))}
        {...rest}
        {...wiring(field)}
      />
    </Field>
  )
}

/** The files of a field, which is empty afterwards. */
export function takenOut(input: HTMLInputElement): File[] {
  const files = [...(input.files ?? [])]
  input.value = ''
  return files
}
