import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { localPath } from '@/app/_lib/local-path'
import { stepPage } from '@/app/_lib/second-step'
import { Sheet } from '@/components/layout/public-shell'
import { getOwnSecondFactor } from '@/lib/accounts/queries/second-factor'
import { isRecent } from '@/lib/auth/second-step'
import { requireFirstStep } from '@/lib/auth/session'
import { RecoveryCodes } from './recovery-codes'

export const metadata: Metadata = { title: 'Recovery codes' }

export default async function CodesPage({ searchParams }: PageProps<'/sign-in/second-step/set-up/codes'>) {
  const actor = await requireFirstStep()
  const next = localPath((await searchParams).next, '/account')
  if (!actor.secondStep.isSet) redirect(stepPage('/set-up', next))
  if (!isRecent(actor.secondStep)) redirect(stepPage('', stepPage('/set-up/codes', next)))
  const { codesLeft } = await getOwnSecondFactor(actor)
  return (
    <Sheet>
      <RecoveryCodes next={next} codesLeft={codesLeft} name={actor.name} />
    </Sheet>
  )
}
