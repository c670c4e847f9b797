import type { ComponentProps, ReactNode } from 'react'

type Props = Omit<ComponentProps<'input'>, 'type' | 'className'> & {
  type: 'checkbox' | 'radio'
  id: string
  label: ReactNode
  hint?: ReactNode
  /** Draws a frame, so that the whole row reads as one thing to press. */
  framed?: boolean
  /** Further ids that describe it, as that of an error. */
  describedBy?: string
}

/** One tick box or radio button with its label; the whole row is the target. */
export function Choice({ type, id, label, hint, framed = false, describedBy, ...rest }: Props) {
  const frame = framed
    ? 'rounded-[4px] border border-edge bg-surface px-3.5 hover:border-ink has-checked:border-accent has-checked:bg-accent-tint has-checked:ring-1 has-checked:ring-accent'
    : ''
  const described = [hint ? `${id}-item-hint` : '', describedBy ?? ''].filter(Boolean).join(' ') || undefined
  return (
    <label htmlFor={id} className={`flex min-h-(--control) items-start gap-3 py-2 ${frame}`}>
      <input
        type={type}
        id={id}
        aria-describedby={described}
        className="mt-[0.05em] size-[1.45em] shrink-0"
        {...rest}
      />
      <span>
        {label}
        {hint && (
          <span id={`${id}-item-hint`} className="block text-ink-soft">
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
