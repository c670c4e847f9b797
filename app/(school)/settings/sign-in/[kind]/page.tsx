import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { keptForm } from '@/lib/auth/kept-form'
import { OPENID_LABELS } from '@/lib/auth/openid/types'
import { listOwnSignIns, tryOwnSignIn } from '@/lib/schools/queries/own-sign-in'
import { Guide } from './guide'
import { OwnSignInForm } from './own-sign-in-form'
import { TryOrTurnOff } from './try-or-turn-off'

export const metadata: Metadata = { title: 'Sign-in with the school’s accounts' }

export default async function OwnSignInPage({ params, searchParams }: PageProps<'/settings/sign-in/[kind]'>) {
  const { actor, school } = await requireSchool('school.configure')
  const { kind } = await params
  const signIn = (await listOwnSignIns(actor, school.id))?.find((one) => one.kind === kind)
  if (!signIn) notFound()
  const { done, ...search } = await searchParams
  const kept = await keptForm(actor.accountId, search.kept)
  const trial = done === 'tried' && signIn.saved ? await tryOwnSignIn(actor, school.id, signIn.kind) : null
  return (
    <>
      <Breadcrumbs items={[{ href: '/settings', label: 'School settings' }, { label: OPENID_LABELS[signIn.kind] }]} />
      <PageHeader
        title={`Sign in with ${OPENID_LABELS[signIn.kind]}`}
        lead={signIn.saved ? 'This is on: the sign-in page offers it.' : 'This is off.'}
      />
      {done === 'saved' && (
        <Banner tone="success" live>
          Saved. Try it below, and then sign in with it once yourself, in another browser.
        </Banner>
      )}
      {trial && (
        <Banner
          tone={trial.works ? 'success' : 'warning'}
          title={trial.works ? 'It works' : 'It does not work yet'}
          live
        >
          {trial.says}
        </Banner>
      )}
      {kept && <ConfirmedNotice />}
      <div className="grid max-w-[46rem] gap-10">
        <Guide kind={signIn.kind} redirectAddress={signIn.redirectAddress} />
        <OwnSignInForm schoolId={school.id} signIn={signIn} kept={kept} />
        {signIn.saved && <TryOrTurnOff schoolId={school.id} kind={signIn.kind} />}
      </div>
    </>
  )
}
