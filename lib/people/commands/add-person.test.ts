import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPupil, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { addPerson } from './add-person'

const announced = onTheTestDay()
const staff = (schoolId: string) => ({
  schoolId,
  givenName: ' Siân ',
  familyName: 'O’Neill-Łuczak',
  email: 'Sian@Example.TEST ',
  memberships: [{ kind: 'staff', title: 'Teacher' }],
})
const read = (id: string) =>
  db.person.findUniqueOrThrow({ where: { id }, include: { memberships: true, enrolments: true, children: true } })

describe('addPerson', () => {
  test('adds a member of staff, evens out the name and announces the joiner', async () => {
    const school = await aSchool()
    const { personId } = await addPerson(school.office, staff(school.id))
    expect(await read(personId)).toMatchObject({
      givenName: 'Siân',
      displayName: 'Siân O’Neill-Łuczak',
      searchName: 'sian oneill-luczak',
      email: 'sian@example.test',
      memberships: [{ kind: 'staff', title: 'Teacher', endsOn: null }],
    })
    expect((await trailOf(personId)).map(({ action }) => action)).toEqual(['person.added', 'person.joined'])
    expect(announced).toMatchObject([{ action: 'person.joined', subject: personId, after: { kind: 'staff' } }])
  })

  test('adds a pupil in a class of this year', async () => {
    const school = await aSchool()
    const { personId } = await addPerson(school.office, {
      schoolId: school.id,
      givenName: 'Suharto',
      memberships: [{ kind: 'pupil' }],
      yearGroup: '0',
      classId: school.classId,
      dateOfBirth: '2022-01-31',
    })
    expect(await read(personId)).toMatchObject({
      displayName: 'Suharto',
      familyName: '',
      enrolments: [{ academicYear: 2026, yearGroup: 0, classId: school.classId }],
    })
  })

  test('adds a parent of a pupil in one go', async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id)
    const { personId } = await addPerson(school.office, {
      schoolId: school.id,
      givenName: 'Ngozi',
      memberships: [{ kind: 'parent' }],
      pupilId: pupil.id,
      relationship: 'Mother',
      parentalResponsibility: 'yes',
      livesWith: 'yes',
    })
    const person = await read(personId)
    expect(person.memberships).toHaveLength(1)
    expect(person.children).toMatchObject([{ pupilId: pupil.id, livesWith: true, receivesMail: false }])
    expect(announced.map(({ action }) => action)).toEqual(['person.joined', 'guardianship.changed'])
  })

  test('refuses a class teacher', async () => {
    const school = await aSchool()
    await expect(addPerson(school.teacher, staff(school.id))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('adds nobody to another school, nor a pupil of another school to a parent', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    await expect(addPerson(ours.office, staff(theirs.id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const pupil = await aPupil(theirs.id)
    const parent = {
      ...staff(ours.id),
      memberships: [{ kind: 'parent' }],
      pupilId: pupil.id,
      relationship: 'Father',
      parentalResponsibility: 'yes',
    }
    await expect(addPerson(ours.office, parent)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await db.person.count({ where: { schoolId: ours.id } })).toBe(0)
    const inTheirClass = { ...staff(ours.id), memberships: [{ kind: 'pupil' }], yearGroup: 3, classId: theirs.classId }
    await expect(addPerson(ours.office, inTheirClass)).rejects.toMatchObject({
      fieldErrors: { classId: [expect.any(String)] },
    })
  })

  test.each([
    ['givenName', { givenName: ' ', familyName: '' }],
    ['givenName', { givenName: '12345' }],
    ['familyName', { familyName: 'x'.repeat(201) }],
    ['familyName', { familyName: 'A\u202eB' }],
    ['email', { email: 'not an address' }],
    ['dateOfBirth', { dateOfBirth: '2026-11-17' }],
    ['dateOfBirth', { dateOfBirth: '2026-02-30' }],
    ['upn', { upn: '123' }],
    ['memberships', { memberships: [] }],
    ['memberships', { memberships: [{ kind: 'king' }] }],
    ['yearGroup', { memberships: [{ kind: 'pupil' }] }],
    ['relationship', { pupilId: '01a1e3cc-9d00-73a6-bb68-6f6e5de7c7e0', parentalResponsibility: 'yes' }],
  ])('names the wrong field %s', async (field, values) => {
    const school = await aSchool()
    await expect(addPerson(school.office, { ...staff(school.id), ...values })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { [field]: [expect.any(String)] },
    })
  })

  test('takes a name of 200 characters in any script', async () => {
    const school = await aSchool()
    for (const familyName of ['ய'.repeat(200), '𠮷'.repeat(200), 'محمد', 'Ἀλέξανδρος']) {
      await expect(addPerson(school.office, { ...staff(school.id), familyName })).resolves.toBeTruthy()
    }
  })

  test('refuses a UPN that another pupil has', async () => {
    const school = await aSchool()
    const pupil = { ...staff(school.id), memberships: [{ kind: 'pupil' }], yearGroup: 3, upn: 'a123456789012' }
    await addPerson(school.office, pupil)
    await expect(addPerson(school.office, { ...pupil, givenName: 'Other' })).rejects.toMatchObject({
      fieldErrors: { upn: [expect.any(String)] },
    })
  })

  test('adds once when pressed twice; a namesake only when said so', async () => {
    const school = await aSchool()
    expect(await twice(() => addPerson(school.office, staff(school.id)))).toEqual({ done: 1, codes: ['CONFLICT'] })
    await expect(addPerson(school.office, staff(school.id))).rejects.toMatchObject({
      fieldErrors: { anotherPerson: [expect.any(String)] },
    })
    await addPerson(school.office, { ...staff(school.id), anotherPerson: 'yes' })
    expect(await db.person.count({ where: { schoolId: school.id } })).toBe(2)
  })
})
