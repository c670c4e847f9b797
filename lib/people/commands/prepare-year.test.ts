import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPupil, aSchool } from '@/lib/testing/factories'
import { getGroupOfClass, getPreparation, groupKey } from '../queries/get-year'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { aPreparedTurn, aSchoolBeforeTheTurn, NEXT_YEAR } from '../year/year.factory'
import { choosePupils } from './choose-pupils'
import { moveClasses } from './move-classes'
import { nameClasses } from './name-classes'
import { setLeavers } from './set-leavers'
import { startYear } from './start-year'

onTheTestDay()

describe('startYear', () => {
  test('suggests the classes of the next year and leaves an audit entry', async () => {
    const { school, classes } = await aSchoolBeforeTheTurn()
    const { turnId } = await startYear(school.headteacher, { schoolId: school.id })
    const preparation = await getPreparation(school.office, school.id)
    expect(preparation).toMatchObject({ academicYear: NEXT_YEAR, lastYearGroup: 6, mayBeDone: false })
    expect(preparation?.check.classes.map(({ name, pupils }) => [name, pupils])).toEqual([
      ['1A', 1],
      ['5B', 2],
      ['RA', 0],
    ])
    expect(preparation?.groups.map(({ classId, outcome }) => [classId, outcome])).toEqual([
      [classes.reception, 'promoted'],
      [classes.four, 'promoted'],
      [classes.six, 'leaves'],
    ])
    expect(await trailOf(turnId)).toMatchObject([{ action: 'year.started', after: { academicYear: NEXT_YEAR } }])
  })
  test('is the turn into this year while nobody has a place in it', async () => {
    const { school } = await aSchoolBeforeTheTurn()
    await db.enrolment.updateMany({ where: { schoolId: school.id }, data: { academicYear: 2025 } })
    await startYear(school.office, { schoolId: school.id })
    expect(await getPreparation(school.office, school.id)).toMatchObject({ academicYear: 2026, mayBeDone: true })
  })
  test('refuses a class teacher', async () => {
    const { school } = await aSchoolBeforeTheTurn()
    await expect(startYear(school.teacher, { schoolId: school.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides another school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    await expect(startYear(ours.office, { schoolId: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await getPreparation(ours.office, theirs.id)).toBeNull()
  })
  test('names the wrong field', async () => {
    const { office } = await aSchool()
    await expect(startYear(office, { schoolId: 'x' })).rejects.toMatchObject({
      fieldErrors: { schoolId: [expect.any(String)] },
    })
  })
  test('again throws away what was chosen, but not what was done', async () => {
    const { school, turnId, shown } = await aPreparedTurn()
    await setLeavers(school.office, { turnId, lastYearGroup: '9' })
    expect(await startYear(school.office, { schoolId: school.id, again: 'yes' })).toEqual({ turnId })
    expect(await shown()).toMatchObject({ lastYearGroup: 6, check: { leaves: 2 } })
    await db.yearTurn.update({ where: { id: turnId }, data: { doneAt: new Date() } })
    await expect(startYear(school.office, { schoolId: school.id, again: 'yes' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
  test('starts once when pressed twice, and an empty school may start too', async () => {
    const school = await aSchool()
    expect(await twice(() => startYear(school.office, { schoolId: school.id }))).toEqual({
      done: 1,
      codes: ['CONFLICT'],
    })
    expect(await db.yearTurn.count({ where: { schoolId: school.id } })).toBe(1)
  })
})

describe('setLeavers', () => {
  test('another last year group keeps Year 6, and says so in the trail', async () => {
    const { school, turnId, shown } = await aPreparedTurn()
    await setLeavers(school.office, { turnId, lastYearGroup: '8' })
    expect((await shown()).check).toMatchObject({ leaves: 0, promoted: 5 })
    expect((await trailOf(turnId)).at(-1)).toMatchObject({
      action: 'year.prepared',
      before: { lastYearGroup: 6 },
      after: { lastYearGroup: 8 },
    })
  })
  test('refuses a clerk, hides another school, names the wrong field', async () => {
    const { school, turnId } = await aPreparedTurn()
    const values = { turnId, lastYearGroup: '8' }
    await expect(setLeavers(school.clerk, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(setLeavers((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(setLeavers(school.office, { turnId, lastYearGroup: '' })).rejects.toMatchObject({
      fieldErrors: { lastYearGroup: ['Choose a year group.'] },
    })
  })
  test('changes once when pressed twice', async () => {
    const { school, turnId } = await aPreparedTurn()
    expect(await twice(() => setLeavers(school.office, { turnId, lastYearGroup: '7' }))).toEqual({
      done: 1,
      codes: ['CONFLICT'],
    })
  })
})

describe('moveClasses', () => {
  const world = async () => {
    const turn = await aPreparedTurn()
    const { classes, seen } = await turn.shown()
    const called = (name: string) => classes.find((one) => one.name === name)?.id ?? ''
    const values = {
      turnId: turn.turnId,
      seen: seen.groups,
      groups: [
        { classId: turn.classes.reception, yearGroup: '0', nextClassId: called('5B') },
        { classId: turn.classes.four, yearGroup: '4', nextClassId: called('5B') },
      ],
    }
    return { ...turn, called, values }
  }
  test('merges two classes into one, and leaves an audit entry', async () => {
    const { school, turnId, shown, values } = await world()
    await moveClasses(school.office, values)
    expect((await shown()).check.classes.find(({ name }) => name === '5B')).toMatchObject({
      pupils: 3,
      yearGroups: [1, 5],
    })
    expect((await trailOf(turnId)).at(-1)).toMatchObject({ action: 'year.prepared', after: { classesMoved: 1 } })
  })
  test('no class is a choice too, and a stale page is refused', async () => {
    const { school, shown, values, classes } = await world()
    const none = [{ classId: classes.four, yearGroup: '4', nextClassId: '' }]
    await moveClasses(school.office, { ...values, groups: none })
    expect((await shown()).check.withoutClass).toHaveLength(2)
    await expect(moveClasses(school.headteacher, values)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
  test('refuses a teacher, hides another school and its classes, names the wrong field', async () => {
    const { school, values, classes } = await world()
    const other = await world()
    await expect(moveClasses(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(moveClasses(other.school.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const theirs = { classId: classes.four, yearGroup: '4', nextClassId: other.called('1A') }
    await expect(moveClasses(school.office, { ...values, groups: [theirs] })).rejects.toMatchObject({
      fieldErrors: { [`next.${classes.four}.4`]: [expect.any(String)] },
    })
    const stray = { classId: other.classes.four, yearGroup: '4', nextClassId: values.groups[0]?.nextClassId }
    await expect(moveClasses(school.office, { ...values, groups: [stray] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
  test('moves once when pressed twice', async () => {
    const { school, values } = await world()
    expect(await twice(() => moveClasses(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})

describe('choosePupils', () => {
  const world = async () => {
    const turn = await aPreparedTurn()
    const key = groupKey({ classId: turn.classes.four, yearGroup: 4 })
    const seen = async () => (await getGroupOfClass(turn.school.office, turn.school.id, key))?.seen ?? ''
    const values = { turnId: turn.turnId, seen: await seen(), personIds: [turn.mina.id], outcome: 'repeats' }
    const fate = async (personId: string) =>
      (await getGroupOfClass(turn.school.office, turn.school.id, key))?.pupils.find((one) => one.personId === personId)
    return { ...turn, values, fate, seenNow: seen }
  }
  test('one repeats the year, the other moves up, and the trail says how many', async () => {
    const { school, turnId, mina, ivo, values, fate } = await world()
    await choosePupils(school.office, values)
    expect(await fate(mina.id)).toMatchObject({ fate: 'repeats', nextYearGroup: 4, nextClassId: null, own: true })
    expect(await fate(ivo.id)).toMatchObject({ fate: 'promoted', nextYearGroup: 5, own: false })
    expect((await trailOf(turnId)).at(-1)).toMatchObject({ after: { pupils: 1, outcome: 'repeats' } })
  })
  test('what is usual again is no choice any more; a class of their own is one', async () => {
    const { school, mina, values, fate, seenNow, shown } = await world()
    await choosePupils(school.office, values)
    await choosePupils(school.office, { ...values, seen: await seenNow(), outcome: 'promoted' })
    expect(await fate(mina.id)).toMatchObject({ fate: 'promoted', own: false })
    const nextClass = (await shown()).classes.find(({ name }) => name === '1A')?.id ?? ''
    await choosePupils(school.office, { ...values, seen: await seenNow(), outcome: 'promoted', nextClass })
    expect(await fate(mina.id)).toMatchObject({ fate: 'promoted', nextClassId: nextClass, own: true })
  })
  test('a pupil without a year group is placed', async () => {
    const { school, values, turnId } = await world()
    const stray = await aPupil(school.id)
    await db.enrolment.deleteMany({ where: { personId: stray.id } })
    const page = await getGroupOfClass(school.office, school.id, 'none')
    const place = { turnId, seen: page?.seen, personIds: [stray.id], outcome: 'placed' }
    await expect(choosePupils(school.office, place)).rejects.toMatchObject({
      fieldErrors: { nextYearGroup: ['Choose a year group.'] },
    })
    await expect(choosePupils(school.office, { ...place, outcome: 'repeats' })).rejects.toMatchObject({
      fieldErrors: { outcome: [expect.stringContaining('no year group')] },
    })
    await choosePupils(school.office, { ...place, nextYearGroup: '3' })
    expect((await getPreparation(school.office, school.id))?.check.undecided).toEqual([])
    expect(values.personIds).not.toContain(stray.id)
  })
  test('refuses a class teacher', async () => {
    const { school, values } = await world()
    await expect(choosePupils(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides another school and its pupils', async () => {
    const [ours, theirs] = [await world(), await world()]
    await expect(choosePupils(theirs.school.office, ours.values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const mixed = { ...ours.values, personIds: theirs.values.personIds }
    await expect(choosePupils(ours.school.office, mixed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('names the wrong fields', async () => {
    const { school, values } = await world()
    const wrong = { ...values, personIds: [], outcome: '' }
    await expect(choosePupils(school.office, wrong)).rejects.toMatchObject({
      fieldErrors: { personIds: ['Tick at least one pupil.'], outcome: [expect.any(String)] },
    })
  })
  test('chooses once when pressed twice: the second is told that the page is old', async () => {
    const { school, values } = await world()
    expect(await twice(() => choosePupils(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})

describe('nameClasses', () => {
  const world = async () => {
    const turn = await aPreparedTurn()
    const { classes, seen } = await turn.shown()
    const row = (name: string, more = {}) => ({
      id: classes.find((one) => one.name === name)?.id ?? '',
      name,
      remove: false,
      ...more,
    })
    const values = {
      turnId: turn.turnId,
      seen: seen.classes,
      classes: [row('1A'), row('5B', { name: ' 5  Beech ' }), row('RA', { remove: true })],
      added: 'RB\n\nRC',
    }
    return { ...turn, row, values }
  }
  test('renames, takes away and adds, and leaves an audit entry', async () => {
    const { school, turnId, shown, values } = await world()
    await nameClasses(school.office, values)
    const { check } = await shown()
    expect(check.classes.map(({ name, pupils }) => [name, pupils])).toEqual([
      ['1A', 1],
      ['5 Beech', 2],
      ['RB', 0],
      ['RC', 0],
    ])
    expect((await trailOf(turnId)).at(-1)).toMatchObject({ after: { renamed: 1, removed: 1, added: 2 } })
  })
  test('whoever was to go into a class that is taken away has none', async () => {
    const { school, shown, values, row } = await world()
    await nameClasses(school.office, { ...values, classes: [row('5B', { remove: true })], added: '' })
    expect((await shown()).check.withoutClass).toHaveLength(2)
  })
  test('refuses a clerk, hides another school and its classes', async () => {
    const [ours, theirs] = [await world(), await world()]
    await expect(nameClasses(ours.school.clerk, ours.values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(nameClasses(theirs.school.office, ours.values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const mixed = { ...ours.values, classes: theirs.values.classes }
    await expect(nameClasses(ours.school.office, mixed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('names an empty name, one that is twice there, and one that is too long, each at its field', async () => {
    const { school, values, row } = await world()
    const wrong = { ...values, classes: [row('1A', { name: ' ' }), row('5B'), row('RA', { name: '5b' })] }
    await expect(nameClasses(school.office, { ...wrong, added: 'x'.repeat(61) })).rejects.toMatchObject({
      fieldErrors: {
        [`name.${row('1A').id}`]: ['Enter the name of the class.'],
        [`name.${row('RA').id}`]: ['There are two classes called 5b.'],
        added: ['Use 60 characters or fewer.'],
      },
    })
  })
  test('names once when pressed twice', async () => {
    const { school, values } = await world()
    expect(await twice(() => nameClasses(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})
