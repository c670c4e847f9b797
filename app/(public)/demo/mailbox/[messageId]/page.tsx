import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Sheet } from '@/components/layout/public-shell'
import { LinkedText } from '@/components/mail/linked-text'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { getMailboxMessage } from '@/lib/mail/queries'

export const metadata: Metadata = { title: 'Message' }
export const dynamic = 'force-dynamic'

export default async function MessagePage({ params }: PageProps<'/demo/mailbox/[messageId]'>) {
  const { messageId } = await params
  const message = await getMailboxMessage(messageId)
  if (!message) notFound()
  return (
    <Sheet>
      <PageHeader caption={<TextLink href="/demo/mailbox">Mailbox</TextLink>} title={message.subject} />
      <SummaryList
        compact
        rows={[
          { label: 'To', value: <span className="[overflow-wrap:anywhere]">{message.to}</span> },
          { label: 'Written', value: formatUkDateTime(message.createdAt) },
          ...(message.attachments.length > 0
            ? [{ label: 'Attached', value: <Attachments messageId={messageId} names={message.attachments} /> }]
            : []),
        ]}
      />
      <div className="mt-7 grid gap-4 text-[1.125rem] leading-relaxed">
        <LinkedText text={message.text} />
      </div>
    </Sheet>
  )
}

function Attachments({ messageId, names }: { messageId: string; names: string[] }) {
  return (
    <ul className="grid gap-1">
      {names.map((name, at) => (
        <li key={name}>
          <TextLink href={`/api/mailbox/${messageId}/${at}`} className="[overflow-wrap:anywhere]">
            {name}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
