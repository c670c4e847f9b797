import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { HoldTable } from '@/components/data-rights/hold-table'
import { PlanTable } from '@/components/data-rights/plan-table'
import { RuleTable } from '@/components/data-rights/rule-table'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { keptForm } from '@/lib/auth/kept-form'
import { scopesOf } from '@/lib/auth/permissions'
import { listErasurePlans } from '@/lib/data-rights/queries/erasure-plans'
import { getRetentionRules } from '@/lib/data-rights/queries/retention-rules'
import { listHolds } from '@/lib/data-rights/queries/standing'
import { NETWORK_MONTHS } from '@/lib/data-rights/types'
import { endHoldAction, planErasureAction } from './actions'

export const metadata: Metadata = { title: 'How long data is kept' }

const NEWS: Record<string, string> = {
  rules: 'The rules are saved. They count from the next dry run on.',
  discarded: 'The dry run is thrown away. Nothing was erased.',
  'hold-ended': 'The hold has ended. The rules decide again.',
}

export default async function RetentionPage({ searchParams }: PageProps<'/retention'>) {
  const { actor, school } = await requireSchool('retention.plan')
  const rules = await getRetentionRules(actor, school.id)
  if (!rules) notFound()
  const [plans, holds] = [await listErasurePlans(actor, school.id), await listHolds(actor, school.id)]
  const mayApprove = scopesOf(actor, 'retention.approve').some(({ schoolId }) => schoolId === school.id)
  const { done, kept } = await searchParams
  return (
    <>
      <PageHeader
        title="How long data is kept"
        lead="Nothing that was signed is erased before its time. When the time is over, a dry run lists it, a headteacher approves the list, and it goes for good."
      />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      {(await keptForm(actor.accountId, kept)) && <ConfirmedNotice />}
      <div className="grid gap-6">
        <Panel
          id="rules"
          title="The rules"
          actions={mayApprove && <TextLink href="/retention/rules">Change the rules</TextLink>}
        >
          <RuleTable rules={rules} />
          <p className="mt-4 text-ink-soft">
            Besides, the IP address and the browser of every signature are erased {NETWORK_MONTHS} months after it. That
            is promised to everybody, needs no approval, and happens each night.
          </p>
        </Panel>
        <Panel id="plans" title="Dry runs and what was erased">
          <p className="mb-4 max-w-[46rem]">
            A dry run looks at everybody who has left and lists who and what is due. It changes nothing.
          </p>
          <ActionForm
            action={planErasureAction}
            hidden={{ schoolId: school.id }}
            label="Make a dry run"
            variant="primary"
          />
          <div className="mt-6">
            <PlanTable
              plans={plans}
              empty={
                <EmptyState title="No dry run yet">What is erased stands here afterwards, without names.</EmptyState>
              }
            />
          </div>
        </Panel>
        <Panel id="holds" title="Kept for a reason">
          <HoldTable
            holds={holds}
            empty={
              <EmptyState title="Nobody is held">
                A hold keeps a person’s data whatever the rules say: for a claim, a complaint or an inquiry. It is
                placed on the page of the person, under “Data and privacy”.
              </EmptyState>
            }
            endOf={
              mayApprove
                ? ({ id, name }) => (
                    <ActionForm
                      action={endHoldAction}
                      hidden={{ holdId: id }}
                      small
                      label={
                        <>
                          End<span className="sr-only"> the hold on {name}</span>
                        </>
                      }
                    />
                  )
                : undefined
            }
          />
        </Panel>
      </div>
    </>
  )
}
