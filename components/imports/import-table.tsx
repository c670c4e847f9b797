import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { listed } from '@/lib/format/words'
import type { ImportListRow } from '@/lib/imports/view-types'
import { ImportStateTag } from './state-tag'
import { sentenceOf } from './sums'

type Props = { rows: readonly ImportListRow[]; empty: ReactNode }

/** The imports of before: when, from what, by whom, and what came of them. */
export const ImportTable = ({ rows, empty }: Props) => (
  <DataTable
    caption="Imports so far"
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
          <TextLink href={`/imports/${id}`} className="inline-block py-0.5">
            {formatUkDateTime(startedAt)}
          </TextLink>
        ),
      },
      { key: 'who', header: 'By', cell: ({ startedBy }) => startedBy },
      {
        key: 'what',
        header: 'Files',
        cell: ({ fileNames, whole }) => (
          <>
            <span className="wrap-anywhere">{listed(fileNames)}</span>
            <span className="block text-ink-soft">{whole ? 'The whole roll' : 'Some people'}</span>
          </>
        ),
      },
      { key: 'changes', header: 'Changes', cell: changesOf },
      { key: 'state', header: 'State', cell: ({ state }) => <ImportStateTag state={state} /> },
    ]}
  />
)

function changesOf({ state, summary }: ImportListRow) {
  if (!summary || state === 'discarded' || state === 'failed') return null
  return sentenceOf(summary, state === 'confirmed' || state === 'undone' || state === 'undoing' ? 'did' : 'would')
}
