import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { startYear } from '@/lib/people/commands/start-year'
import { turnYear } from '@/lib/people/commands/turn-year'
import { undoYear } from '@/lib/people/commands/undo-year'
import { getPreparation } from '@/lib/people/queries/get-year'
import type { Audience } from '@/lib/policies/types'
import { createRound, openRound } from '@/lib/rounds/commands'
import { askJoiner } from '@/lib/rounds/commands/follow-ups'
import { REPLACED } from '@/lib/rounds/commands/follow-year'
import { academicYearOf } from '@/lib/schools/types'
import { signForms } from '@/lib/signing/commands/sign'
import { anAccount, aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, aPublishedAgreement, aSigner, slotsOf, today } from '@/lib/testing/round-factories'
import { letLeaversGo } from './year-leavers'

// The database signs by its own clock, so these schools live today: their pupils stand in the year that has just ended.
const YEAR = academicYearOf(today())
const ENDED = YEAR - 1

/** A nursery child, a pupil of Year 2, one of Year 4, and one of Year 6 with a parent: before the turn into this year. */
async function aSchoolLastYear() {
  const school = await aSchool()
  const pupils = {
    nursery: await aPupil(school.id, { yearGroup: -1 }),
    two: await aPupil(school.id, { yearGroup: 2, classId: school.classId }),
    four: await aPupil(school.id, { yearGroup: 4, classId: school.classId }),
    six: await aPupil(school.id, { yearGroup: 6, classId: school.classId }),
  }
  const staying = await aParent(school.id, [pupils.nursery.id, pupils.two.id, pupils.four.id])
  const leaving = await aParent(school.id, [pupils.six.id])
  await db.enrolment.updateMany({ where: { schoolId: school.id }, data: { academicYear: ENDED } })
  await db.schoolClass.updateMany({ where: { schoolId: school.id }, data: { academicYear: ENDED } })
  const forms = {
    older: await aPublishedAgreement(school.id, 'older_pupils'),
    younger: await aPublishedAgreement(school.id, 'younger_pupils'),
  }
  const { turnId } = await startYear(school.office, { schoolId: school.id })
  const turn = async () => {
    const seen = (await getPreparation(school.office, school.id))?.seen.plan
    return turnYear(school.office, { turnId, seen })
  }
  return { school, ...pupils, staying, leaving, forms, turnId, turn }
}
type World = Awaited<ReturnType<typeof aSchoolLastYear>>

let names = 0
async function aRoundOf({ school, forms }: World, academicYear: number, opensOn = today()) {
  const { roundId } = await createRound(school.office, {
    schoolId: school.id,
    name: `Round ${++names}`,
    kind: 'yearly',
    academicYear,
    opensOn,
    dueOn: addDays(opensOn, 14),
    agreementIds: [forms.older.agreementId, forms.younger.agreementId],
  })
  await openRound(school.office, { roundId })
  return roundId
}

const openFormOf = async (roundId: string, personId: string) =>
  (await db.request.findMany({ where: { roundId, personId, closedAt: null }, orderBy: { id: 'asc' } })).map(
    ({ audience, yearGroup, className }): [Audience, number | null, string | null] => [audience, yearGroup, className],
  )

const invited = async (roundId: string) => {
  const jobs = await db.$queryRaw<{ payload: { roundId?: string; personIds?: string[] } }[]>`
    SELECT private.payload FROM graphile_worker._private_jobs private
    JOIN graphile_worker._private_tasks task ON task.id = private.task_id WHERE task.identifier = 'round.ask'`
  return jobs.flatMap(({ payload }) => (payload.roundId === roundId ? (payload.personIds ?? []) : []))
}

