import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { AccessFileTable } from '@/components/data-rights/access-file-table'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LookAgain } from '@/components/ui/look-again'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { keptForm } from '@/lib/auth/kept-form'
import { scopesOf } from '@/lib/auth/permissions'
import { getAccessFiles } from '@/lib/data-rights/queries/access-files'
import { getStanding } from '@/lib/data-rights/queries/standing'
import { FILE_DAYS } from '@/lib/data-rights/types'
import { formatUkDay } from '@/lib/format/uk-time'
import { getPerson } from '@/lib/people/queries'
import { AskForm } from './ask-form'
import { DeleteFile } from './delete-file'
import { Keeping } from './keeping'

export const metadata: Metadata = { title: 'Data and privacy' }
export const dynamic = 'force-dynamic'

const NEWS: Record<string, string> = {
  asked: 'The file is being made. It stands below in a minute or so.',
  deleted: 'The file is deleted.',
  held: 'The hold is placed. Nothing of theirs is erased while it stands.',
}

export default async function DataPage({ params, searchParams }: PageProps<'/people/[personId]/data'>) {
  const { actor, school } = await requireSchool('data.provide')
  const { personId } = await params
  const [person, standing] = [await getPerson(actor, personId), await getStanding(actor, personId)]
  if (!person || !standing || person.schoolId !== school.id) notFound()
  const access = await getAccessFiles(actor, personId)
  const mayApprove = scopesOf(actor, 'retention.approve').some(({ schoolId }) => schoolId === school.id)
  const { done, kept } = await searchParams
  const confirmed = await keptForm(actor.accountId, kept)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${personId}`, label: person.displayName },
          { label: 'Data and privacy' },
        ]}
      />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      <PageHeader title="Data and privacy" caption={<bdi>{person.displayName}</bdi>} />
      {confirmed && <ConfirmedNotice />}
      {standing.erasedOn ? (
        <Banner title={`Erased on ${formatUkDay(standing.erasedOn)}`}>
          Nothing personal is held any more. {standing.reference && `The reference is ${standing.reference}.`}
        </Banner>
      ) : (
        <div className="grid gap-6">
          <Panel id="everything" title="Everything we hold">
            {access ? (
              <>
                <p className="mb-5 max-w-[46rem]">
                  For somebody who asks what is held about them. You get a PDF to read, a JSON file for programs, and a
                  zip with both and the signed copies. Nobody else’s address, network address or reasons are in it. Read
                  it before you hand it over.
                </p>
                <AskForm personId={personId} name={person.displayName} parents={access.parents} kept={confirmed} />
                {access.files.length > 0 && (
                  <div className="mt-8">
                    <h3 className="mb-2">Files made in the last {FILE_DAYS} days</h3>
                    <AccessFileTable
                      files={access.files}
                      deleteOf={({ id }) => <DeleteFile personId={personId} fileId={id} />}
                    />
                    {access.files.some(({ state }) => state === 'queued') && <LookAgain everyMs={3000} />}
                  </div>
                )}
              </>
            ) : (
              <p>This record was merged into another. Everything is on the page of that one.</p>
            )}
          </Panel>
          <Panel id="keeping" title="How long it is kept">
            <Keeping
              schoolId={school.id}
              personId={personId}
              standing={standing}
              mayApprove={mayApprove}
              merged={!access}
            />
          </Panel>
        </div>
      )}
    </>
  )
}
