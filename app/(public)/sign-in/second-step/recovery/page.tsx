import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { localPath } from '@/app/_lib/local-path'
import { homeOf } from '@/app/_lib/navigation'
import { stepPage } from '@/app/_lib/second-step'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { requireFirstStep } from '@/lib/auth/session'
import { CodeForm } from '../code-form'

export const metadata: Metadata = { title: 'Use a recovery code' }

export default async function RecoveryPage({ searchParams }: PageProps<'/sign-in/second-step/recovery'>) {
  const actor = await requireFirstStep()
  const next = localPath((await searchParams).next, homeOf(actor))
  if (!actor.secondStep.isSet) redirect(stepPage('', next))
  return (
    <Sheet>
      <PageHeader
        title="Use a recovery code"
        lead="One of the ten codes that you printed or kept when you set up your second step. Each works once."
      />
      <CodeForm kind="recovery" next={next} />
      <p className="mt-8">
        <TextLink href={stepPage('', next)}>Confirm in another way</TextLink>
      </p>
    </Sheet>
  )
}
