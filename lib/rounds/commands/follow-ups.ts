import 'server-only'
import { dateOnly, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'
import { askJoiners, closeForLeavers, followAddresses, followEnrolments, followTies } from './follow-people'
import { refreshStates, type StateChange } from './refresh-states'

/** Asks a joiner in every open round they fit; returns the rounds in which they were asked anew. */
export const askJoiner = async (tx: Tx, schoolId: string, personId: string): Promise<string[]> =>
  (await askJoiners(tx, schoolId, [personId])).map(({ roundId }) => roundId)

/** Closes what a leaver was still asked for in the capacity they left; what is complete stays. */
export const closeForLeaver = async (
  tx: Tx,
  schoolId: string,
  personId: string,
  kind: MembershipKind,
  reason: string,
): Promise<number> => (await closeForLeavers(tx, schoolId, [{ personId, kind, reason }])).length

/** A class move: open requests of the pupil stand in the list of the new class; which form it is does not change. */
export const followEnrolment = (tx: Tx, schoolId: string, pupilId: string): Promise<void> =>
  followEnrolments(tx, schoolId, [pupilId])

/** Lets the parents' slots of a pupil's incomplete requests follow the guardianships. */
export const followGuardianships = (tx: Tx, schoolId: string, pupilId: string): Promise<StateChange[]> =>
  followTies(tx, schoolId, [pupilId])

/**
 * A new version in open rounds: everybody still to sign gets it; when people must sign again, what was signed of an
 * earlier one is set aside and the request is outdated. Returns the requests that were reopened.
 */
export async function followNewVersion(
  tx: Tx,
  agreementId: string,
  versionId: string,
  signAgain: boolean,
): Promise<string[]> {
  await tx.roundAgreement.updateMany({
    where: { agreementId, round: { status: { in: ['draft', 'open'] } } },
    data: { agreementVersionId: versionId },
  })
  const live = { agreementId, closedAt: null, round: { status: 'open' as const } }
  const requests = await tx.request.findMany({
    where: signAgain ? live : { ...live, completedAt: null },
    select: { id: true, slots: { where: { currentResponseId: { not: null } }, select: { id: true } } },
    orderBy: { id: 'asc' },
  })
  const ids = requests.map((request) => request.id)
  await tx.$queryRaw`SELECT id FROM "Request" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
  await tx.request.updateMany({ where: { id: { in: ids } }, data: { agreementVersionId: versionId } })
  if (!signAgain) return []
  const reopened = requests.filter((request) => request.slots.length > 0).map((request) => request.id)
  await tx.slot.updateMany({ where: { requestId: { in: reopened } }, data: { currentResponseId: null } })
  await tx.request.updateMany({ where: { id: { in: reopened } }, data: { outdatedAt: now() } })
  await refreshStates(tx, reopened)
  return reopened
}

/** On the opening day: requests that were prepared earlier count as asked from now on. */
export async function askPrepared(tx: Tx, schoolId: string, roundId: string): Promise<void> {
  const where = { schoolId, roundId, askedAt: null, round: { status: 'open' as const } }
  const prepared = await tx.request.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  if (prepared.length === 0) return
  const ids = prepared.map((request) => request.id)
  await tx.request.updateMany({ where: { id: { in: ids } }, data: { askedAt: now() } })
  await refreshStates(tx, ids)
}

/** Requests whose exemption has run out are outstanding again; returns how many. */
export async function endLapsedExemptions(tx: Tx, schoolId: string, today: string): Promise<number> {
  const lapsed = await tx.request.findMany({
    where: { schoolId, state: 'exempt', exemptUntil: { lt: dateOnly(today) } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const changes = await refreshStates(
    tx,
    lapsed.map((request) => request.id),
  )
  return changes.length
}

/** Somebody got an address or lost it: what they are asked for can or cannot reach them now. */
export const followAddress = async (tx: Tx, schoolId: string, personId: string): Promise<string[]> =>
  (await followAddresses(tx, schoolId, [personId])).map(({ roundId }) => roundId)
