import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import type { AccountRow } from '@/lib/accounts/types'
import { POST_LABELS } from '@/lib/auth/actor'
import { formatUkDate } from '@/lib/format/uk-time'

type Props = { caption: string; rows: readonly AccountRow[]; empty: ReactNode }

export function AccountsTable({ caption, rows, empty }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'name',
          header: 'Name',
          rowHeader: true,
          cell: ({ id, name, own }) => (
            <>
              <TextLink href={`/accounts/${id}`}>{name}</TextLink>
              {own && <span className="font-normal text-ink-soft"> (you)</span>}
            </>
          ),
        },
        {
          key: 'email',
          header: 'E-mail address',
          cell: ({ email }) => <span className="break-all">{email ?? 'None'}</span>,
        },
        {
          key: 'posts',
          header: 'Posts here',
          cell: ({ posts }) =>
            posts.length === 0
              ? 'Signs only'
              : posts.map(({ post, className }) => POST_LABELS[post] + (className ? ` (${className})` : '')).join(', '),
        },
        {
          key: 'state',
          header: 'State',
          cell: ({ suspended, lastSignInAt }) =>
            suspended ? (
              <Tag tone="red">Stopped</Tag>
            ) : lastSignInAt ? (
              `Signed in on ${formatUkDate(lastSignInAt)}`
            ) : (
              'Not signed in yet'
            ),
        },
      ]}
    />
  )
}
