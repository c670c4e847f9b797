import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { keptForm } from '@/lib/auth/kept-form'
import { getRetentionRules } from '@/lib/data-rights/queries/retention-rules'
import { RulesForm } from './rules-form'

export const metadata: Metadata = { title: 'Change how long data is kept' }

export default async function RulesPage({ searchParams }: PageProps<'/retention/rules'>) {
  const { actor, school } = await requireSchool('retention.approve')
  const rules = await getRetentionRules(actor, school.id)
  if (!rules) notFound()
  const kept = await keptForm(actor.accountId, (await searchParams).kept)
  return (
    <>
      <Breadcrumbs items={[{ href: '/retention', label: 'How long data is kept' }, { label: 'Change the rules' }]} />
      <PageHeader
        title="Change the rules"
        lead="What stands here when nothing is changed is a starting point. Your data protection officer knows what fits your school. Nothing is erased by saving: a dry run and an approval come first."
      />
      {kept && <ConfirmedNotice />}
      <RulesForm schoolId={school.id} rules={rules} kept={kept} />
    </>
  )
}
