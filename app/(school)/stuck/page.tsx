import type { Metadata } from 'next'
import { ActionForm } from '@/app/_lib/action-form'
import { requireSchool } from '@/app/_lib/current-school'
import { FailedMessages } from '@/components/compliance/failed-messages'
import { StuckCopies } from '@/components/compliance/stuck-copies'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { listStuckCopies } from '@/lib/documents/queries'
import { listFailedMessages } from '@/lib/reminders/queries/messages-of-round'
import { retryCopiesAction, retryMessagesAction } from './actions'

export const metadata: Metadata = { title: 'What got stuck' }
export const dynamic = 'force-dynamic'

const DONE: Record<string, string> = {
  copies: 'The copies are being drawn again.',
  messages: 'The messages are on their way again.',
}

export default async function StuckPage({ searchParams }: PageProps<'/stuck'>) {
  const { actor, school } = await requireSchool('copies.print')
  const [copies, messages] = await Promise.all([
    listStuckCopies(actor, school.id),
    listFailedMessages(actor, school.id),
  ])
  const { done } = await searchParams
  const words = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : null
  return (
    <>
      <Breadcrumbs items={[{ href: '/dashboard', label: 'Dashboard' }, { label: 'What got stuck' }]} />
      {words && (
        <Banner tone="success" live>
          {words}
        </Banner>
      )}
      <PageHeader
        title="What got stuck"
        lead="Copies that could not be made and messages that could not be delivered. Every signature stands."
      />
      {copies.length === 0 && messages.length === 0 && (
        <EmptyState title="Nothing is stuck">Every signed form has its copy, and every message went out.</EmptyState>
      )}
      <div className="grid gap-6">
        {copies.length > 0 && (
          <Panel
            id="copies"
            title="Signed forms without a copy"
            actions={<ActionForm action={retryCopiesAction} hidden={{}} label="Draw them all again" small />}
          >
            <StuckCopies copies={copies} />
          </Panel>
        )}
        {messages.length > 0 && (
          <Panel
            id="messages"
            title="Messages not delivered"
            actions={<ActionForm action={retryMessagesAction} hidden={{}} label="Send them all again" small />}
          >
            <p className="mb-3 text-ink-soft">
              If an address is wrong, change it at the person: from then on reminders go to the new one. Sending again
              helps where the mail service was down; addresses that nobody has any more are left out.
            </p>
            <FailedMessages messages={messages} />
          </Panel>
        )}
      </div>
    </>
  )
}
