import { percentOf } from '@/components/compliance/headline'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Stat } from '@/components/ui/stat'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { listTallies } from '@/lib/compliance/queries'
import { formatUkDate } from '@/lib/format/uk-time'
import type { RoundHead } from '@/lib/rounds/types'
import type { SchoolLook } from '@/lib/schools/types'

type Props = { actor: Actor; school: SchoolLook; rounds: RoundHead[]; reach: string | null }

/** No round is open: what to do next, by post, and how the last one ended. */
export async function NothingOpen({ actor, school, rounds, reach }: Props) {
  const runs = scopesOf(actor, 'rounds.run').some((scope) => scope.schoolId === school.id)
  const draft = rounds.find((round) => round.status === 'draft')
  const closed = rounds
    .filter((round) => round.status === 'closed')
    .sort((a, b) => (b.closedAt ?? '').localeCompare(a.closedAt ?? ''))[0]
  const tally = closed && (await listTallies(actor, school.id, [closed.id])).get(closed.id)
  return (
    <>
      <PageHeader title="Dashboard" lead={reach} />
      <EmptyState title="No signing round is open" action={runs && <NextStep draft={draft} />}>
        {runs
          ? draft
            ? `“${draft.name}” is prepared. Look at who will be asked, then open it.`
            : 'A round asks each group for the agreement written for it, from a day until a day.'
          : 'The school office opens a round. Who has signed is shown here from then on.'}
      </EmptyState>
      {closed && tally && (
        <div className="mt-8">
          <Panel id="last" title="The last round">
            <div className="flex flex-wrap items-end justify-between gap-6">
              <Stat value={tally.complete} of={tally.asked} label={`signed, ${percentOf(tally)} per cent`} />
              <p className="text-ink-soft sm:text-end">
                <TextLink href={`/dashboard?round=${closed.id}`} className="font-semibold">
                  {closed.name}
                </TextLink>
                {closed.closedAt && <span className="block">Closed on {formatUkDate(new Date(closed.closedAt))}</span>}
              </p>
            </div>
          </Panel>
        </div>
      )}
    </>
  )
}

function NextStep({ draft }: { draft: RoundHead | undefined }) {
  return draft ? (
    <ButtonLink href={`/rounds/${draft.id}`}>Look at the draft</ButtonLink>
  ) : (
    <span className="inline-flex flex-wrap justify-center gap-3">
      <ButtonLink href="/rounds/new">Prepare a round</ButtonLink>
      <ButtonLink variant="secondary" href="/policies">
        See the policies
      </ButtonLink>
    </span>
  )
}
