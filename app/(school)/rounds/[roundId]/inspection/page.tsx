import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { maySeeWhole, reachWords } from '@/app/(school)/dashboard/round-of'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Stat } from '@/components/ui/stat'
import { scopesOf } from '@/lib/auth/permissions'
import { getDashboard } from '@/lib/compliance/queries'
import { latestCheckpoint } from '@/lib/signing/queries/checkpoints'
import { roundAt } from '../round-at'
import { PackChoice } from './pack-choice'
import { WhatIsInIt } from './what-is-in-it'

export const metadata: Metadata = { title: 'Inspection pack' }
export const dynamic = 'force-dynamic'

export default async function InspectionPage({ params }: PageProps<'/rounds/[roundId]/inspection'>) {
  const { actor, school, round, runs } = await roundAt(params, 'rounds.view')
  if (!scopesOf(actor, 'dashboard.view').some((scope) => scope.schoolId === school.id)) notFound()
  const [dashboard, checkpoint] = await Promise.all([
    getDashboard(actor, school.id, round.id),
    latestCheckpoint(actor, school.id),
  ])
  if (!dashboard) notFound()
  const { total } = dashboard
  const at = `/rounds/${round.id}`
  // Whoever runs the round works with the names; whoever looks at it from outside asks for them.
  const choices = runs ? (['with', 'without'] as const) : (['without', 'with'] as const)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/rounds', label: 'Signing rounds' },
          { href: at, label: round.name },
          { label: 'Inspection pack' },
        ]}
      />
      <PageHeader
        title="Inspection pack"
        caption={round.name}
        lead="One file for governors or inspectors: how far the round has come, what was signed, who approved it, and how all of it can be checked."
      />
      {!maySeeWhole(actor, school.id) && (
        <Banner>{reachWords(actor, school.id)} The pack covers no more than that.</Banner>
      )}
      {round.status === 'draft' ? (
        <EmptyState title="This round has not been opened yet">
          There is a pack once people are asked to sign.
        </EmptyState>
      ) : (
        <>
          <div className="mb-6 flex flex-wrap gap-x-12 gap-y-5">
            <Stat
              value={total.complete.toLocaleString('en-GB')}
              of={total.asked.toLocaleString('en-GB')}
              label="signed"
            />
            <Stat value={total.outstanding.toLocaleString('en-GB')} label="outstanding" />
            <Stat value={total.exempt.toLocaleString('en-GB')} label="exempt, not counted" />
          </div>
          <div className="mb-8 grid items-start gap-6 xl:grid-cols-2">
            {choices.map((names, at) => (
              <PackChoice key={names} roundId={round.id} names={names === 'with'} first={at === 0} />
            ))}
          </div>
          <WhatIsInIt checkpointAt={checkpoint?.madeAt ?? null} />
        </>
      )}
    </>
  )
}
