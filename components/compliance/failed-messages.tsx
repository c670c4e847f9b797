import { DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { FailedMessage } from '@/lib/reminders/types'

/** Messages that were given up, each with the people whose address it went to. */
export function FailedMessages({ messages }: { messages: readonly FailedMessage[] }) {
  return (
    <DataTable
      caption="Messages not delivered"
      hideCaption
      rows={messages}
      rowKey={(message) => message.messageId}
      columns={[
        { key: 'who', header: 'To', rowHeader: true, cell: Who },
        { key: 'subject', header: 'Message', cell: ({ subject }) => subject },
        { key: 'at', header: 'Written', cell: ({ writtenAt }) => formatUkDateTime(new Date(writtenAt)) },
        { key: 'error', header: 'Why not', cell: ({ error }) => <span className="break-words">{error}</span> },
      ]}
    />
  )
}

const Who = ({ to, people }: FailedMessage) => (
  <>
    {people.map(({ id, name }) => (
      <TextLink key={id} href={`/people/${id}`} className="block py-0.5">
        <bdi>{name}</bdi>
      </TextLink>
    ))}
    <span className="block break-all font-normal text-ink-soft">{to}</span>
    {people.length === 0 && <span className="block font-normal text-ink-soft">Nobody has this address any more</span>}
  </>
)
