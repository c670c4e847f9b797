import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { StuckItem } from '@/lib/jobs/stuck-types'

type Props = { title: string; items: readonly StuckItem[]; again: (item: StuckItem) => ReactNode }

/** What has not gone through: what, whose, since when, why, and what to do. */
export function StuckTable({ title, items, again }: Props) {
  return (
    <DataTable
      caption={title}
      hideCaption
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', header: 'What', rowHeader: true, cell: What },
        { key: 'since', header: 'Since', cell: Since },
        { key: 'why', header: 'Why, and what to do', cell: Why },
        { key: 'again', header: 'Try again', hideHeader: true, noPrint: true, cell: again },
      ]}
    />
  )
}

const What = ({ what, href, people, note }: StuckItem) => (
  <>
    {people.map(({ id, name }) => (
      <TextLink key={id} href={`/people/${id}`} className="block py-0.5">
        <bdi>{name}</bdi>
      </TextLink>
    ))}
    <span className="block font-normal">{href ? <TextLink href={href}>{what}</TextLink> : what}</span>
    {note && <span className="block break-words font-normal text-ink-soft [overflow-wrap:anywhere]">{note}</span>}
  </>
)

const Since = ({ since, late }: StuckItem) => (
  <>
    <span className="block">{formatUkDateTime(since)}</span>
    <span className="mt-1 inline-block">{late ? <Tag tone="amber">Late</Tag> : <Tag tone="red">Not done</Tag>}</span>
  </>
)

const Why = ({ why, todo, said }: StuckItem) => (
  <>
    <span className="block">{why}</span>
    <span className="block text-ink-soft">{todo}</span>
    {said && (
      <span className="mt-1 block text-[0.875em] text-ink-soft [overflow-wrap:anywhere]">
        For whoever runs Countersign: <q>{said}</q>
      </span>
    )}
  </>
)
