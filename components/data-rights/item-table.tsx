import { DataTable } from '@/components/ui/data-table'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { GROUP_LABELS, type ItemRow } from '@/lib/data-rights/types'
import { formatUkDay } from '@/lib/format/uk-time'

/** What a plan lists: before it is approved with names and days, afterwards with what became of each. */
export function ItemTable({ rows, log }: { rows: readonly ItemRow[]; log: boolean }) {
  return (
    <DataTable
      caption={log ? 'What became of each' : 'What would be erased'}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: 'Who',
          rowHeader: true,
          cell: ({ personId, name, form }) => (
            <>
              <TextLink href={`/people/${personId}/data`}>
                <bdi>{name}</bdi>
              </TextLink>
              <span className="block font-normal text-ink-soft">{form ? `Only: ${form}` : 'Everything'}</span>
            </>
          ),
        },
        { key: 'group', header: 'Group', cell: ({ group }) => GROUP_LABELS[group] },
        {
          key: 'why',
          header: 'Why',
          cell: ({ form, since, dueOn }) => (
            <>
              {form ? 'Round ended' : 'Left'} on {formatUkDay(since)}.
              <span className="block text-ink-soft">To be kept until {formatUkDay(dueOn)}.</span>
            </>
          ),
        },
        { key: 'sections', header: 'Parts of evidence', align: 'end', cell: ({ sections }) => sections },
        { key: 'copies', header: 'Copies', align: 'end', cell: ({ copies }) => copies },
        ...(log ? [{ key: 'state', header: 'What happened', cell: whatHappened }] : []),
      ]}
    />
  )
}

const whatHappened = ({ state, keptBecause, messages }: ItemRow) => {
  if (state === 'waiting') return <Tag tone="blue">Waits</Tag>
  if (state === 'erased') {
    return (
      <>
        <Tag tone="green">Erased</Tag>
        {messages > 0 && (
          <span className="mt-1 block text-ink-soft">
            and {messages === 1 ? 'one message' : `${messages} messages`}
          </span>
        )}
      </>
    )
  }
  return (
    <>
      <Tag tone="amber">Left alone</Tag>
      <span className="mt-1 block">{keptBecause}</span>
    </>
  )
}
