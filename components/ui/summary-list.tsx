import type { ReactNode } from 'react'
import { TextLink } from './text-link'

export type SummaryRow = {
  /** Said once, and again in the hidden words of "Change". */
  label: string
  value: ReactNode
  change?: { href: string; text?: string }
}

/** Names and values, each with a way to change it: for "check your answers" and for facts about one thing. */
export function SummaryList({ rows, compact = false }: { rows: readonly SummaryRow[]; compact?: boolean }) {
  return (
    <dl className="@container border-rule border-t">
      {rows.map((row) => (
        <div
          key={row.label}
          className={`grid gap-x-6 border-rule border-b @md:grid-cols-[minmax(8rem,30%)_minmax(0,1fr)_auto] ${compact ? 'py-1.5' : 'py-3'}`}
        >
          <dt className="font-semibold @md:font-normal @md:text-ink-soft">{row.label}</dt>
          <dd className="min-w-0 @md:font-medium">{row.value}</dd>
          {row.change && (
            <dd className="no-print self-center">
              <TextLink href={row.change.href} className="-my-2 inline-flex min-h-(--tap) items-center">
                {row.change.text ?? 'Change'}
                <span className="sr-only"> {row.label.toLowerCase()}</span>
              </TextLink>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
