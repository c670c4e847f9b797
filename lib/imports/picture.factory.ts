import { dayOf } from '@/lib/clock'
import { db } from '@/lib/db/client'

const by = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** A school's people, households and classes by name, for comparing two schools. */
export async function pictureOf(schoolId: string) {
  const people = await db.person.findMany({
    where: { schoolId, archivedAt: null },
    select: {
      displayName: true,
      givenName: true,
      familyName: true,
      dateOfBirth: true,
      email: true,
      memberships: { where: { endsOn: null }, select: { kind: true, title: true } },
      enrolments: { select: { academicYear: true, yearGroup: true, class: { select: { name: true } } } },
      children: {
        where: { endedOn: null },
        select: { pupil: { select: { displayName: true } }, parentalResponsibility: true, receivesMail: true },
      },
    },
  })
  return people
    .map(({ dateOfBirth, memberships, enrolments, children, ...person }) => ({
      ...person,
      dateOfBirth: dateOfBirth && dayOf(dateOfBirth),
      memberships: memberships.sort(by),
      enrolments,
      children: children.map(({ pupil, ...tie }) => ({ ...tie, pupil: pupil.displayName })).sort(by),
    }))
    .sort(by)
}

/** The requests of a round by name: who is asked what, who may sign it, and how it stands. */
export async function askedIn(roundId: string) {
  const requests = await db.request.findMany({
    where: { roundId },
    select: {
      audience: true,
      capacity: true,
      state: true,
      closedReason: true,
      className: true,
      yearGroup: true,
      person: { select: { displayName: true, dateOfBirth: true } },
      slots: { select: { kind: true, required: true, withdrawn: true, person: { select: { displayName: true } } } },
    },
  })
  return requests
    .map(({ person, slots, ...request }) => ({
      ...request,
      person: person.displayName,
      slots: slots.map(({ person: signer, ...slot }) => ({ ...slot, signer: signer.displayName })).sort(by),
    }))
    .sort(by)
}

/** The kept counts of a round, and the same counted anew. */
export async function countsOf(roundId: string) {
  const kept = await db.roundCount.findMany({ where: { roundId, count: { gt: 0 } } })
  const requests = await db.request.groupBy({ by: ['audience', 'state'], where: { roundId }, _count: true })
  const sums = new Map<string, number>()
  for (const { audience, state, count } of kept) {
    sums.set(`${audience} ${state}`, (sums.get(`${audience} ${state}`) ?? 0) + count)
  }
  return {
    kept: Object.fromEntries([...sums].sort()),
    counted: Object.fromEntries(requests.map((row) => [`${row.audience} ${row.state}`, row._count] as const).sort()),
  }
}
