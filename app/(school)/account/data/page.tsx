import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { AccessFileTable } from '@/components/data-rights/access-file-table'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { LookAgain } from '@/components/ui/look-again'
import { PageHeader } from '@/components/ui/page-header'
import { getOwnAccount } from '@/lib/accounts/queries/own-account'
import { keptForm } from '@/lib/auth/kept-form'
import { requireActor } from '@/lib/auth/session'
import { listOwnAccessFiles } from '@/lib/data-rights/queries/access-files'
import { FILE_DAYS } from '@/lib/data-rights/types'
import { AskOwnForm } from './ask-own-form'

export const metadata: Metadata = { title: 'What is held about me' }
export const dynamic = 'force-dynamic'

export default async function OwnDataPage({ searchParams }: PageProps<'/account/data'>) {
  const actor = await requireActor()
  const account = await getOwnAccount(actor)
  if (!account || actor.people.length === 0) notFound()
  const files = await listOwnAccessFiles(actor)
  const { done, kept } = await searchParams
  const confirmed = await keptForm(actor.accountId, kept)
  return (
    <>
      <Breadcrumbs items={[{ href: '/account', label: 'My account' }, { label: 'What is held about me' }]} />
      {done === 'asked' && (
        <Banner tone="success" live>
          Your file is being made. It stands below in a minute or so.
        </Banner>
      )}
      <PageHeader
        title="What is held about me"
        lead="You can have a copy of everything that Countersign holds about you: your record, what you signed with its evidence, the messages you were sent, and what was done about you."
      />
      {confirmed && <ConfirmedNotice />}
      <div className="grid max-w-[46rem] gap-10">
        {actor.sharedAddress ? (
          <Banner title="Ask the school office for your file.">
            Somebody else uses your e-mail address too, so we cannot be sure here that it is you.
          </Banner>
        ) : (
          <ul className="grid gap-6">
            {account.people.map(({ person }) => (
              <li key={person.id}>
                <p>
                  <bdi className="font-semibold">{person.displayName}</bdi>, {person.school.name}
                </p>
                <AskOwnForm personId={person.id} />
              </li>
            ))}
          </ul>
        )}
        <section aria-labelledby="files">
          <h2 id="files" className="mb-3">
            My files
          </h2>
          {files.length > 0 ? (
            <AccessFileTable files={files} />
          ) : (
            <EmptyState title="No file yet">A file is kept for {FILE_DAYS} days and then deleted.</EmptyState>
          )}
          {files.some(({ state }) => state === 'queued') && <LookAgain everyMs={3000} />}
        </section>
      </div>
    </>
  )
}
