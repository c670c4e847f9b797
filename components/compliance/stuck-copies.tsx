import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import type { StuckCopy } from '@/lib/documents/types'
import { formatUkDateTime } from '@/lib/format/uk-time'

/** Complete requests whose copy failed or is overdue; each leads to its request, where it can be tried again. */
export function StuckCopies({ copies }: { copies: readonly StuckCopy[] }) {
  return (
    <DataTable
      caption="Signed forms without a copy"
      hideCaption
      rows={copies}
      rowKey={(copy) => copy.requestId}
      columns={[
        {
          key: 'about',
          header: 'Name',
          rowHeader: true,
          cell: ({ requestId, about }) => (
            <TextLink href={`/requests/${requestId}`} className="inline-block py-0.5">
              <bdi>{about}</bdi>
            </TextLink>
          ),
        },
        { key: 'title', header: 'Form', cell: ({ title }) => title },
        { key: 'class', header: 'Class', cell: ({ className }) => className },
        {
          key: 'at',
          header: 'Complete since',
          cell: ({ completedAt }) => (completedAt ? formatUkDateTime(completedAt) : null),
        },
        {
          key: 'error',
          header: 'Why not',
          cell: ({ error, state }) => (
            <span className="break-words">{error ?? (state === 'failed' ? 'Not known' : 'Still waiting')}</span>
          ),
        },
      ]}
    />
  )
}
