import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { endMembership } from '@/lib/people/commands/end-membership'
import { signForms } from '@/lib/signing/commands/sign'
import { aParent, aPerson, aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import {
  anAnswer,
  anOpenRound,
  aPublishedAgreement,
  aSigner,
  slotsOf,
  stateOf,
  today,
} from '@/lib/testing/round-factories'
import { askJoiner, followEnrolment, followGuardianships, followNewVersion } from './follow-ups'

type School = Awaited<ReturnType<typeof aSchool>>

async function aFamily(parentRule: 'any_one' | 'every_one' = 'any_one') {
  const school = await aSchool()
  const agreement = await aPublishedAgreement(school.id, 'older_pupils', { parentRule })
  const pupil = await aPupil(school.id, { classId: school.classId })
  const parents = [await aParent(school.id, [pupil.id]), await aParent(school.id, [pupil.id], { givenName: 'Rui' })]
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  const { id: requestId } = await db.request.findFirstOrThrow({ where: { roundId } })
  return { school, agreement, pupil, parents, roundId, requestId }
}

async function sign(school: School, roundId: string, personId: string, sha256: string) {
  const slot = (await slotsOf(roundId)).find((each) => each.personId === personId)
  if (!slot) throw new Error('This person has no place to sign.')
  await signForms(await aSigner(school.id, personId), anAnswer([slot.id], sha256))
}

const follow = (schoolId: string, pupilId: string) =>
  db.$transaction((tx) => followGuardianships(tx, schoolId, pupilId))
const parentSlots = async (roundId: string) =>
  (await db.slot.findMany({ where: { kind: 'parent', request: { roundId } } })).map(
    ({ personId, withdrawn, required }) => ({
      personId,
      withdrawn,
      required,
    }),
  )

describe('a joiner', () => {
  test('is asked once in every open round that fits, and in no other', async () => {
    const school = await aSchool()
    const staff = await aPublishedAgreement(school.id, 'staff')
    const governors = await aPublishedAgreement(school.id, 'governors')
    const [a, b] = [
      await anOpenRound(school.office, school.id, [staff.agreementId]),
      await anOpenRound(school.office, school.id, [governors.agreementId]),
    ]
    const person = await aPerson(school.id, 'staff')
    const join = () => db.$transaction((tx) => askJoiner(tx, school.id, person.id))
    expect(await join()).toEqual([a])
    expect(await join()).toEqual([])
    expect(await db.request.count({ where: { roundId: { in: [a, b] }, personId: person.id } })).toBe(1)
  })
})

describe('a leaver', () => {
  test('is asked no more in the capacity that ended; what is complete stays, and so does the other capacity', async () => {
    const school = await aSchool()
    const [staff, governors, signed] = [
      await aPublishedAgreement(school.id, 'staff'),
      await aPublishedAgreement(school.id, 'governors'),
      await aPublishedAgreement(school.id, 'staff', { title: 'Signed before' }),
    ]
    const person = await aPerson(school.id, 'staff')
    await db.membership.create({
      data: { schoolId: school.id, personId: person.id, kind: 'governor', startsOn: new Date('2020-09-01') },
    })
    await anOpenRound(school.office, school.id, [staff.agreementId, governors.agreementId])
    const done = await anOpenRound(school.office, school.id, [signed.agreementId])
    await sign(school, done, person.id, signed.sha256)
    const membership = await db.membership.findFirstOrThrow({ where: { personId: person.id, kind: 'staff' } })
    await endMembership(school.office, {
      membershipId: membership.id,
      endsOn: today(),
      reason: 'Retired',
    })
    const requests = await db.request.findMany({ where: { personId: person.id } })
    const states = Object.fromEntries(requests.map((request) => [request.agreementId, request.state]))
    expect(states).toEqual({
      [staff.agreementId]: 'closed',
      [governors.agreementId]: 'no_contact',
      [signed.agreementId]: 'complete',
    })
    expect(requests.find((request) => request.state === 'closed')?.closedReason).toBe('Left: Retired')
  })
})

describe('the household', () => {
  test('adds a place for a new parent and withdraws that of one who no longer answers', async () => {
    const { school, pupil, parents, roundId } = await aFamily()
    const third = await aParent(school.id, [pupil.id], { givenName: 'Ines' })
    await db.guardianship.updateMany({ where: { parentId: parents[0]?.id }, data: { endedOn: new Date(today()) } })
    await follow(school.id, pupil.id)
    expect(new Map((await parentSlots(roundId)).map((slot) => [slot.personId, slot.withdrawn]))).toEqual(
      new Map([
        [parents[0]?.id, true],
        [parents[1]?.id, false],
        [third.id, false],
      ]),
    )
    await db.guardianship.updateMany({ where: { parentId: parents[0]?.id }, data: { endedOn: null } })
    await follow(school.id, pupil.id)
    expect((await parentSlots(roundId)).every((slot) => !slot.withdrawn)).toBe(true)
  })

  test('what a withdrawn parent signed still counts', async () => {
    const { school, agreement, pupil, parents, roundId, requestId } = await aFamily()
    await sign(school, roundId, parents[0]?.id ?? '', agreement.sha256)
    await db.guardianship.updateMany({ where: { parentId: parents[0]?.id }, data: { endedOn: new Date(today()) } })
    await follow(school.id, pupil.id)
    await sign(school, roundId, pupil.id, agreement.sha256)
    expect(await stateOf(requestId)).toBe('complete')
  })

  test('the last parent that every one waited for goes: the form is complete', async () => {
    const { school, agreement, pupil, parents, roundId, requestId } = await aFamily('every_one')
    await sign(school, roundId, pupil.id, agreement.sha256)
    await sign(school, roundId, parents[0]?.id ?? '', agreement.sha256)
    expect(await stateOf(requestId)).toBe('waiting_for_parent')
    await db.guardianship.updateMany({ where: { parentId: parents[1]?.id }, data: { contactOrder: true } })
    expect(await follow(school.id, pupil.id)).toEqual([{ requestId, before: 'waiting_for_parent', after: 'complete' }])
  })

  test('a complete form is left alone', async () => {
    const { school, agreement, pupil, parents, roundId } = await aFamily()
    await sign(school, roundId, pupil.id, agreement.sha256)
    await sign(school, roundId, parents[0]?.id ?? '', agreement.sha256)
    await aParent(school.id, [pupil.id], { givenName: 'Later' })
    expect(await follow(school.id, pupil.id)).toEqual([])
    expect(await parentSlots(roundId)).toHaveLength(2)
  })
})

describe('a new version', () => {
  async function published(signAgain: boolean) {
    const family = await aFamily()
    const { school, agreement, pupil, parents, roundId } = family
    await sign(school, roundId, pupil.id, agreement.sha256)
    await sign(school, roundId, parents[0]?.id ?? '', agreement.sha256)
    const next = await aPublishedAgreement(school.id, 'older_pupils', {
      agreementId: agreement.agreementId,
      number: 2,
      wording: 'second',
    })
    const reopened = await db.$transaction((tx) =>
      followNewVersion(tx, agreement.agreementId, next.versionId, signAgain),
    )
    return { ...family, next, reopened }
  }

  test('to be signed again reopens what was complete, and is complete once signed', async () => {
    const { school, pupil, parents, roundId, requestId, next, reopened } = await published(true)
    expect(reopened).toEqual([requestId])
    expect(await stateOf(requestId)).toBe('outdated')
    await sign(school, roundId, pupil.id, next.sha256)
    await sign(school, roundId, parents[1]?.id ?? '', next.sha256)
    expect(await stateOf(requestId)).toBe('complete')
  })

  test('that need not be signed again leaves what was signed, and is what joiners get', async () => {
    const { school, roundId, requestId, agreement, next, reopened } = await published(false)
    expect(reopened).toEqual([])
    expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      state: 'complete',
      agreementVersionId: agreement.versionId,
    })
    const joiner = await aPupil(school.id, { givenName: 'New', classId: school.classId })
    await db.$transaction((tx) => askJoiner(tx, school.id, joiner.id))
    expect(await db.request.findFirst({ where: { roundId, personId: joiner.id } })).toMatchObject({
      agreementVersionId: next.versionId,
    })
  })
})

test('a class move takes the open form to the list of the new class and keeps its audience', async () => {
  const { school, pupil, requestId, roundId } = await aFamily()
  const other = await db.schoolClass.create({ data: { schoolId: school.id, academicYear: THIS_YEAR, name: 'Wrens' } })
  await db.enrolment.updateMany({ where: { personId: pupil.id }, data: { classId: other.id, yearGroup: 1 } })
  await db.$transaction((tx) => followEnrolment(tx, school.id, pupil.id))
  expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
    classId: other.id,
    className: 'Wrens',
    yearGroup: 1,
    audience: 'older_pupils',
  })
  const counts = await db.roundCount.findMany({ where: { roundId, count: { gt: 0 } } })
  expect(counts).toMatchObject([{ classId: other.id, yearGroup: 1, count: 1 }])
})
