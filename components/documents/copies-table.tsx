import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate } from '@/lib/format/uk-time'

type Copy = {
  documentId: string
  reference: string
  about: string
  title: string
  className: string | null
  roundName: string
  completedAt: Date
}

/** Copies with a link to each PDF. */
export function CopiesTable({ copies, empty }: { copies: readonly Copy[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Signed copies"
      hideCaption
      rows={copies}
      rowKey={(copy) => copy.documentId}
      empty={empty}
      columns={[
        {
          key: 'about',
          header: 'Name',
          rowHeader: true,
          cell: ({ about, className }) => (
            <>
              {about}
              {className && <span className="block font-normal text-ink-soft">{className}</span>}
            </>
          ),
        },
        {
          key: 'title',
          header: 'Form',
          cell: ({ title, roundName }) => (
            <>
              {title}
              <span className="block text-ink-soft">{roundName}</span>
            </>
          ),
        },
        { key: 'completed', header: 'Complete since', cell: ({ completedAt }) => formatUkDate(completedAt) },
        {
          key: 'reference',
          header: 'Reference',
          cell: ({ reference }) => <span className="whitespace-nowrap tabular-nums">{reference}</span>,
        },
        {
          key: 'open',
          header: 'PDF',
          hideHeader: true,
          noPrint: true,
          cell: ({ documentId, about }) => (
            <TextLink href={`/api/copies/${documentId}?view`}>
              Open<span className="sr-only"> the copy of {about}</span>
            </TextLink>
          ),
        },
      ]}
    />
  )
}
