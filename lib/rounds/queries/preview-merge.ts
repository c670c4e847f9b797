import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { pairRequests } from '../pair-requests'
import { isId, requestsWhere } from '../queries'
import type { MergedRequests } from '../types'

/** What becomes of the requests of two records of one person, and of their places as a parent, when the first is kept. */
export async function previewMerge(actor: Actor, keptId: string, otherId: string): Promise<MergedRequests> {
  const ids = [keptId, otherId].filter(isId)
  const inReach = requestsWhere(actor, 'requests.view')
  const [requests, slots] = await Promise.all([
    db.request.findMany({
      where: { AND: [{ personId: { in: ids } }, inReach] },
      orderBy: { id: 'asc' },
      select: {
        roundId: true,
        agreementId: true,
        capacity: true,
        occasion: true,
        personId: true,
        state: true,
        agreementVersion: { select: { title: true } },
        round: { select: { name: true } },
        slots: { select: { currentResponseId: true } },
      },
    }),
    db.slot.findMany({
      where: { kind: 'parent', personId: { in: ids }, request: inReach },
      select: { requestId: true, personId: true, currentResponse: { select: { outcome: true } } },
    }),
  ])
  const { alone, pairs } = pairRequests(requests, keptId)
  const [agreed, declined] = (['agreed', 'declined'] as const).map(
    (outcome) =>
      new Set(slots.filter((slot) => slot.currentResponse?.outcome === outcome).map(({ requestId }) => requestId)),
  )
  const against = [...(agreed ?? [])].filter((requestId) => declined?.has(requestId))
  return {
    moved: alone.length,
    asParent: slots.filter(({ personId }) => personId === otherId).length,
    against: against.length,
    replaced: pairs.map(({ stays, goes }) => ({
      title: stays.agreementVersion.title,
      roundName: stays.round.name,
      state: stays.state,
      keptStays: stays.personId === keptId,
      answersAside: goes.slots.filter((slot) => slot.currentResponseId !== null).length,
    })),
  }
}
