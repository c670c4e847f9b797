import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageHeader } from '@/components/ui/page-header'
import type { Actor } from '@/lib/auth/actor'
import { listPacks, listPackTargets } from '@/lib/documents/packs/queries'
import { PACK_KINDS } from '@/lib/documents/packs/types'
import { countPack } from '@/lib/documents/queries/count-pack'
import { AppError } from '@/lib/errors'
import { listRounds } from '@/lib/rounds/queries'
import { readChoice, type Typed, typedIn } from './choice-address'
import { ChoiceForm } from './choice-form'
import { CountPanel } from './count-panel'
import { KindTabs } from './kind-tabs'
import { PackList } from './pack-list'

export const metadata: Metadata = { title: 'Print' }
export const dynamic = 'force-dynamic'

const NO_TARGETS = { classes: [], yearGroups: [], audiences: [] }

export default async function PrintPage({ searchParams }: PageProps<'/print'>) {
  const { actor, school } = await requireSchool('copies.print')
  const typed = typedIn(await searchParams)
  const kind = PACK_KINDS.find((one) => one === typed.kind) ?? 'blank_forms'
  const all = await listRounds(actor, school.id)
  // What waits for a signature is printed in open rounds only; what was signed in all of them.
  const rounds = all.filter(({ status }) => (kind === 'signed_copies' ? status !== 'draft' : status === 'open'))
  const known = rounds.find(({ id }) => id === typed.roundId)
  const roundId = known?.id ?? (typed.search || typed.requestId ? undefined : rounds[0]?.id)
  const asked = typed.sides || typed.sheet || typed.requestId || typed.search
  const [targets, packs, { count, errors }] = await Promise.all([
    roundId ? listPackTargets(actor, roundId) : NO_TARGETS,
    listPacks(actor, school.id),
    asked ? counting(actor, school.id, { ...typed, roundId, kind }) : { count: null, errors: {} },
  ])
  return (
    <>
      <PageHeader
        title="Print"
        lead="Forms to sign on paper, signed copies, lists and labels: one PDF, in the order in which the classes sit."
      />
      <KindTabs kind={kind} typed={{ ...typed, roundId }} />
      <ErrorSummary errors={errors} />
      {rounds.length === 0 ? (
        <EmptyState title="No round yet">There is nothing to print before a round is open.</EmptyState>
      ) : (
        <div className="mb-12 grid gap-8">
          {!typed.requestId && (
            <ChoiceForm kind={kind} typed={typed} errors={errors} rounds={rounds} roundId={roundId} targets={targets} />
          )}
          {count && <CountPanel kind={kind} typed={{ ...typed, roundId }} count={count} />}
        </div>
      )}
      <section aria-labelledby="files">
        <h2 id="files" className="mb-4">
          Files to print
        </h2>
        <PackList packs={packs} />
      </section>
    </>
  )
}

type Counted = { count: Awaited<ReturnType<typeof countPack>> | null; errors: Record<string, string[] | undefined> }

/** What it comes to, or what has to be mended first. */
async function counting(actor: Actor, schoolId: string, typed: Typed): Promise<Counted> {
  const choice = readChoice(schoolId, typed)
  if (!choice.success) return { count: null, errors: AppError.invalid(choice.error).fieldErrors }
  try {
    return { count: await countPack(actor, choice.data), errors: {} }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { count: null, errors: { roundId: [error.message] } }
  }
}
