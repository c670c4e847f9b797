import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { RoundCard } from '@/components/rounds/round-card'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listTallies } from '@/lib/compliance/queries'
import { listRounds } from '@/lib/rounds/queries'
import { mayRun } from './may-run'

export const metadata: Metadata = { title: 'Signing rounds' }
export const dynamic = 'force-dynamic'

export default async function RoundsPage() {
  const { actor, school } = await requireSchool('rounds.view')
  const rounds = await listRounds(actor, school.id)
  const tallies = await listTallies(
    actor,
    school.id,
    rounds.map((round) => round.id),
  )
  const runs = mayRun(actor, school.id)
  return (
    <>
      <PageHeader
        title="Signing rounds"
        lead="A round asks each group to sign the agreement written for it, from a day until a day."
        actions={runs && rounds.length > 0 && <ButtonLink href="/rounds/new">Prepare a round</ButtonLink>}
      />
      {rounds.length === 0 ? (
        <EmptyState
          title="No round yet"
          action={runs && <ButtonLink href="/rounds/new">Prepare the first round</ButtonLink>}
        >
          {runs
            ? 'Preparing one writes to nobody: you see exactly who will be asked before you open it.'
            : 'The school office prepares and opens rounds.'}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {rounds.map((round) => (
            <RoundCard key={round.id} round={round} tally={tallies.get(round.id)} />
          ))}
        </ul>
      )}
    </>
  )
}
