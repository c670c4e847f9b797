import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { addMembership } from './add-membership'
import { archivePerson } from './archive-person'

const announced = onTheTestDay()
const world = async () => {
  const school = await aSchool()
  const person = await aPerson(school.id, 'parent')
  const values = { personId: person.id, kind: 'governor', title: 'Parent governor', startsOn: '2026-11-01' }
  return { school, person, values }
}

describe('addMembership', () => {
  test('adds it, announces a joiner and leaves an audit entry', async () => {
    const { school, person, values } = await world()
    const { membershipId } = await addMembership(school.headteacher, values)
    expect(await db.membership.findUnique({ where: { id: membershipId } })).toMatchObject({ title: 'Parent governor' })
    expect(await trailOf(person.id)).toMatchObject([
      { action: 'person.joined', after: { membershipId, kind: 'governor' } },
    ])
    expect(announced).toHaveLength(1)
  })
  test('a pupil needs a year group, and gets this year’s enrolment', async () => {
    const { school, person, values } = await world()
    const pupil = { ...values, kind: 'pupil' }
    await expect(addMembership(school.office, pupil)).rejects.toMatchObject({
      fieldErrors: { yearGroup: [expect.any(String)] },
    })
    await addMembership(school.office, { ...pupil, yearGroup: '5', classId: school.classId })
    expect(await db.enrolment.findFirst({ where: { personId: person.id } })).toMatchObject({
      yearGroup: 5,
      academicYear: 2026,
    })
  })
  test('refuses a class teacher', async () => {
    const { school, values } = await world()
    await expect(addMembership(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides a person of another school', async () => {
    const { values } = await world()
    await expect(addMembership((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('names the wrong fields', async () => {
    const { school, values } = await world()
    await expect(addMembership(school.office, { ...values, kind: '', startsOn: '31/12/2026' })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { kind: [expect.any(String)], startsOn: [expect.any(String)] },
    })
  })
  test('adds once when pressed twice', async () => {
    const { school, values } = await world()
    expect(await twice(() => addMembership(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
  test('refuses an archived person', async () => {
    const { school, person, values } = await world()
    await archivePerson(school.office, { personId: person.id, reason: 'Left' })
    await expect(addMembership(school.office, values)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
