import 'server-only'
import { dayOf, londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { deriveState } from '../state'
import type { RequestState } from '../types'

const person = { select: { email: true, accounts: { select: { accountId: true }, take: 1 } } } as const

const select = {
  id: true,
  audience: true,
  parentRule: true,
  classId: true,
  state: true,
  askedAt: true,
  outdatedAt: true,
  closedAt: true,
  completedAt: true,
  exemptReason: true,
  exemptUntil: true,
  slots: {
    select: {
      kind: true,
      required: true,
      withdrawn: true,
      waivedReason: true,
      person,
      currentResponse: { select: { outcome: true, signedAt: true } },
    },
  },
} as const

export type StateChange = { requestId: string; before: RequestState; after: RequestState }

/** Derives the state of each request from its slots and writes those that differ; returns what changed. */
export async function refreshStates(tx: Tx, requestIds: string[], write = true): Promise<StateChange[]> {
  const requests = await tx.request.findMany({ where: { id: { in: requestIds } }, select })
  const today = londonDay(now())
  const changes: (StateChange & { completedAt: Date | null })[] = []
  for (const request of requests) {
    const after = deriveState({
      audience: request.audience,
      parentRule: request.parentRule,
      closed: request.closedAt !== null,
      exempt: request.exemptReason !== null && (request.exemptUntil === null || dayOf(request.exemptUntil) >= today),
      asked: request.askedAt !== null,
      outdated: request.outdatedAt !== null,
      slots: request.slots.map((slot) => ({
        kind: slot.kind,
        required: slot.required,
        withdrawn: slot.withdrawn,
        waived: slot.waivedReason !== null,
        reachable:
          slot.person.email !== null ||
          slot.person.accounts.length > 0 ||
          (slot.kind === 'pupil' && request.classId !== null),
        current: slot.currentResponse?.outcome ?? null,
      })),
    })
    const times = request.slots.flatMap((slot) =>
      slot.currentResponse ? [slot.currentResponse.signedAt.getTime()] : [],
    )
    const completedAt = after === 'complete' ? (request.completedAt ?? new Date(Math.max(...times))) : null
    if (after !== request.state || (completedAt === null) !== (request.completedAt === null)) {
      changes.push({ requestId: request.id, before: request.state, after, completedAt })
    }
  }
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