describe('a round of the new year', () => {
  test('asks by the new year groups: Year 2 gets the older pupils’ form, and the nursery begins to sign', async () => {
    const world = await aSchoolLastYear()
    await world.turn()
    const roundId = await aRoundOf(world, YEAR)
    expect(await openFormOf(roundId, world.two.id)).toEqual([['older_pupils', 3, 'Kestrels']])
    expect(await openFormOf(roundId, world.four.id)).toEqual([['older_pupils', 5, 'Kestrels']])
    expect(await openFormOf(roundId, world.nursery.id)).toEqual([['younger_pupils', 0, null]])
    expect(await openFormOf(roundId, world.six.id)).toEqual([])
    const own = (await slotsOf(roundId)).filter((slot) => slot.kind === 'pupil').map((slot) => slot.personId)
    expect(own).toContain(world.nursery.id)
  })

  test('opened before the turn, changes to the right forms, keeps what fits, and writes to the newly asked once', async () => {
    const world = await aSchoolLastYear()
    const roundId = await aRoundOf(world, YEAR)
    // Without a year group everybody had the younger pupils' form, and no place of their own.
    expect(await openFormOf(roundId, world.four.id)).toEqual([['younger_pupils', null, null]])
    await world.turn()
    expect(await openFormOf(roundId, world.four.id)).toEqual([['older_pupils', 5, 'Kestrels']])
    expect(await openFormOf(roundId, world.nursery.id)).toEqual([['younger_pupils', 0, null]])
    expect(await db.request.count({ where: { roundId, closedReason: REPLACED } })).toBe(2)
    expect((await slotsOf(roundId)).some((slot) => slot.kind === 'pupil' && slot.personId === world.nursery.id)).toBe(
      true,
    )
    expect(new Set(await invited(roundId))).toEqual(new Set([world.two.id, world.four.id, world.staying.id]))
    // Once more, after it was undone: what was replaced stays replaced, and nobody is asked twice.
    await undoYear(world.school.office, { turnId: world.turnId })
    const before = (await invited(roundId)).length
    await world.turn()
    expect(await openFormOf(roundId, world.four.id)).toEqual([['older_pupils', 5, 'Kestrels']])
    expect(await invited(roundId)).toHaveLength(before)
  })

  test('prepared for a later day, is not for those who leave before it opens', async () => {
    const world = await aSchoolLastYear()
    const lastDay = addDays(today(), 5)
    await db.membership.updateMany({
      where: { personId: world.six.id },
      data: { endsOn: new Date(`${lastDay}T00:00:00Z`) },
    })
    const later = await aRoundOf(world, ENDED, addDays(today(), 10))
    expect(await openFormOf(later, world.six.id)).toEqual([])
    expect(await openFormOf(await aRoundOf(world, ENDED), world.six.id)).toHaveLength(1)
  })
})

describe('a standing round', () => {
  test('of an earlier year asks a joiner by the year group of the present one', async () => {
    const world = await aSchoolLastYear()
    const { school, forms } = world
    const { roundId } = await createRound(school.office, {
      schoolId: school.id,
      name: `Round ${++names}`,
      kind: 'standing',
      academicYear: ENDED,
      opensOn: today(),
      dueOn: addDays(today(), 14),
      agreementIds: [forms.older.agreementId, forms.younger.agreementId],
    })
    await openRound(school.office, { roundId })
    await world.turn()
    const joiner = await aPupil(school.id, { yearGroup: 4 })
    await db.enrolment.updateMany({ where: { personId: joiner.id }, data: { academicYear: YEAR } })
    await db.$transaction((tx) => askJoiner(tx, school.id, joiner.id))
    expect(await openFormOf(roundId, joiner.id)).toEqual([['older_pupils', 4, null]])
  })
})

