import 'server-only'
import { londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { deriveState, type RequestFacts, type SlotFacts } from '../state'
import type { RequestState } from '../types'

export type StateChange = { requestId: string; before: RequestState; after: RequestState }

type Outcome = 'agreed' | 'declined'

export type DerivedState = StateChange & {
  completedAt: Date | null
  /** The latest of the answers that stand. */
  answeredAt: Date | null
}

type Facts = Omit<RequestFacts, 'slots'> & {
  id: string
  state: RequestState
  completedAt: Date | null
  answeredAt: Date | null
  slots: (SlotFacts & { id: string })[]
}

// One statement: the parts of a request that are read one after the other may not fit together.
const readFacts = (tx: Tx, requestIds: string[]) => tx.$queryRaw<Facts[]>`
  SELECT request.id, request.audience, request."parentRule", request.state, request."completedAt",
    request."closedAt" IS NOT NULL AS closed, request."askedAt" IS NOT NULL AS asked, request."outdatedAt" IS NOT NULL AS outdated,
    request."exemptReason" IS NOT NULL AND coalesce(request."exemptUntil" >= ${londonDay(now())}::date, true) AS exempt,
    answers."answeredAt", coalesce(answers.slots, '[]') AS slots
  FROM "Request" request, LATERAL (
    SELECT max(response."signedAt") AS "answeredAt", json_agg(json_build_object(
      'id', slot.id, 'kind', slot.kind, 'required', slot.required, 'withdrawn', slot.withdrawn,
      'waived', slot."waivedReason" IS NOT NULL, 'current', response.outcome,
      'reachable', person.email IS NOT NULL OR (slot.kind = 'pupil' AND request."classId" IS NOT NULL)
        OR EXISTS (SELECT FROM "AccountPerson" account WHERE account."personId" = person.id)
    )) AS slots
    FROM "Slot" slot
    JOIN "Person" person ON person.id = slot."personId"
    LEFT JOIN "Response" response ON response.id = slot."currentResponseId"
    WHERE slot."requestId" = request.id
  ) AS answers
  WHERE request.id = ANY(${requestIds}::uuid[]) ORDER BY request.id`

/** The state of each request as its slots give it, and as it is kept; `answers`, by slot, are about to be written. */
export async function deriveStates(
  tx: Tx,
  requestIds: string[],
  answers: ReadonlyMap<string, Outcome> = new Map(),
): Promise<DerivedState[]> {
  const requests = await readFacts(tx, requestIds)
  return requests.map(({ id, state, completedAt, answeredAt, slots, ...facts }) => {
    const answered = slots.map((slot) => ({ ...slot, current: answers.get(slot.id) ?? slot.current }))
    return { requestId: id, before: state, after: deriveState({ ...facts, slots: answered }), completedAt, answeredAt }
  })
}

/** Derives the state of each request from its slots and writes those that differ; returns what changed. */
export async function refreshStates(tx: Tx, requestIds: string[], write = true): Promise<StateChange[]> {
  // A signature that is being written is waited for, and read.
  if (write) {
    await tx.$queryRaw`SELECT id FROM "Request" WHERE id = ANY(${requestIds}::uuid[]) ORDER BY id FOR UPDATE`
  }
  const changes = (await deriveStates(tx, requestIds))
    .filter(({ before, after, completedAt }) => after !== before || (after === 'complete') !== (completedAt !== null))
    .map(({ answeredAt, ...change }) => ({
      ...change,
      completedAt: change.after === 'complete' ? (change.completedAt ?? answeredAt) : null,
    }))
  if (write && changes.length > 0) await writeStates(tx, changes)
  return changes.map(({ completedAt: _completedAt, ...change }) => change)
}

// One statement, so that the counts beside the requests are touched once and in one order.
async function writeStates(tx: Tx, changes: (StateChange & { completedAt: Date | null })[]) {
  const ids = changes.map((change) => change.requestId)
  const states = changes.map((change) => change.after)
  const times = changes.map((change) => change.completedAt?.toISOString() ?? null)
  await tx.$executeRaw`
    UPDATE "Request" AS request
    SET state = changed.state::"RequestState", "completedAt" = changed.at::timestamptz,
      "outdatedAt" = CASE WHEN changed.state = 'complete' THEN NULL ELSE request."outdatedAt" END
    FROM unnest(${ids}::uuid[], ${states}::text[], ${times}::text[]) AS changed(id, state, at)
    WHERE request.id = changed.id`
}
