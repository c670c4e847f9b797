import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import type { TrailRow } from '@/lib/audit/types'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { fieldInWords, inWords, valueInWords } from './words'

export function TrailTable({ rows, empty }: { rows: readonly TrailRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Entries, newest first"
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'at',
          header: 'When',
          cell: ({ at }) => (
            <time dateTime={at.toISOString()} className="whitespace-nowrap">
              {formatUkDateTime(at)}
            </time>
          ),
        },
        { key: 'who', header: 'Who', rowHeader: true, cell: ({ who }) => who },
        { key: 'what', header: 'What', cell: (row) => <What {...row} /> },
      ]}
    />
  )
}

function What({ action, about, details }: TrailRow) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 has-[details[open]]:grid">
      <p>
        {inWords(action)}
        {about && `: ${about}`}
      </p>
      {details.length > 0 && (
        <Disclosure summary="Details">
          <ul>
            {details.map(({ name, before, after }) => (
              <li key={name}>
                {fieldInWords(name)}: {change(before, after)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}

function change(before: string | null, after: string | null) {
  if (before === null) return valueInWords(after ?? '')
  return after === null ? `was ${valueInWords(before)}` : `from ${valueInWords(before)} to ${valueInWords(after)}`
}
