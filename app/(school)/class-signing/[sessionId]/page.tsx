import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { now } from '@/lib/clock'
import { getClassSession } from '@/lib/signing/queries/class-sessions'
import { endClassSessionAction } from '../actions'
import { keptCode } from '../code-cookie'
import { CodePanel } from './code-panel'
import { PupilList } from './pupil-list'

export const metadata: Metadata = { title: 'Class signing' }

export default async function ClassSessionPage({ params }: PageProps<'/class-signing/[sessionId]'>) {
  const { sessionId } = await params
  const { actor } = await requireSchool('class.sign')
  const session = await getClassSession(actor, sessionId)
  if (!session) notFound()
  const forms = session.pupils.flatMap((pupil) => pupil.forms)
  const code = await keptCode(sessionId)
  const minutes = Math.ceil((new Date(session.codeExpiresAt).getTime() - now().getTime()) / 60_000)
  const here = `/class-signing/${sessionId}`
  return (
    <>
      <Breadcrumbs items={[{ href: '/class-signing', label: 'Class signing' }, { label: session.className }]} />
      <PageHeader
        caption={session.roundName}
        title={session.className}
        actions={
          session.running && (
            <ActionForm action={endClassSessionAction} hidden={{ sessionId }} label="End the signing session" />
          )
        }
      />
      {!session.running && (
        <Banner title="This signing session has ended.">
          The tablet shows no names any more. What was signed stands.
        </Banner>
      )}
      {session.running && session.bound && (
        <Banner tone="success" title="A tablet is signing with this class.">
          The code has been used. For another tablet, start another session.
        </Banner>
      )}
      {session.running && !session.bound && <CodePanel code={code} minutes={minutes} again={here} />}
      <section aria-labelledby="progress" className="mt-8">
        <h2 id="progress" className="mb-3">
          Who has signed
        </h2>
        <div className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
          <div className="grow">
            <Progress label="Forms signed" value={forms.filter((form) => form.signedAt).length} max={forms.length} />
          </div>
          <ButtonLink href={here} variant="secondary">
            Look again
          </ButtonLink>
        </div>
        <PupilList pupils={session.pupils} />
      </section>
    </>
  )
}
