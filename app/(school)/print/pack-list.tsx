import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { PACK_DAYS, PACK_KIND_LABELS, type PackView, sheetsOf } from '@/lib/documents/packs/types'
import { formatUkDate, formatUkDateTime } from '@/lib/format/uk-time'
import { PackStateTag } from './pack-state'

/** Files of the last days, each with the way to it. */
export const PackList = ({ packs }: { packs: readonly PackView[] }) => (
  <DataTable
    caption={`Files of the last ${PACK_DAYS} days`}
    hideCaption
    rows={packs}
    rowKey={(pack) => pack.id}
    empty={
      <EmptyState title="No file yet">What you print stands here for {PACK_DAYS} days, and is then deleted.</EmptyState>
    }
    columns={[
      {
        key: 'title',
        header: 'File',
        rowHeader: true,
        cell: ({ id, kind, title }) => (
          <>
            <TextLink href={`/print/${id}`}>{PACK_KIND_LABELS[kind]}</TextLink>
            <span className="block font-normal text-ink-soft">{title}</span>
          </>
        ),
      },
      { key: 'state', header: 'State', cell: ({ state }) => <PackStateTag state={state} /> },
      {
        key: 'sheets',
        header: 'Sheets',
        align: 'end',
        cell: ({ state, pages, duplex }) => (state === 'ready' ? sheetsOf(pages, duplex) : ''),
      },
      { key: 'asked', header: 'Asked for', cell: ({ createdAt }) => formatUkDateTime(createdAt) },
      { key: 'until', header: 'Kept until', cell: ({ expiresAt }) => formatUkDate(expiresAt) },
    ]}
  />
)
