import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate, formatUkDateTime } from '@/lib/format/uk-time'

type File = {
  id: string
  state: 'queued' | 'ready' | 'failed'
  own: boolean
  createdAt: Date
  expiresAt: Date
  parent: { displayName: string } | null
  person: { displayName: string }
}
type Props = { files: readonly File[]; deleteOf?: (file: File) => ReactNode }

/** Files of everything held, with their downloads. */
export function AccessFileTable({ files, deleteOf }: Props) {
  return (
    <DataTable
      caption="Files of everything held"
      hideCaption
      rows={files}
      rowKey={({ id }) => id}
      columns={[
        { key: 'made', header: 'Asked for', rowHeader: true, cell: ({ createdAt }) => formatUkDateTime(createdAt) },
        {
          key: 'for',
          header: 'By',
          cell: ({ own, parent, person }) => (
            <>
              <bdi>{parent?.displayName ?? person.displayName}</bdi>
              {own && <span className="block text-ink-soft">from their own account</span>}
              {parent && <span className="block text-ink-soft">on behalf of the child</span>}
            </>
          ),
        },
        { key: 'files', header: 'Download', cell: downloads },
        { key: 'until', header: 'Deleted by itself on', cell: ({ expiresAt }) => formatUkDate(expiresAt) },
        ...(deleteOf ? [{ key: 'delete', header: 'Delete', hideHeader: true, noPrint: true, cell: deleteOf }] : []),
      ]}
    />
  )
}

const PARTS = [
  { part: 'pdf', label: 'To read (PDF)' },
  { part: 'json', label: 'For programs (JSON)' },
  { part: 'zip', label: 'Both, with copies (zip)' },
]

function downloads({ id, state }: File) {
  if (state === 'queued') return <Tag tone="blue">Being made</Tag>
  if (state === 'failed') return <Tag tone="red">Could not be made</Tag>
  return (
    <ul className="grid gap-1">
      {PARTS.map(({ part, label }) => (
        <li key={part}>
          <TextLink href={`/api/access-files/${id}/${part}`} className="inline-block py-0.5">
            {label}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
