import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import { getTurned } from '../queries/get-year'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { aPreparedTurn, IN_JULY, IN_SEPTEMBER, memberOf, NEXT_YEAR, onDay, placeIn } from '../year/year.factory'
import { announceLeavers } from './announce-leavers'
import { placePupil } from './place-pupil'
import { turnYear } from './turn-year'
import { undoYear } from './undo-year'

const announced = onTheTestDay()
const prepared = async (day: string) => {
  const world = await aPreparedTurn()
  onDay(day)
  const values = { turnId: world.turnId, seen: (await world.shown()).seen.plan }
  return { ...world, values }
}
const turned = async (day: string) => {
  const world = await prepared(day)
  await turnYear(world.school.office, world.values)
  return world
}
const leaving = () => announced.filter(({ action }) => action === 'person.left').map(({ subject }) => subject)

describe('turnYear', () => {
  test('gives everybody a place in the new year, ends the leavers, and leaves its audit entries', async () => {
    const { school, turnId, young, mina, leaver, lastParent, stayingParent } = await turned(IN_SEPTEMBER)
    expect(await placeIn(young.id, NEXT_YEAR)).toEqual({ yearGroup: 1, class: { name: '1A' } })
    expect(await placeIn(mina.id, NEXT_YEAR)).toEqual({ yearGroup: 5, class: { name: '5B' } })
    expect(await placeIn(mina.id, THIS_YEAR)).toMatchObject({ yearGroup: 4 })
    expect(await placeIn(leaver.id, NEXT_YEAR)).toBeNull()
    expect(await memberOf(leaver.id)).toEqual({
      endsOn: new Date('2027-08-31'),
      endReason: 'Left at the end of the school year 2026/27',
    })
    expect(await memberOf(lastParent.id)).toMatchObject({ endsOn: new Date('2027-08-31') })
    expect(await memberOf(stayingParent.id)).toMatchObject({ endsOn: null })
    expect(await trailOf(turnId)).toMatchObject([
      { action: 'year.started' },
      { action: 'year.turned', after: { academicYear: NEXT_YEAR, moved: 3, leavers: 2, classes: 3 } },
    ])
    expect((await trailOf(mina.id)).at(-1)).toMatchObject({ action: 'pupil.moved_on', after: { yearGroup: 5 } })
    expect(leaving()).toEqual(expect.arrayContaining([leaver.id, lastParent.id]))
    expect(leaving()).toHaveLength(3)
    expect(await getTurned(school.office, school.id)).toMatchObject({ promoted: 3, leavers: 2, parentsLeaving: 1 })
  })
  test('in July the places are written and nobody has left yet', async () => {
    const { school, mina, leaver } = await turned(IN_JULY)
    expect(await placeIn(mina.id, NEXT_YEAR)).toMatchObject({ yearGroup: 5 })
    expect(await memberOf(leaver.id)).toMatchObject({ endsOn: new Date('2027-08-31') })
    expect(leaving()).toEqual([])
    expect(await getTurned(school.office, school.id)).toMatchObject({ leftAt: null, unplaced: [] })
  })
  test('a place that is there already stays, and a class of that name is used', async () => {
    const world = await aPreparedTurn()
    const { school, mina, ivo } = world
    const fiveB = await db.schoolClass.create({
      data: { schoolId: school.id, academicYear: NEXT_YEAR, name: '5B' },
      select: { id: true },
    })
    await db.enrolment.create({
      data: { schoolId: school.id, academicYear: NEXT_YEAR, personId: mina.id, yearGroup: 4 },
    })
    onDay(IN_JULY)
    await turnYear(school.headteacher, { turnId: world.turnId, seen: (await world.shown()).seen.plan })
    expect(await placeIn(mina.id, NEXT_YEAR)).toEqual({ yearGroup: 4, class: null })
    expect(await db.enrolment.findFirst({ where: { personId: ivo.id, academicYear: NEXT_YEAR } })).toMatchObject({
      classId: fiveB.id,
    })
  })
  test('refuses before July, a pupil without a year group, and a roll that is not the one shown', async () => {
    const { school, values, shown, turnId } = await prepared('2027-06-30')
    await expect(turnYear(school.office, values)).rejects.toMatchObject({ message: expect.stringContaining('1 July') })
    onDay(IN_JULY)
    const joiner = await aPupil(school.id)
    await expect(turnYear(school.office, values)).rejects.toMatchObject({ code: 'CONFLICT' })
    await db.enrolment.deleteMany({ where: { personId: joiner.id } })
    await expect(turnYear(school.office, { turnId, seen: (await shown()).seen.plan })).rejects.toMatchObject({
      message: expect.stringContaining('no year group'),
    })
    expect(await db.enrolment.count({ where: { schoolId: school.id, academicYear: NEXT_YEAR } })).toBe(0)
  })
  test('refuses a class teacher, a clerk and a safeguarding lead', async () => {
    const { school, values } = await prepared(IN_JULY)
    for (const actor of [school.teacher, school.clerk, school.safeguardingLead]) {
      await expect(turnYear(actor, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })
  test('hides another school', async () => {
    const { values } = await prepared(IN_JULY)
    await expect(turnYear((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('names the wrong fields', async () => {
    const { school } = await prepared(IN_JULY)
    await expect(turnYear(school.office, { turnId: 'x' })).rejects.toMatchObject({
      fieldErrors: { turnId: [expect.any(String)], seen: [expect.any(String)] },
    })
  })
  test('is done once when pressed twice', async () => {
    const { school, turnId, values } = await prepared(IN_SEPTEMBER)
    expect(await twice(() => turnYear(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect((await trailOf(turnId)).filter(({ action }) => action === 'year.turned')).toHaveLength(1)
    expect(await db.enrolment.count({ where: { schoolId: school.id, academicYear: NEXT_YEAR } })).toBe(3)
  })
})

describe('announceLeavers', () => {
  test('on the last day says who leaves, once, with a parent whose other child went before', async () => {
    const { school, turnId, leaver, mina, stayingParent, lastParent } = await turned(IN_JULY)
    await db.membership.updateMany({ where: { personId: mina.id }, data: { endsOn: new Date('2027-07-20') } })
    onDay('2027-08-31')
    await announceLeavers(school.job, { turnId })
    expect(leaving()).toEqual(expect.arrayContaining([leaver.id, lastParent.id, stayingParent.id]))
    expect((await trailOf(turnId)).at(-1)).toMatchObject({ action: 'year.leavers_left', after: { memberships: 4 } })
    await expect(announceLeavers(school.job, { turnId })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
  test('leaves alone who was kept after all', async () => {
    const { school, turnId, leaver } = await turned(IN_JULY)
    await db.membership.updateMany({ where: { personId: leaver.id }, data: { endsOn: null, endReason: null } })
    onDay('2027-09-01')
    await announceLeavers(school.job, { turnId })
    expect(leaving()).not.toContain(leaver.id)
  })
  test('waits for the day, refuses the office, hides another school, names the wrong field', async () => {
    const { school, turnId } = await turned(IN_JULY)
    await expect(announceLeavers(school.job, { turnId })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(announceLeavers(school.office, { turnId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(announceLeavers((await aSchool()).job, { turnId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(announceLeavers(school.job, {})).rejects.toMatchObject({ code: 'INVALID' })
  })
  test('announces once when run twice', async () => {
    const { school, turnId } = await turned(IN_JULY)
    onDay(IN_SEPTEMBER)
    expect(await twice(() => announceLeavers(school.job, { turnId }))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect(leaving()).toHaveLength(3)
  })
})

describe('undoYear', () => {
  test('takes the places back, brings the leavers back, and leaves its audit entries', async () => {
    const { school, turnId, mina, leaver, lastParent, shown } = await turned(IN_SEPTEMBER)
    await undoYear(school.headteacher, { turnId })
    expect(await placeIn(mina.id, NEXT_YEAR)).toBeNull()
    expect(await memberOf(leaver.id)).toEqual({ endsOn: null, endReason: null })
    expect(await memberOf(lastParent.id)).toEqual({ endsOn: null, endReason: null })
    expect(await db.schoolClass.count({ where: { schoolId: school.id, academicYear: NEXT_YEAR } })).toBe(0)
    expect(await trailOf(turnId)).toMatchObject([{}, {}, { action: 'year.undone', after: { enrolments: 3 } }])
    expect((await trailOf(leaver.id)).at(-1)).toMatchObject({ action: 'person.returned', after: { kind: 'pupil' } })
    expect((await shown()).check).toMatchObject({ promoted: 3, leaves: 2 })
  })
  test('can be done again afterwards, and a class that somebody teaches stays', async () => {
    const { school, turnId, values, shown, mina } = await turned(IN_SEPTEMBER)
    const fiveB = await db.schoolClass.findFirstOrThrow({
      where: { schoolId: school.id, academicYear: NEXT_YEAR, name: '5B' },
    })
    await db.grant.updateMany({
      where: { accountId: school.teacher.accountId },
      data: { classId: fiveB.id },
    })
    await undoYear(school.office, { turnId })
    expect(await db.schoolClass.findMany({ where: { schoolId: school.id, academicYear: NEXT_YEAR } })).toMatchObject([
      { id: fiveB.id },
    ])
    await turnYear(school.office, { ...values, seen: (await shown()).seen.plan })
    expect(await placeIn(mina.id, NEXT_YEAR)).toEqual({ yearGroup: 5, class: { name: '5B' } })
  })
  test('before the last day nobody comes back who never went', async () => {
    const { school, turnId, leaver } = await turned(IN_JULY)
    await undoYear(school.office, { turnId })
    expect(await memberOf(leaver.id)).toEqual({ endsOn: null, endReason: null })
    expect(await trailOf(leaver.id)).toEqual([])
  })
  test('refuses what was not done, and an older turn than the latest', async () => {
    const { school, turnId } = await prepared(IN_JULY)
    await expect(undoYear(school.office, { turnId })).rejects.toMatchObject({ code: 'CONFLICT' })
    const older = await db.yearTurn.create({
      data: { schoolId: school.id, academicYear: THIS_YEAR, lastYearGroup: 6, doneAt: new Date() },
    })
    await db.yearTurn.update({ where: { id: turnId }, data: { doneAt: new Date() } })
    await expect(undoYear(school.office, { turnId: older.id })).rejects.toMatchObject({
      message: expect.stringContaining('latest'),
    })
  })
  test('refuses a class teacher, hides another school, names the wrong field', async () => {
    const { school, turnId } = await turned(IN_JULY)
    await expect(undoYear(school.teacher, { turnId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(undoYear((await aSchool()).office, { turnId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(undoYear(school.office, { turnId: '' })).rejects.toMatchObject({ code: 'INVALID' })
  })
  test('is undone once when pressed twice', async () => {
    const { school, turnId } = await turned(IN_SEPTEMBER)
    expect(await twice(() => undoYear(school.office, { turnId }))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})

describe('placePupil', () => {
  const joined = async () => {
    const world = await turned(IN_JULY)
    const joiner = await aPupil(world.school.id)
    const classId = (
      await db.schoolClass.findFirstOrThrow({
        where: { schoolId: world.school.id, academicYear: NEXT_YEAR, name: '5B' },
      })
    ).id
    return { ...world, joiner, values: { personId: joiner.id, academicYear: NEXT_YEAR, yearGroup: '5', classId } }
  }
  test('gives a joiner a place in the year that was turned before they came, and announces it', async () => {
    const { school, joiner, values } = await joined()
    expect((await getTurned(school.office, school.id))?.unplaced.map(({ personId }) => personId)).toEqual([joiner.id])
    await placePupil(school.office, values)
    expect(await placeIn(joiner.id, NEXT_YEAR)).toEqual({ yearGroup: 5, class: { name: '5B' } })
    expect((await getTurned(school.office, school.id))?.unplaced).toEqual([])
    expect((await trailOf(joiner.id)).at(-1)).toMatchObject({
      action: 'pupil.enrolled',
      after: { academicYear: NEXT_YEAR },
    })
  })
  test('once that year is over, nobody is listed as without a place in it', async () => {
    const { school } = await joined()
    onDay('2028-09-10')
    expect((await getTurned(school.office, school.id))?.unplaced).toEqual([])
  })
  test('refuses a class teacher, hides another school, names the wrong fields', async () => {
    const { school, values } = await joined()
    await expect(placePupil(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(placePupil((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(placePupil(school.office, { ...values, yearGroup: '' })).rejects.toMatchObject({
      fieldErrors: { yearGroup: ['Choose a year group.'] },
    })
    for (const [field, value] of [
      ['academicYear', '2035'],
      ['classId', school.classId],
    ] as const) {
      await expect(placePupil(school.office, { ...values, [field]: value })).rejects.toMatchObject({
        fieldErrors: { [field]: [expect.any(String)] },
      })
    }
  })
  test('places once when pressed twice', async () => {
    const { school, values } = await joined()
    expect(await twice(() => placePupil(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})
