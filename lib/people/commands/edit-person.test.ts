import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { editPerson } from './edit-person'

onTheTestDay()
const world = async () => {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff', { email: 'old@example.test' })
  const values = { personId: person.id, givenName: 'Asha', familyName: 'Okafor', email: 'New@example.test', phone: '' }
  return { school, person, values }
}

describe('editPerson', () => {
  test('changes what was typed and keeps no personal data in the trail', async () => {
    const { school, person, values } = await world()
    await editPerson(school.office, { ...values, displayName: 'Mx Okafor' })
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({
      email: 'new@example.test',
      displayName: 'Mx Okafor',
      searchName: 'asha okafor mx okafor',
    })
    expect(await trailOf(person.id)).toMatchObject([
      { action: 'person.changed', after: { changed: ['displayName', 'email'] } },
    ])
  })
  test('refuses a class teacher and an IT manager', async () => {
    const { school, values } = await world()
    await expect(editPerson(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(editPerson(school.itManager, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides a person of another school', async () => {
    const { person, values } = await world()
    const other = await aSchool()
    await expect(editPerson(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await trailOf(person.id)).toEqual([])
  })
  test('names the wrong field', async () => {
    const { school, values } = await world()
    await expect(editPerson(school.office, { ...values, email: 'x@' })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { email: [expect.any(String)] },
    })
  })
  test('changes once when pressed twice', async () => {
    const { school, person, values } = await world()
    expect(await twice(() => editPerson(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect(await trailOf(person.id)).toHaveLength(1)
  })
})
