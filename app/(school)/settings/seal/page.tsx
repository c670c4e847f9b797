import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { keptForm } from '@/lib/auth/kept-form'
import { now } from '@/lib/clock'
import { getSealSettings, tryTimestampAuthority } from '@/lib/sealing/queries'
import { makeSealKeyAction, tryTimestampAuthorityAction, turnOffTimestampAuthorityAction } from './actions'
import { CertificateInUse } from './certificate-in-use'
import { EarlierCertificates } from './earlier-certificates'
import { OwnCertificateForm } from './own-certificate-form'
import { TimestampForm } from './timestamp-form'

export const metadata: Metadata = { title: 'Seal on the copies' }

const NEWS: Record<string, string> = {
  made: 'Copies are sealed with the new certificate from now on. Earlier copies stay good.',
  uploaded: 'Copies are sealed with the school’s own certificate from now on. Earlier copies stay good.',
  'no-time': 'Copies are sealed without a time from elsewhere from now on.',
}

export default async function SealPage({ searchParams }: PageProps<'/settings/seal'>) {
  const { actor, school } = await requireSchool('school.configure')
  const settings = await getSealSettings(actor, school.id)
  if (!settings) notFound()
  const { done, kept } = await searchParams
  const { inUse, earlier, timestampUrl } = settings
  const expired = inUse !== null && inUse.validUntil <= now()
  const [trial, typed] = await Promise.all([
    done === 'tried' && timestampUrl ? tryTimestampAuthority(actor, school.id) : null,
    keptForm(actor.accountId, kept),
  ])
  const hidden = { schoolId: school.id }
  return (
    <>
      <Breadcrumbs items={[{ href: '/settings', label: 'School settings' }, { label: 'Seal on the copies' }]} />
      <PageHeader
        title="Seal on the copies"
        lead="Every copy is sealed with the school’s certificate: any reader of PDF files shows whether it was changed since."
      />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      {trial && (
        <Banner
          tone={trial.works ? 'success' : 'warning'}
          title={trial.works ? 'It works' : 'It does not work yet'}
          live
        >
          {trial.says}
          {!trial.works && ' Until it works, copies wait for their seal; signatures are safe.'}
        </Banner>
      )}
      {typed && <ConfirmedNotice />}
      {expired && inUse.origin === 'uploaded' && (
        <Banner tone="warning" title="The certificate has expired">
          New copies wait until another one is in place. Signing goes on, and no signature is lost.
        </Banner>
      )}
      <div className="grid max-w-[46rem] gap-10">
        <section aria-labelledby="in-use">
          <h2 id="in-use" className="mb-3">
            Certificate
          </h2>
          {inUse ? (
            <CertificateInUse certificate={inUse} expired={expired} />
          ) : (
            <p>None yet: one is made with the first copy, or now.</p>
          )}
        </section>
        <section aria-labelledby="new">
          <h2 id="new">Make a new one</h2>
          <p className="mt-1 mb-4">
            Do this when somebody may have got hold of the key. The school signs the new certificate itself, for ten
            years; the old key is forgotten.
          </p>
          <ActionForm action={makeSealKeyAction} hidden={hidden} label="Make a new certificate" />
        </section>
        <section aria-labelledby="own">
          <h2 id="own">Use the school’s own</h2>
          <p className="mt-1 mb-4">
            A certificate that somebody known has issued to the school: readers of the copies then say whose seal it is
            without being told to trust it.
          </p>
          <OwnCertificateForm schoolId={school.id} />
        </section>
        <section aria-labelledby="time">
          <h2 id="time">Time of the seal</h2>
          <p className="mt-1 mb-4">
            A timestamp authority (RFC 3161) confirms when a copy was sealed. When it does not answer, the copy waits
            and is tried again.
          </p>
          <TimestampForm schoolId={school.id} url={timestampUrl} kept={typed} />
          {timestampUrl && (
            <div className="mt-4 flex flex-wrap gap-4">
              <ActionForm action={tryTimestampAuthorityAction} hidden={{}} label="Try it" />
              <ActionForm
                action={turnOffTimestampAuthorityAction}
                hidden={hidden}
                label="Turn it off"
                variant="warning"
              />
            </div>
          )}
        </section>
        {earlier.length > 0 && (
          <section aria-labelledby="earlier">
            <h2 id="earlier" className="mb-3">
              Earlier certificates
            </h2>
            <EarlierCertificates certificates={earlier} />
          </section>
        )}
      </div>
    </>
  )
}
