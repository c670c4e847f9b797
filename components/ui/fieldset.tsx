import type { ReactNode } from 'react'
import { ErrorEdge, type FieldError, FieldErrorText, firstError, Hint } from './field'

export type FieldsetProps = {
  /** The name of the first control inside; an error summary links to it. */
  name: string
  legend: ReactNode
  hint?: ReactNode
  error?: FieldError
  hideLegend?: boolean
  /** Sets the legend as large as a page's question. */
  large?: boolean
}

/** A question with several controls under it. */
export function Fieldset({
  name,
  legend,
  hint,
  error,
  hideLegend,
  large,
  children,
}: FieldsetProps & { children: ReactNode }) {
  const described = [hint ? `${name}-hint` : '', firstError(error) ? `${name}-error` : ''].filter(Boolean).join(' ')
  const look = large ? 'text-[1.35em] leading-tight' : ''
  return (
    <ErrorEdge error={error}>
      <fieldset aria-describedby={described || undefined}>
        <legend className={hideLegend ? 'sr-only' : `font-semibold ${look}`}>{legend}</legend>
        <Hint id={name}>{hint}</Hint>
        <FieldErrorText id={name} error={error} />
        <div className="mt-2 grid gap-2">{children}</div>
      </fieldset>
    </ErrorEdge>
  )
}
