import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement, slotsOf } from '@/lib/testing/round-factories'

/** A child who was recorded twice, as Mina and as Minnie, each with a parent; older pupils and their parents are asked. */
export async function aPupilTwice() {
  const school = await aSchool()
  const born = { dateOfBirth: new Date('2017-03-04') }
  const kept = await aPupil(school.id, { classId: school.classId, givenName: 'Mina', familyName: 'Alvarez' })
  const other = await aPupil(school.id, { classId: school.classId, givenName: 'Mina', familyName: 'Alvarez' })
  await db.person.update({ where: { id: kept.id }, data: born })
  await db.person.update({ where: { id: other.id }, data: { ...born, upn: 'A123456789012', externalId: 'ext-2' } })
  const mother = await aParent(school.id, [kept.id], { givenName: 'Petra' })
  const father = await aParent(school.id, [other.id], { givenName: 'Luis' })
  const agreement = await aPublishedAgreement(school.id, 'older_pupils')
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  return { school, kept, other, mother, father, roundId, sha256: agreement.sha256, input: idsOf(kept, other) }
}

/** A parent who was recorded twice, for one child together and for another apart; the parents' form is asked. */
export async function aParentTwice() {
  const school = await aSchool()
  const [first, second] = [await aPupil(school.id), await aPupil(school.id, { givenName: 'Otto' })]
  const kept = await aParent(school.id, [first.id], { givenName: 'Petra', email: 'petra@example.test' })
  const other = await aParent(school.id, [first.id, second.id], { givenName: 'Petra', email: 'petra@work.example' })
  const agreement = await aPublishedAgreement(school.id, 'parents')
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  return { school, first, second, kept, other, roundId, sha256: agreement.sha256, input: idsOf(kept, other) }
}

/** A member of staff whose record as a parent was made apart. */
export async function aColleagueTwice() {
  const school = await aSchool()
  const pupil = await aPupil(school.id)
  const kept = await aPerson(school.id, 'staff', { givenName: 'Ines', email: 'ines@school.example' })
  const other = await aParent(school.id, [pupil.id], { givenName: 'Ines' })
  const forms = [await aPublishedAgreement(school.id, 'staff'), await aPublishedAgreement(school.id, 'parents')]
  const roundId = await anOpenRound(
    school.office,
    school.id,
    forms.map((form) => form.agreementId),
  )
  return { school, pupil, kept, other, roundId, forms, input: idsOf(kept, other) }
}

const idsOf = (kept: { id: string }, other: { id: string }) => ({ keptId: kept.id, otherId: other.id })

/** Every request of a round: of whom, in which state, and who has a place to sign that counts. */
export async function roundAsItStands(roundId: string) {
  const [requests, slots] = await Promise.all([
    db.request.findMany({
      where: { roundId },
      orderBy: { id: 'asc' },
      select: { id: true, personId: true, pupilId: true, capacity: true, state: true, closedReason: true },
    }),
    slotsOf(roundId),
  ])
  const withdrawn = new Set(
    (await db.slot.findMany({ where: { request: { roundId }, withdrawn: true }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  )
  return requests.map((request) => ({
    ...request,
    signers: slots
      .filter((slot) => slot.requestId === request.id && !withdrawn.has(slot.id))
      .map((slot) => slot.personId)
      .sort(),
  }))
}

/** All rows that a merge may touch, to be compared before it and after it was undone. */
export async function everythingOf(ids: string[]) {
  const one = { in: ids }
  const order = { orderBy: { id: 'asc' as const } }
  const [people, memberships, enrolments, ties, requests, slots, accounts] = await Promise.all([
    db.person.findMany({ where: { id: one }, ...order, omit: { updatedAt: true } }),
    db.membership.findMany({ where: { personId: one }, ...order }),
    db.enrolment.findMany({ where: { personId: one }, ...order }),
    db.guardianship.findMany({ where: { OR: [{ parentId: one }, { pupilId: one }] }, ...order }),
    db.request.findMany({ where: { personId: one }, ...order }),
    db.slot.findMany({ where: { personId: one }, ...order }),
    db.accountPerson.findMany({ where: { personId: one }, orderBy: { accountId: 'asc' } }),
  ])
  return { people, memberships, enrolments, ties, requests, slots, accounts }
}
