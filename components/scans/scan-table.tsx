import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import type { ScanListRow } from '@/lib/scans/types'
import { ScanStateTag } from './state-tag'

/** The scans of before: when, by whom, and what is left to do in each. */
export const ScanTable = ({ rows, empty }: { rows: readonly ScanListRow[]; empty: ReactNode }) => (
  <DataTable
    caption="Scans so far"
    hideCaption
    rows={rows}
    rowKey={({ id }) => id}
    empty={empty}
    columns={[
      {
        key: 'when',
        header: 'Sent in',
        rowHeader: true,
        cell: ({ id, startedAt }) => (
          <TextLink href={`/scans/${id}`} className="inline-block py-0.5">
            {formatUkDateTime(startedAt)}
          </TextLink>
        ),
      },
      { key: 'who', header: 'By', cell: ({ startedBy }) => startedBy },
      {
        key: 'pages',
        header: 'Pages',
        cell: ({ pages, fileNames }) => (
          <>
            {counted(pages, 'page')}
            {fileNames.length > 0 && (
              <span className="wrap-anywhere block text-ink-soft">
                {fileNames.length === 1 ? fileNames[0] : counted(fileNames.length, 'file')}
              </span>
            )}
          </>
        ),
      },
      { key: 'left', header: 'Left to do', cell: leftToDo },
      { key: 'state', header: 'State', cell: ({ state }) => <ScanStateTag state={state} /> },
    ]}
  />
)

function leftToDo({ toRecord, setAside, recorded, state }: ScanListRow) {
  if (state === 'failed' || state === 'cancelled') return null
  const parts = [
    toRecord > 0 && `${counted(toRecord, 'form')} to record`,
    setAside > 0 && `${counted(setAside, 'page')} set aside`,
  ].filter(Boolean)
  if (parts.length > 0) return parts.join(', ')
  return recorded > 0 ? `Nothing: ${counted(recorded, 'form')} recorded` : null
}
