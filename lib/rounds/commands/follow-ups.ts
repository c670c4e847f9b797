import 'server-only'
import { dateOnly, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'
import { ask } from '../asking'
import { type Guardian, parentSlots } from '../slots'
import { refreshStates, type StateChange } from './refresh-states'

const openRounds = (tx: Tx, schoolId: string) =>
  tx.round.findMany({ where: { schoolId, status: 'open' }, select: { id: true } })

/** Asks a joiner in every open round they fit; returns the rounds in which somebody new was asked. */
export async function askJoiner(tx: Tx, schoolId: string, personId: string): Promise<string[]> {
  const asked: string[] = []
  for (const { id } of await openRounds(tx, schoolId)) {
    if ((await ask(tx, schoolId, id, [personId])) > 0) asked.push(id)
  }
  return asked
}

/** Closes what a leaver was still asked for in the capacity they left; what is complete stays. */
export async function closeForLeaver(tx: Tx, schoolId: string, personId: string, kind: MembershipKind, reason: string) {
  const capacities: MembershipKind[] = kind === 'pupil' ? ['pupil', 'parent'] : [kind]
  const { count } = await tx.request.updateMany({
    where: {
      schoolId,
      personId,
      capacity: { in: capacities },
      closedAt: null,
      state: { notIn: ['complete', 'closed'] },
      round: { status: 'open' },
    },
    data: { state: 'closed', closedAt: now(), closedReason: reason },
  })
  return count
}

/** A class move: open requests of the pupil stand in the list of the new class; which form it is does not change. */
export async function followEnrolment(tx: Tx, schoolId: string, pupilId: string): Promise<void> {
  for (const { id, academicYear } of await tx.round.findMany({
    where: { schoolId, status: 'open' },
    select: { id: true, academicYear: true },
  })) {
    const enrolment = await tx.enrolment.findUnique({
      where: { schoolId_academicYear_personId: { schoolId, academicYear, personId: pupilId } },
      select: { classId: true, yearGroup: true, class: { select: { name: true } } },
    })
    if (!enrolment) continue
    const { classId, yearGroup } = enrolment
    await tx.request.updateMany({
      where: { schoolId, roundId: id, pupilId },
      data: { classId, yearGroup, className: enrolment.class?.name ?? null },
    })
  }
}

/** Lets the parents' slots of a pupil's incomplete requests follow the guardianships. */
export async function followGuardianships(tx: Tx, schoolId: string, pupilId: string): Promise<StateChange[]> {
  const requests = await tx.request.findMany({
    where: { schoolId, pupilId, closedAt: null, completedAt: null, round: { status: 'open' } },
    select: {
      id: true,
      slots: { where: { kind: 'parent' }, select: { id: true, personId: true, currentResponseId: true } },
    },
    orderBy: { id: 'asc' },
  })
  const guardianships = await tx.guardianship.findMany({
    where: { schoolId, pupilId, parent: { archivedAt: null } },
    select: {
      parentId: true,
      parentalResponsibility: true,
      appointed: true,
      contactOrder: true,
      receivesMail: true,
      endedOn: true,
    },
  })
  const guardians: Guardian[] = guardianships.map(({ endedOn, ...facts }) => ({
    ...facts,
    ended: endedOn !== null,
    reachable: true,
  }))
  const planned = parentSlots(guardians)
  for (const request of requests) {
    for (const { personId, required } of planned) {
      await tx.slot.upsert({
        where: { requestId_kind_personId: { requestId: request.id, kind: 'parent', personId } },
        create: { schoolId, requestId: request.id, kind: 'parent', personId, required },
        update: { required, withdrawn: false },
      })
    }
    const staying = planned.map((slot) => slot.personId)
    await tx.slot.updateMany({
      where: { requestId: request.id, kind: 'parent', personId: { notIn: staying } },
      data: { withdrawn: true },
    })
  }
  return refreshStates(
    tx,
    requests.map((request) => request.id),
  )
}

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
export async function followAddress(tx: Tx, schoolId: string, personId: string): Promise<string[]> {
  const requests = await tx.request.findMany({
    where: { schoolId, closedAt: null, completedAt: null, round: { status: 'open' }, slots: { some: { personId } } },
    select: { id: true, roundId: true },
    orderBy: { id: 'asc' },
  })
  await refreshStates(
    tx,
    requests.map((request) => request.id),
  )
  return [...new Set(requests.map((request) => request.roundId))]
}
