import { Icon } from '@/components/ui/icon'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'

type MessageRow = {
  id: string
  to: string
  subject: string
  createdAt: Date
  state: 'queued' | 'sent' | 'failed'
  attachments: string[]
}

/** Messages as a mail program lists them: subject first, then to whom and when. */
export function MessageList({ messages, hrefFor }: { messages: MessageRow[]; hrefFor: (id: string) => string }) {
  return (
    <ul className="overflow-hidden rounded-[6px] border border-rule bg-surface">
      {messages.map(({ id, to, subject, createdAt, state, attachments }) => (
        <li
          key={id}
          className="flex gap-4 border-rule border-b px-4 py-3.5 last:border-b-0 hover:bg-accent-tint sm:px-5"
        >
          <Icon name="mail" className="mt-1 size-5 text-ink-soft max-xs:hidden" />
          <div className="min-w-0 grow">
            <TextLink href={hrefFor(id)} className="inline-block py-0.5 font-semibold [overflow-wrap:anywhere]">
              {subject}
            </TextLink>
            <p className="text-ink-soft [overflow-wrap:anywhere]">To {to}</p>
            <p className="text-[0.9375rem] text-ink-soft">
              <time dateTime={createdAt.toISOString()}>{formatUkDateTime(createdAt)}</time>
            </p>
            {(attachments.length > 0 || state !== 'sent') && (
              <p className="mt-1.5 flex flex-wrap gap-2">
                {attachments.length > 0 && <Tag>{attachmentsOf(attachments.length)}</Tag>}
                {state === 'queued' && <Tag tone="amber">On its way</Tag>}
                {state === 'failed' && (
                  <Tag tone="red" icon="alert">
                    Not sent
                  </Tag>
                )}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

const attachmentsOf = (count: number) => (count === 1 ? '1 attachment' : `${count} attachments`)
