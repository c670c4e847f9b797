import type { ReactNode } from 'react'

type Props = { title: ReactNode; caption?: ReactNode; lead?: ReactNode; actions?: ReactNode }

/** The head of a page: its one h1, what it belongs to, and what can be done here. */
export function PageHeader({ title, caption, lead, actions }: Props) {
  return (
    <header className="headrule mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pb-5 lg:flex-nowrap">
      <div className="min-w-0 max-w-[46rem]">
        {caption && <p className="mb-1 font-semibold text-ink-soft">{caption}</p>}
        <h1>{title}</h1>
        {lead && <div className="mt-2 text-[1.125em] text-ink-soft">{lead}</div>}
      </div>
      {actions && (
        <div className="no-print flex flex-wrap gap-3 max-xs:w-full max-xs:*:w-full lg:shrink-0 lg:justify-end max-xs:[&_button]:w-full">
          {actions}
        </div>
      )}
    </header>
  )
}
