import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { pageNumber } from '@/app/_lib/page-number'
import { ItemTable } from '@/components/data-rights/item-table'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { keptForm } from '@/lib/auth/kept-form'
import { scopesOf } from '@/lib/auth/permissions'
import { getErasurePlan } from '@/lib/data-rights/queries/erasure-plans'
import { formatUkDate } from '@/lib/format/uk-time'
import { Decide } from './decide'
import { PlanFacts } from './plan-facts'
import { PlanProgress } from './plan-progress'

export const metadata: Metadata = { title: 'Dry run of an erasure' }
export const dynamic = 'force-dynamic'

export default async function PlanPage({ params, searchParams }: PageProps<'/retention/[planId]'>) {
  const { actor, school } = await requireSchool('retention.plan')
  const { page, kept, done } = await searchParams
  const plan = await getErasurePlan(actor, (await params).planId, pageNumber(page))
  if (!plan || plan.schoolId !== school.id) notFound()
  const at = `/retention/${plan.id}`
  const mayApprove = scopesOf(actor, 'retention.approve').some(({ schoolId }) => schoolId === school.id)
  const waits = plan.state === 'planned'
  const confirmed = await keptForm(actor.accountId, kept)
  return (
    <>
      <Breadcrumbs
        items={[{ href: '/retention', label: 'How long data is kept' }, { label: formatUkDate(plan.plannedAt) }]}
      />
      {done === 'approved' && plan.state === 'approved' && (
        <Banner tone="success" live>
          Approved. Erasing goes on by itself, also when you leave this page.
        </Banner>
      )}
      <PageHeader
        title={waits ? 'What would be erased' : 'What was erased'}
        caption={`Dry run of ${formatUkDate(plan.plannedAt)}`}
      />
      {confirmed && <ConfirmedNotice />}
      {plan.items === 0 ? (
        <EmptyState title="Nothing is due">
          Nobody who has left is past the time that the rules say, or something keeps them. Look again next month.
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          <PlanProgress plan={plan} />
          <Panel id="summary" title="In numbers">
            <PlanFacts plan={plan} />
          </Panel>
          <Panel id="list" title={waits ? 'Who, and why' : 'Each of them'}>
            <ItemTable rows={plan.rows} log={!waits} />
            <Pagination page={plan.page} pageCount={plan.pageCount} hrefFor={(to) => `${at}?page=${to}`} />
          </Panel>
          {waits && <Decide plan={plan} mayApprove={mayApprove} kept={confirmed} />}
        </div>
      )}
    </>
  )
}
