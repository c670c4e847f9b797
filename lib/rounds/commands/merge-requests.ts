import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Journal } from '@/lib/db/journal'
import { pairRequests } from '../pair-requests'
import { refreshStates } from './refresh-states'

export const REPLACED = 'Replaced: the same was asked twice, under two records of one person.'

const REQUEST = {
  id: true,
  roundId: true,
  agreementId: true,
  capacity: true,
  occasion: true,
  personId: true,
  pupilId: true,
  state: true,
  closedAt: true,
  closedReason: true,
  completedAt: true,
  slots: { select: { id: true, kind: true, personId: true, currentResponseId: true } },
} as const

type Both = { schoolId: string; keptId: string; otherId: string }
type Asked = Awaited<ReturnType<typeof ownRequests>>[number]

const ownRequests = (tx: Tx, { schoolId, keptId, otherId }: Both) =>
  tx.request.findMany({
    where: { schoolId, personId: { in: [keptId, otherId] } },
    orderBy: { id: 'asc' },
    select: REQUEST,
  })

/** Gives a request and its own place to sign to the other of the two records. */
async function give(journal: Journal, request: Asked, personId: string, occasion = request.occasion) {
  const { id, pupilId } = request
  const before = { personId: request.personId, pupilId, occasion: request.occasion }
  await journal.change('request', { id }, before, { personId, pupilId: pupilId && personId, occasion })
  for (const slot of request.slots.filter((one) => one.kind !== 'parent')) {
    await journal.change('slot', { id: slot.id }, { personId: slot.personId }, { personId })
  }
}

async function close(journal: Journal, { id, state, closedAt, closedReason, completedAt }: Asked) {
  if (state === 'closed') return
  const after = { state: 'closed', closedAt: now(), closedReason: REPLACED, completedAt: null }
  await journal.change('request', { id }, { state, closedAt, closedReason, completedAt }, after)
}

/** What was asked of, or about, either record: of two that ask the same, the better one is the kept person's. */
async function moveOwn(tx: Tx, journal: Journal, both: Both): Promise<string[]> {
  const { keptId, otherId } = both
  const requests = await ownRequests(tx, both)
  const { alone, pairs } = pairRequests(requests, keptId)
  for (const request of alone) await give(journal, request, keptId)
  for (const { stays, goes } of pairs) {
    await close(journal, goes)
    if (stays.personId === keptId) continue
    // One of each kind for a person: the one that goes makes room before the other takes its place.
    const aside = `${goes.occasion} replaced ${goes.id}`
    await give(journal, goes, otherId, aside)
    await give(journal, stays, keptId)
    await journal.change('request', { id: goes.id }, { occasion: aside }, { occasion: goes.occasion })
  }
  return requests.map(({ id }) => id)
}

/** The places of either as a parent: of two in one request, the one that is signed is the kept person's. */
async function moveParentSlots(tx: Tx, journal: Journal, { schoolId, keptId, otherId }: Both): Promise<string[]> {
  const slots = await tx.slot.findMany({
    where: { schoolId, kind: 'parent', personId: { in: [keptId, otherId] } },
    orderBy: { id: 'asc' },
    select: { id: true, requestId: true, personId: true, withdrawn: true, currentResponseId: true },
  })
  const ours = new Map(slots.filter((slot) => slot.personId === keptId).map((slot) => [slot.requestId, slot]))
  for (const theirs of slots.filter((slot) => slot.personId === otherId)) {
    const own = ours.get(theirs.requestId)
    const [toKept, toOther] = [{ personId: keptId }, { personId: otherId }]
    if (!own) await journal.change('slot', { id: theirs.id }, toOther, toKept)
    else if (own.currentResponseId === null && theirs.currentResponseId !== null) {
      // A request has one place of a kind for a person, and none of this one: there it waits until the other has moved.
      await journal.change('slot', { id: own.id }, { kind: 'parent', ...toKept }, { kind: 'self', ...toOther })
      await journal.change('slot', { id: theirs.id }, toOther, toKept)
      const left = { kind: 'self', withdrawn: own.withdrawn }
      await journal.change('slot', { id: own.id }, left, { kind: 'parent', withdrawn: true })
    } else if (theirs.currentResponseId === null && !theirs.withdrawn) {
      await journal.change('slot', { id: theirs.id }, { withdrawn: false }, { withdrawn: true })
    }
  }
  return slots.map(({ requestId }) => requestId)
}

/**
 * Makes what two records of one person are asked for one person's; responses and their evidence stay as they are. Their requests
 * are held by whoever merges. Returns the requests whose state is another now.
 */
export async function mergeRequests(tx: Tx, journal: Journal, both: Both): Promise<string[]> {
  const own = await moveOwn(tx, journal, both)
  const asParent = await moveParentSlots(tx, journal, both)
  const changes = await refreshStates(tx, [...new Set([...own, ...asParent])])
  return changes.map(({ requestId }) => requestId)
}

/** Whether anything of what either of the two is asked for was answered after a moment. */
export async function isAnsweredSince(tx: Tx, { schoolId, keptId, otherId }: Both, moment: Date): Promise<boolean> {
  const ids = [keptId, otherId]
  const answered = await tx.response.findFirst({
    where: {
      schoolId,
      signedAt: { gt: moment },
      OR: [{ signerId: { in: ids } }, { request: { personId: { in: ids } } }, { slot: { personId: { in: ids } } }],
    },
    select: { id: true },
  })
  return answered !== null
}

/** The requests of the two, derived anew after a merge was turned back. */
export async function partRequests(tx: Tx, { schoolId, keptId, otherId }: Both): Promise<void> {
  const ids = [keptId, otherId]
  const requests = await tx.request.findMany({
    where: { schoolId, OR: [{ personId: { in: ids } }, { slots: { some: { personId: { in: ids } } } }] },
    select: { id: true },
  })
  await refreshStates(
    tx,
    requests.map(({ id }) => id),
  )
}
