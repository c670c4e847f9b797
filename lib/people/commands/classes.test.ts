import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { addClass } from './add-class'
import { enrolPupil } from './enrol-pupil'

const announced = onTheTestDay()

describe('addClass', () => {
  const values = (schoolId: string) => ({ schoolId, academicYear: '2026', name: ' Barn  Owls ' })
  test('adds a class with its audit entry', async () => {
    const school = await aSchool()
    const { classId } = await addClass(school.office, values(school.id))
    expect(await db.schoolClass.findUnique({ where: { id: classId } })).toMatchObject({ name: 'Barn Owls' })
    expect(await trailOf(classId)).toMatchObject([{ action: 'class.added' }])
  })
  test('refuses a class teacher, hides another school, names the wrong field', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    await expect(addClass(school.teacher, values(school.id))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(addClass(school.office, values(other.id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(addClass(school.office, { ...values(school.id), name: '' })).rejects.toMatchObject({
      fieldErrors: { name: ['Enter the name of the class.'] },
    })
  })
  test('adds once when pressed twice', async () => {
    const school = await aSchool()
    expect(await twice(() => addClass(school.office, values(school.id)))).toEqual({ done: 1, codes: ['INVALID'] })
  })
})

describe('enrolPupil', () => {
  const world = async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id, { yearGroup: 3 })
    return { school, pupil, values: { personId: pupil.id, yearGroup: '4', classId: school.classId } }
  }
  test('moves the pupil this year only, and announces it', async () => {
    const { school, pupil, values } = await world()
    await db.enrolment.create({ data: { schoolId: school.id, personId: pupil.id, academicYear: 2025, yearGroup: 2 } })
    await enrolPupil(school.office, values)
    expect(
      await db.enrolment.findMany({ where: { personId: pupil.id }, orderBy: { academicYear: 'asc' } }),
    ).toMatchObject([
      { academicYear: 2025, yearGroup: 2, classId: null },
      { academicYear: 2026, yearGroup: 4, classId: school.classId },
    ])
    expect(await trailOf(pupil.id)).toMatchObject([
      { action: 'pupil.enrolled', before: { yearGroup: 3 }, after: { yearGroup: 4 } },
    ])
    expect(announced).toMatchObject([{ action: 'pupil.enrolled', subject: pupil.id }])
  })
  test('refuses a class teacher', async () => {
    const { school, values } = await world()
    await expect(enrolPupil(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides a pupil of another school and takes no class of one', async () => {
    const [ours, theirs] = [await world(), await world()]
    await expect(enrolPupil(ours.school.office, theirs.values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      enrolPupil(ours.school.office, { ...ours.values, classId: theirs.school.classId }),
    ).rejects.toMatchObject({ fieldErrors: { classId: [expect.any(String)] } })
  })
  test('names the wrong field, and takes pupils only', async () => {
    const { school, values } = await world()
    for (const yearGroup of ['', '14', 'x']) {
      await expect(enrolPupil(school.office, { ...values, yearGroup })).rejects.toMatchObject({
        fieldErrors: { yearGroup: ['Choose a year group.'] },
      })
    }
    const adult = await aPerson(school.id, 'staff')
    await expect(enrolPupil(school.office, { ...values, personId: adult.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
  test('moves once when pressed twice', async () => {
    const { school, values } = await world()
    expect(await twice(() => enrolPupil(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})