describe('leavers', () => {
  const asked = async () => {
    const world = await aSchoolLastYear()
    const roundId = await aRoundOf(world, ENDED)
    const account = await aSigner(world.school.id, world.leaving.id)
    const stateOfLeaver = async () =>
      (await db.request.findFirstOrThrow({ where: { roundId, personId: world.six.id } })).state
    const stopped = async () => (await db.account.findUniqueOrThrow({ where: { id: account.accountId } })).suspendedAt
    return { world, roundId, stateOfLeaver, stopped }
  }
  test('their requests close and their parents’ accounts stop; undone, both are there again', async () => {
    const { world, roundId, stateOfLeaver, stopped } = await asked()
    expect(await stateOfLeaver()).toBe('waiting_for_pupil')
    await world.turn()
    expect(await stateOfLeaver()).toBe('closed')
    expect(await stopped()).not.toBeNull()
    // Whoever stays is still asked in last year's round, as they were.
    expect(await openFormOf(roundId, world.two.id)).toEqual([['younger_pupils', 2, 'Kestrels']])
    await undoYear(world.school.office, { turnId: world.turnId })
    expect(await stateOfLeaver()).toBe('waiting_for_pupil')
    expect(await stopped()).toBeNull()
  })
  test('an account that was stopped for another reason stays stopped', async () => {
    const { world, stopped } = await asked()
    await db.account.updateMany({
      where: { people: { some: { personId: world.leaving.id } } },
      data: { suspendedAt: new Date(), suspendedReason: 'Misuse' },
    })
    await world.turn()
    await undoYear(world.school.office, { turnId: world.turnId })
    expect(await stopped()).not.toBeNull()
  })
  test('a teacher who was a leaver’s parent keeps the post', async () => {
    const { world } = await asked()
    await db.membership.create({
      data: { schoolId: world.school.id, personId: world.leaving.id, kind: 'staff', startsOn: new Date('2020-09-01') },
    })
    const teacher = await anAccount(world.school.id, [{ post: 'office' }], world.leaving.id)
    await world.turn()
    expect(await db.grant.count({ where: { accountId: teacher.accountId, endedAt: null } })).toBe(1)
  })
})

describe('undoing', () => {
  test('is refused once a form of the new year was signed, and nothing is changed then', async () => {
    const world = await aSchoolLastYear()
    await world.turn()
    const roundId = await aRoundOf(world, YEAR)
    const slot = (await slotsOf(roundId)).find((one) => one.personId === world.staying.id)
    await signForms(
      await aSigner(world.school.id, world.staying.id),
      anAnswer([slot?.id ?? ''], world.forms.younger.sha256),
    )
    await expect(undoYear(world.school.office, { turnId: world.turnId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('One form'),
    })
    expect(await db.enrolment.count({ where: { schoolId: world.school.id, academicYear: YEAR } })).toBe(3)
    expect(await db.membership.count({ where: { personId: world.six.id, endsOn: null } })).toBe(0)
  })
  test('is no matter for what was signed in the year that ended', async () => {
    const world = await aSchoolLastYear()
    const roundId = await aRoundOf(world, ENDED)
    await world.turn()
    const slot = (await slotsOf(roundId)).find(
      (one) => one.personId === world.staying.id && one.request.audience === 'younger_pupils',
    )
    await signForms(
      await aSigner(world.school.id, world.staying.id),
      anAnswer([slot?.id ?? ''], world.forms.younger.sha256),
    )
    await undoYear(world.school.office, { turnId: world.turnId })
    expect(await db.enrolment.count({ where: { schoolId: world.school.id, academicYear: YEAR } })).toBe(0)
  })
})

describe('the nightly job', () => {
  test('lets the leavers of a year go that was turned in advance, once', async () => {
    const world = await aSchoolLastYear()
    const roundId = await aRoundOf(world, ENDED)
    await world.turn()
    // As it would have been in July: written, and not announced.
    await db.yearTurn.update({ where: { id: world.turnId }, data: { leftAt: null } })
    await db.request.updateMany({
      where: { roundId, personId: world.six.id },
      data: { state: 'waiting_for_pupil', closedAt: null, closedReason: null },
    })
    const closed = () => db.request.count({ where: { roundId, personId: world.six.id, state: 'closed' } })
    expect(await closed()).toBe(0)
    await letLeaversGo({}, { attempt: 1, maxAttempts: 1, isLast: true })
    expect(await closed()).toBe(1)
    await letLeaversGo({}, { attempt: 1, maxAttempts: 1, isLast: true })
    expect(await db.auditEntry.count({ where: { subject: world.turnId, action: 'year.leavers_left' } })).toBe(1)
  })
})
