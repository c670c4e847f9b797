import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { endGuardianship } from './end-guardianship'
import { setGuardianship } from './set-guardianship'

const announced = onTheTestDay()
const world = async () => {
  const school = await aSchool()
  const pupil = await aPupil(school.id)
  const carer = await aPerson(school.id, 'staff', { givenName: 'Wanjiru' })
  const values = {
    pupilId: pupil.id,
    parentId: carer.id,
    relationship: 'Foster carer',
    parentalResponsibility: 'no',
    appointed: 'yes',
    receivesMail: 'yes',
  }
  return { school, pupil, carer, values }
}
const tieOf = (pupilId: string) => db.guardianship.findFirstOrThrow({ where: { pupilId } })

describe('setGuardianship', () => {
  test('adds the tie, makes a parent of them, announces both', async () => {
    const { school, pupil, carer, values } = await world()
    await setGuardianship(school.office, values)
    expect(await tieOf(pupil.id)).toMatchObject({
      appointed: true,
      contactOrder: false,
      livesWith: false,
      endedOn: null,
    })
    expect(announced.map(({ action, subject }) => [action, subject])).toEqual([
      ['person.joined', carer.id],
      ['guardianship.changed', pupil.id],
    ])
    expect((await trailOf(carer.id)).map(({ action }) => action)).toEqual(['person.joined', 'household.changed'])
  })
  test('a contact order stops the mail, and the trail shows before and after', async () => {
    const { school, pupil, values } = await world()
    await setGuardianship(school.office, values)
    await setGuardianship(school.office, { ...values, contactOrder: 'yes' })
    expect(await tieOf(pupil.id)).toMatchObject({ contactOrder: true, receivesMail: false })
    expect((await trailOf(pupil.id)).at(-1)).toMatchObject({
      before: { contactOrder: false, receivesMail: true },
      after: { contactOrder: true, receivesMail: false, parentId: values.parentId },
    })
  })
  test('takes an ended tie up again', async () => {
    const { school, pupil, values } = await world()
    await setGuardianship(school.office, values)
    await endGuardianship(school.office, { pupilId: pupil.id, parentId: values.parentId, reason: 'Placement ended' })
    await setGuardianship(school.office, values)
    expect(await tieOf(pupil.id)).toMatchObject({ endedOn: null })
  })
  test('keeps in which order they are contacted and for whom a carer acts, and the trail keeps no words of it', async () => {
    const { school, pupil, values } = await world()
    await setGuardianship(school.office, { ...values, priority: '2', organisation: 'Elmfold Council' })
    expect(await tieOf(pupil.id)).toMatchObject({ priority: 2, organisation: 'Elmfold Council' })
    expect(JSON.stringify(await trailOf(pupil.id))).not.toContain('Elmfold')
    await setGuardianship(school.office, { ...values, priority: '', organisation: '' })
    expect(await tieOf(pupil.id)).toMatchObject({ priority: null, organisation: null })
    for (const priority of ['0', '100', 'first', '1.5']) {
      await expect(setGuardianship(school.office, { ...values, priority })).rejects.toMatchObject({
        fieldErrors: { priority: [expect.any(String)] },
      })
    }
  })
  test('refuses a class teacher', async () => {
    const { school, values } = await world()
    await expect(setGuardianship(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides another school, on either side', async () => {
    const [ours, theirs] = [await world(), await world()]
    await expect(setGuardianship(ours.school.office, theirs.values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const mixed = { ...ours.values, parentId: theirs.carer.id }
    await expect(setGuardianship(ours.school.office, mixed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('names the wrong fields', async () => {
    const { school, pupil, values } = await world()
    const wrong = { ...values, relationship: '', parentalResponsibility: 'perhaps' }
    await expect(setGuardianship(school.office, wrong)).rejects.toMatchObject({
      fieldErrors: { relationship: [expect.any(String)], parentalResponsibility: [expect.any(String)] },
    })
    for (const parentId of [pupil.id, (await aPupil(school.id)).id]) {
      await expect(setGuardianship(school.office, { ...values, parentId })).rejects.toMatchObject({
        fieldErrors: { parentId: [expect.any(String)] },
      })
    }
  })
  test('adds once when pressed twice', async () => {
    const { school, pupil, values } = await world()
    expect(await twice(() => setGuardianship(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect(await trailOf(pupil.id)).toHaveLength(1)
  })
})

describe('endGuardianship', () => {
  const tied = async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id)
    const parent = await aParent(school.id, [pupil.id])
    return { school, pupil, parent, values: { pupilId: pupil.id, parentId: parent.id, reason: 'Adopted' } }
  }
  test('ends the tie; without another child here the parent leaves', async () => {
    const { school, pupil, parent, values } = await tied()
    await endGuardianship(school.office, values)
    expect(await tieOf(pupil.id)).toMatchObject({ endedOn: new Date('2026-11-16') })
    expect(announced.map(({ action, subject }) => [action, subject])).toEqual([
      ['guardianship.changed', pupil.id],
      ['person.left', parent.id],
    ])
  })
  test('refuses a clerk, hides another school, asks for a reason', async () => {
    const { school, values } = await tied()
    await expect(endGuardianship(school.clerk, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(endGuardianship((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(endGuardianship(school.office, { ...values, reason: '' })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
  })
  test('ends once when pressed twice', async () => {
    const { school, values } = await tied()
    expect(await twice(() => endGuardianship(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})
