import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'

type Row = { id: string; sequence: number; hash: string; madeAt: Date }

/** Checkpoints, each with the file to keep. */
export function CheckpointTable({ checkpoints }: { checkpoints: readonly Row[] }) {
  return (
    <DataTable
      caption="Checkpoints, the newest first"
      hideCaption
      rows={checkpoints}
      rowKey={({ id }) => id}
      empty={<EmptyState title="No checkpoint yet">One is made each night, at about two o’clock.</EmptyState>}
      columns={[
        { key: 'made', header: 'Made', rowHeader: true, cell: ({ madeAt }) => formatUkDateTime(madeAt) },
        { key: 'sequence', header: 'Entries', align: 'end', cell: ({ sequence }) => sequence },
        {
          key: 'hash',
          header: 'Hash of the last entry',
          cell: ({ hash }) => <code className="text-[0.8em] [overflow-wrap:anywhere]">{hash}</code>,
        },
        {
          key: 'file',
          header: 'File',
          hideHeader: true,
          noPrint: true,
          cell: ({ id, madeAt }) => (
            <TextLink href={`/api/checkpoints/${id}`} download>
              Download<span className="sr-only"> the checkpoint of {formatUkDateTime(madeAt)}</span>
            </TextLink>
          ),
        },
      ]}
    />
  )
}
