import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageNumber } from '@/app/_lib/page-number'
import { MessageList } from '@/components/mail/message-list'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TextInput } from '@/components/ui/text-input'
import { listMailbox } from '@/lib/mail/queries'

export const metadata: Metadata = { title: 'Demonstration mailbox' }
export const dynamic = 'force-dynamic'

const MAILBOX = '/demo/mailbox'

export default async function MailboxPage({ searchParams }: PageProps<'/demo/mailbox'>) {
  const { to, page } = await searchParams
  const search = typeof to === 'string' ? to.trim() : ''
  const current = pageNumber(page)
  const mailbox = await listMailbox({ search, page: current })
  if (!mailbox) notFound()
  const hrefFor = (number: number) =>
    `${MAILBOX}?${new URLSearchParams({ ...(search && { to: search }), page: String(number) })}`
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pb-12 sm:px-6">
      <PageHeader
        caption="Demonstration"
        title="Mailbox"
        lead="Every message that Countersign wrote on this computer. Nothing has been sent to anyone."
      />
      <FilterBar action={MAILBOX} label="Search the mailbox" resetHref={search ? MAILBOX : undefined}>
        <TextInput name="to" type="search" label="Sent to" hint="Part of an address is enough." defaultValue={search} />
      </FilterBar>
      <p className="mb-3 text-ink-soft" role="status">
        {countOf(mailbox.total, search)}
      </p>
      {mailbox.messages.length > 0 ? (
        <MessageList messages={mailbox.messages} hrefFor={(id) => `${MAILBOX}/${id}`} />
      ) : (
        <EmptyState title={search ? 'No message to this address' : 'No messages yet'}>
          {search
            ? 'Look for a part of the address, or clear the search.'
            : 'Open a signing round or ask for a sign-in link, and the message appears here within seconds.'}
        </EmptyState>
      )}
      <Pagination page={current} pageCount={mailbox.pages} hrefFor={hrefFor} label="Pages of messages" />
    </div>
  )
}

const countOf = (total: number, search: string) =>
  `${total === 1 ? '1 message' : `${total.toLocaleString('en-GB')} messages`}${search ? ` to addresses with “${search}”` : ''}`
