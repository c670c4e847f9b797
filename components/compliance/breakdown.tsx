import { ShareBar } from '@/components/ui/share-bar'
import { TextLink } from '@/components/ui/text-link'
import type { Tally } from '@/lib/compliance/types'
import { numbered } from './headline'

export type BreakdownRow = { key: string; label: string; href: string; current: boolean; tally: Tally }

type Props = { title: string; rows: readonly BreakdownRow[]; columns?: boolean }

/** How far each part has come: every row narrows the list below to itself, and pressed again widens it. */
export function Breakdown({ title, rows, columns = false }: Props) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-1 text-[1.1875rem]">{title}</h2>
      <ul className={`border-rule border-t ${columns ? 'sm:columns-2 sm:gap-x-8' : ''}`}>
        {rows.map((row) => (
          <li key={row.key} className="break-inside-avoid border-rule border-b">
            <TextLink
              plain
              href={row.href}
              aria-current={row.current ? 'true' : undefined}
              data-fc={row.current ? 'current' : undefined}
              className={`group grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-2 py-1.5 hover:bg-accent-tint ${columns ? 'sm:grid-cols-[6.5rem_minmax(0,1fr)_5.5rem]' : 'sm:grid-cols-[8.75rem_minmax(0,1fr)_5.5rem]'} ${row.current ? 'bg-accent-tint ring-1 ring-accent ring-inset' : ''}`}
            >
              <span className="min-w-0 font-semibold text-accent underline decoration-1 underline-offset-4 group-hover:decoration-2">
                {row.label}
              </span>
              <Left tally={row.tally} />
              <Bar tally={row.tally} />
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Left({ tally: { complete, asked, outstanding } }: { tally: Tally }) {
  return (
    <span className="whitespace-nowrap text-end text-ink-soft tabular-nums sm:order-last">
      <span className="font-semibold text-ink">{numbered(complete)}</span> of {numbered(asked)}
      <span className="sr-only"> signed, {numbered(outstanding)} to go</span>
    </span>
  )
}

function Bar({ tally: { complete, asked } }: { tally: Tally }) {
  const done = asked > 0 && complete === asked
  return (
    <span
      aria-hidden
      data-fc="border"
      className="block h-2 overflow-hidden max-sm:col-span-2 rounded-full bg-[#e9e4da] print:hidden"
    >
      <ShareBar value={complete} of={asked} className={done ? 'text-success' : 'text-accent'} />
    </span>
  )
}
