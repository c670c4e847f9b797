import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { listAllRequests } from '@/lib/compliance/queries'
import { readFilters } from '@/lib/compliance/schema'
import type { RequestRow } from '@/lib/compliance/types'
import type { Tx } from '@/lib/db/client'
import { formatUkDay } from '@/lib/format/uk-time'
import { yearGroupLabel } from '@/lib/schools/types'
import { reasonOf, type Signed } from './reasons'
import type { ExemptRow, OutstandingRow, ReasonCount } from './types'

const placeOf = ({ yearGroup, className }: RequestRow) =>
  [yearGroup === null ? '' : yearGroupLabel(yearGroup), className].filter(Boolean).join(', ')

type Round = { id: string; schoolId: string }

/** Which signatures each outstanding form of a round has already. */
async function signedOf(tx: Tx, { id, schoolId }: Round): Promise<Map<string, Signed>> {
  const rows = await tx.$queryRaw<(Signed & { id: string })[]>`
    SELECT request.id, bool_or(slot.kind <> 'parent') AS own, bool_or(slot.kind = 'parent') AS parent
    FROM "Request" request JOIN "Slot" slot ON slot."requestId" = request.id AND slot."currentResponseId" IS NOT NULL
    WHERE request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${id}::uuid AND request.outstanding GROUP BY request.id`
  return new Map(rows.map(({ id: requestId, ...signed }) => [requestId, signed]))
}

/** Those who have not signed with why, by class and name, as far as the actor sees. */
export async function readOutstanding(tx: Tx, actor: Actor, round: Round): Promise<OutstandingRow[]> {
  const [rows, signed] = [
    await listAllRequests(actor, round.id, readFilters({ state: 'outstanding', sort: 'class' }), tx),
    await signedOf(tx, round),
  ]
  return rows.map((row) => ({
    name: row.personName,
    audience: row.audience,
    title: row.title,
    place: placeOf(row),
    reason: reasonOf(row.state, signed.get(row.requestId) ?? { own: false, parent: false }),
    missing: row.waitsFor,
  }))
}

/** Those who are exempt, with the reason for whoever sees the whole school. */
export async function readExempt(tx: Tx, actor: Actor, { id, schoolId }: Round): Promise<ExemptRow[]> {
  const rows = await listAllRequests(actor, id, readFilters({ state: 'exempt', sort: 'class' }), tx)
  const facts = await tx.request.findMany({
    where: { schoolId, id: { in: rows.map(({ requestId }) => requestId) } },
    select: { id: true, exemptReason: true, exemptUntil: true },
  })
  const known = new Map(facts.map((fact) => [fact.id, fact]))
  const readsReasons = scopesOf(actor, 'requests.view').some(
    (scope) => scope.schoolId === schoolId && scope.reach === 'school',
  )
  return rows.map((row) => {
    const { exemptReason, exemptUntil } = known.get(row.requestId) ?? { exemptReason: null, exemptUntil: null }
    return {
      name: row.personName,
      audience: row.audience,
      title: row.title,
      place: placeOf(row),
      reason: readsReasons ? (exemptReason ?? '') : '',
      until: exemptUntil ? formatUkDay(dayOf(exemptUntil)) : '',
    }
  })
}

/** How many forms of each group are outstanding for each reason, the most first. */
export function countReasons(rows: readonly OutstandingRow[]): ReasonCount[] {
  const counts = new Map<string, ReasonCount>()
  for (const { audience, reason } of rows) {
    const key = `${audience} ${reason}`
    counts.set(key, { audience, reason, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => a.audience.localeCompare(b.audience) || b.count - a.count)
}
