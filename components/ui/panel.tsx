import type { ReactNode } from 'react'

/** A white sheet with a hairline round it, for a part of a page that stands by itself. */
export function Panel({
  title,
  children,
  actions,
  id,
}: {
  title?: ReactNode
  children: ReactNode
  actions?: ReactNode
  id?: string
}) {
  return (
    <section
      id={id}
      aria-labelledby={id && title ? `${id}-title` : undefined}
      className="rounded-[6px] border border-rule bg-surface p-5 sm:p-6"
    >
      {(title || actions) && (
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
          {title && <h2 id={id ? `${id}-title` : undefined}>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
