import type { ReactNode } from 'react'

export type FieldError = string | readonly string[] | undefined

/** What every field with one control takes; `id` is the name unless given, so that an error summary can link to it. */
export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: FieldError
  id?: string
  required?: boolean
  /** Adds "(optional)" to the label. */
  optional?: boolean
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
}

/** What the field takes of a control's props, and what is left for the control itself. */
export function parted<Props extends FieldProps>(props: Props) {
  const { name, label, hint, error, id, required, optional, hideLabel, ...rest } = props
  return [{ name, label, hint, error, id, required, optional, hideLabel }, rest] as const
}

export const firstError = (error: FieldError) => (typeof error === 'string' ? error : error?.[0])

/** The attributes that tie a control to its label, hint and error. */
export function wiring({ name, id = name, hint, error, required }: Omit<FieldProps, 'label'>) {
  const described = [hint ? `${id}-hint` : '', firstError(error) ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-required': required || undefined,
    'aria-invalid': firstError(error) ? true : undefined,
    'aria-describedby': described || undefined,
  }
}

/** Label, hint and error around one control; the control takes `wiring(props)`. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { name, id = name, label, hint, error, optional, hideLabel } = field
  return (
    <ErrorEdge error={error}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'block font-semibold'}>
        {label}
        {optional && <span className="font-normal text-ink-soft"> (optional)</span>}
      </label>
      <Hint id={id}>{hint}</Hint>
      <FieldErrorText id={id} error={error} />
      <div className={hideLabel ? '' : 'mt-1.5'}>{children}</div>
    </ErrorEdge>
  )
}

export function ErrorEdge({ error, children }: { error?: FieldError; children: ReactNode }) {
  return <div className={firstError(error) ? 'border-s-4 border-danger ps-3' : ''}>{children}</div>
}

export function Hint({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <div id={`${id}-hint`} className="text-ink-soft">
      {children}
    </div>
  )
}

export function FieldErrorText({ id, error }: { id: string; error?: FieldError }) {
  const message = firstError(error)
  if (!message) return null
  return (
    <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
      <span className="sr-only">Error: </span>
      {message}
    </p>
  )
}
