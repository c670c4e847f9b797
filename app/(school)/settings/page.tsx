import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { now } from '@/lib/clock'
import { getSchoolSettings } from '@/lib/schools/queries'
import { listOwnSignIns } from '@/lib/schools/queries/own-sign-in'
import { getSealSettings } from '@/lib/sealing/queries'
import { OwnSignInList } from './own-sign-in-list'
import { SealLink } from './seal-link'
import { SettingsForm } from './settings-form'

export const metadata: Metadata = { title: 'School settings' }

const NEWS: Record<string, string> = {
  saved: 'The settings are saved.',
  'sign-in-off': 'That way of signing in is turned off.',
  'set-up': 'The school is set up, and you are signed in. Check these settings, then add people and policies.',
}

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const { actor, school } = await requireSchool('school.configure')
  const settings = await getSchoolSettings(actor, school.id)
  const signIns = await listOwnSignIns(actor, school.id)
  const sealing = await getSealSettings(actor, school.id)
  if (!settings || !signIns || !sealing) notFound()
  const { done } = await searchParams
  return (
    <>
      <PageHeader title="School settings" lead={`URN ${settings.urn}`} />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      <SettingsForm settings={settings} crestUrl={school.crestUrl} />
      <OwnSignInList signIns={signIns} />
      <SealLink sealing={sealing} at={now()} />
    </>
  )
}
