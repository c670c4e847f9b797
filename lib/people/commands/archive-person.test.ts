import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { archivePerson } from './archive-person'
import { restorePerson } from './restore-person'

const announced = onTheTestDay()
const world = async () => {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff')
  return { school, person, values: { personId: person.id, reason: 'Moved away' } }
}

describe('archivePerson', () => {
  test('ends what they belong to and says so', async () => {
    const { school, person, values } = await world()
    await archivePerson(school.office, values)
    const row = await db.person.findUniqueOrThrow({ where: { id: person.id }, include: { memberships: true } })
    expect(row.archivedAt).not.toBeNull()
    expect(row.memberships).toMatchObject([{ endReason: 'Moved away', endsOn: new Date('2026-11-16') }])
    expect((await trailOf(person.id)).map(({ action }) => action)).toEqual(['person.archived', 'person.left'])
  })
  test('a parent answers for no pupil any more, and the pupils are announced', async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id)
    const parent = await aParent(school.id, [pupil.id])
    await archivePerson(school.office, { personId: parent.id, reason: 'Entered twice' })
    expect(await db.guardianship.count({ where: { parentId: parent.id, endedOn: null } })).toBe(0)
    expect(announced.map(({ action, subject }) => [action, subject])).toEqual([
      ['guardianship.changed', pupil.id],
      ['person.left', parent.id],
    ])
  })
  test('refuses a clerk', async () => {
    const { school, values } = await world()
    await expect(archivePerson(school.clerk, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides a person of another school', async () => {
    const { values } = await world()
    await expect(archivePerson((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('asks for a reason', async () => {
    const { school, values } = await world()
    await expect(archivePerson(school.office, { ...values, reason: '  ' })).rejects.toMatchObject({
      fieldErrors: { reason: ['Enter the reason.'] },
    })
  })
  test('archives once when pressed twice', async () => {
    const { school, person, values } = await world()
    expect(await twice(() => archivePerson(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect(await trailOf(person.id)).toHaveLength(2)
  })
})

describe('restorePerson', () => {
  const archived = async () => {
    const one = await world()
    await archivePerson(one.school.office, one.values)
    return one
  }
  test('puts an archived person back, without memberships', async () => {
    const { school, person } = await archived()
    await restorePerson(school.office, { personId: person.id })
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ archivedAt: null })
    expect((await trailOf(person.id)).at(-1)).toMatchObject({ action: 'person.restored' })
  })
  test('refuses a teacher, hides another school, names the wrong field', async () => {
    const { school, person } = await archived()
    const values = { personId: person.id }
    await expect(restorePerson(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(restorePerson((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(restorePerson(school.office, { personId: 'x' })).rejects.toMatchObject({
      fieldErrors: { personId: [expect.any(String)] },
    })
  })
  test('restores once when pressed twice', async () => {
    const { school, person } = await archived()
    expect(await twice(() => restorePerson(school.office, { personId: person.id }))).toEqual({
      done: 1,
      codes: ['CONFLICT'],
    })
  })
})
