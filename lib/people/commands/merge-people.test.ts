import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { aColleagueTwice, aParentTwice, aPupilTwice } from '../merging/two-records.factory'
import { listPeople } from '../queries/list-people'
import { trailOf, twice } from '../test-world.factory'
import { editPerson } from './edit-person'
import { keepApart } from './keep-apart'
import { mergePeople } from './merge-people'

const actionsOf = async (subject: string) => (await trailOf(subject)).map(({ action }) => action)

describe('mergePeople', () => {
  test('makes two records of a pupil one, moves class and household and leaves its entries', async () => {
    const { school, kept, other, mother, father, input } = await aPupilTwice()
    await mergePeople(school.office, { ...input, upn: 'other' })
    const person = await db.person.findUniqueOrThrow({
      where: { id: kept.id },
      include: { memberships: true, enrolments: true, guardians: { orderBy: { id: 'asc' } } },
    })
    expect(person).toMatchObject({ upn: 'A123456789012', externalId: 'ext-2', archivedAt: null })
    expect(person.memberships).toHaveLength(1)
    expect(person.enrolments).toMatchObject([{ classId: school.classId }])
    expect(person.guardians.map(({ parentId }) => parentId).sort()).toEqual([mother.id, father.id].sort())
    expect(await db.person.findUnique({ where: { id: other.id }, include: { memberships: true } })).toMatchObject({
      mergedIntoId: kept.id,
      archivedAt: expect.any(Date),
      upn: null,
      memberships: [],
    })
    expect(await actionsOf(kept.id)).toContain('person.merged')
    expect(await actionsOf(other.id)).toContain('person.merged_away')
  })

  test('keeps the numbers of the record that goes as aliases of the one that stays', async () => {
    const { school, kept, other, input } = await aPupilTwice()
    await db.person.update({ where: { id: kept.id }, data: { upn: 'B123456789012', externalId: 'ext-1' } })
    await mergePeople(school.office, { ...input, upn: 'kept', sure: 'yes' })
    expect(await db.personAlias.findMany({ where: { schoolId: school.id }, orderBy: { kind: 'asc' } })).toMatchObject([
      { kind: 'upn', value: 'A123456789012', personId: kept.id },
      { kind: 'externalId', value: 'ext-2', personId: kept.id },
    ])
    // A third record, merged later: all of it leads to the last one.
    const third = await aPupil(school.id, { givenName: 'Mina', familyName: 'Alvarez' })
    await mergePeople(school.office, { keptId: third.id, otherId: kept.id, upn: 'other' })
    expect(await db.personAlias.count({ where: { personId: third.id } })).toBe(2)
    expect(await db.person.findUnique({ where: { id: other.id } })).toMatchObject({ mergedIntoId: third.id })
  })

  test('takes the value that was chosen, field by field, and what only one of them knows', async () => {
    const { school, kept, other, input } = await aParentTwice()
    await db.person.update({ where: { id: other.id }, data: { phone: '020 7946 0000', displayName: 'Pet Okafor' } })
    await mergePeople(school.office, { ...input, name: 'other', email: 'kept' })
    expect(await db.person.findUnique({ where: { id: kept.id } })).toMatchObject({
      displayName: 'Pet Okafor',
      searchName: 'petra okafor pet okafor',
      email: 'petra@example.test',
      phone: '020 7946 0000',
    })
  })

  test('a tie that both have stays once, and an order against contact in either stands', async () => {
    const { school, first, second, kept, other, input } = await aParentTwice()
    await db.guardianship.updateMany({
      where: { parentId: other.id, pupilId: first.id },
      data: { contactOrder: true, receivesMail: false, organisation: 'Elmfold Council' },
    })
    await mergePeople(school.office, input)
    const ties = await db.guardianship.findMany({ where: { parentId: kept.id } })
    expect(ties).toHaveLength(2)
    expect(ties.find(({ pupilId }) => pupilId === first.id)).toMatchObject({
      contactOrder: true,
      receivesMail: false,
      organisation: 'Elmfold Council',
    })
    expect(ties.find(({ pupilId }) => pupilId === second.id)).toMatchObject({ contactOrder: false, receivesMail: true })
    expect(await actionsOf(second.id)).toContain('household.merged')
  })

  test('a parent who is also staff is both afterwards', async () => {
    const { school, kept, input } = await aColleagueTwice()
    await mergePeople(school.office, input)
    const memberships = await db.membership.findMany({ where: { personId: kept.id } })
    expect(memberships.map(({ kind }) => kind).sort()).toEqual(['parent', 'staff'])
  })

  test('the list and the search find the one that stays, once', async () => {
    const { school, kept, input } = await aPupilTwice()
    const found = async (search?: string) =>
      (await listPeople(school.office, { schoolId: school.id, kind: 'pupil', search })).rows.map(({ id }) => id)
    expect(await found('alvarez')).toHaveLength(2)
    await mergePeople(school.office, input)
    expect(await found('alvarez')).toEqual([kept.id])
    expect(await found()).toEqual([kept.id])
  })

  test('refuses a class teacher and a safeguarding lead', async () => {
    const { school, input } = await aPupilTwice()
    await expect(mergePeople(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(mergePeople(school.safeguardingLead, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('hides people of another school, and never merges across schools', async () => {
    const { school, kept, input } = await aPupilTwice()
    const elsewhere = await aSchool()
    await expect(mergePeople(elsewhere.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const theirs = await aPupil(elsewhere.id)
    const both = { ...school.office, grants: [...school.office.grants, ...elsewhere.office.grants] }
    const across = { keptId: kept.id, otherId: theirs.id }
    await expect(mergePeople(both, across)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('names the wrong field', async () => {
    const { school, kept, input } = await aPupilTwice()
    for (const [field, values] of [
      ['keptId', { ...input, keptId: 'x' }],
      ['email', { ...input, email: 'both' }],
      ['otherId', { ...input, otherId: kept.id }],
    ] as const) {
      await expect(mergePeople(school.office, values)).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { [field]: [expect.any(String)] },
      })
    }
  })

  test('merges once when pressed twice, and not the other way round at the same moment', async () => {
    const { school, kept, other, input } = await aPupilTwice()
    expect(await twice(() => mergePeople(school.office, input))).toEqual({ done: 1, codes: ['CONFLICT'] })
    const parents = await aParentTwice()
    const turned = { keptId: parents.input.otherId, otherId: parents.input.keptId }
    const results = await Promise.allSettled([
      mergePeople(parents.school.office, parents.input),
      mergePeople(parents.school.office, turned),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.person.count({ where: { mergedIntoId: { in: [kept.id, other.id] } } })).toBe(1)
  })

  test('never merges a pupil with a parent, their own least of all', async () => {
    const school = await aSchool()
    const [pupil, another] = [await aPupil(school.id), await aPupil(school.id)]
    const [parent, unlike] = [await aParent(school.id, [pupil.id]), await aParent(school.id, [another.id])]
    for (const otherId of [parent.id, unlike.id]) {
      await expect(mergePeople(school.office, { keptId: pupil.id, otherId })).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('two people'),
      })
    }
    expect(await db.personMerge.count({ where: { schoolId: school.id } })).toBe(0)
  })

  test('asks to be sure where numbers or birth dates differ, and where somebody said that they are two', async () => {
    const { school, kept, other, input } = await aPupilTwice()
    await db.person.update({ where: { id: kept.id }, data: { dateOfBirth: new Date('2017-03-05') } })
    const unsure = { code: 'INVALID', fieldErrors: { sure: [expect.any(String)] } }
    await expect(mergePeople(school.office, input)).rejects.toMatchObject(unsure)
    await expect(mergePeople(school.office, { ...input, sure: 'yes' })).resolves.toBeTruthy()
    expect(await db.person.findUnique({ where: { id: other.id } })).toMatchObject({ mergedIntoId: kept.id })

    const colleague = await aColleagueTwice()
    await keepApart(colleague.school.office, { firstId: colleague.kept.id, secondId: colleague.other.id })
    await expect(mergePeople(colleague.school.office, colleague.input)).rejects.toMatchObject(unsure)
    await mergePeople(colleague.school.office, { ...colleague.input, sure: 'yes' })
    expect(await db.twoPeople.count({ where: { schoolId: colleague.school.id } })).toBe(0)
  })

  test('refuses what was looked at before a change, and a record that is archived beside one that is not', async () => {
    const { school, kept, input } = await aColleagueTwice()
    await expect(mergePeople(school.office, { ...input, seen: 'stale' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await db.person.update({ where: { id: kept.id }, data: { archivedAt: new Date() } })
    await expect(mergePeople(school.office, input)).rejects.toMatchObject({
      message: expect.stringContaining('Keep the other'),
    })
    await db.person.update({ where: { id: kept.id }, data: { archivedAt: new Date(), erasedAt: new Date() } })
    await expect(mergePeople(school.office, input)).rejects.toMatchObject({
      message: expect.stringContaining('erased'),
    })
  })

  test('a name given up later is still found by the office: the kept record can be edited as before', async () => {
    const { school, kept, input } = await aColleagueTwice()
    await mergePeople(school.office, input)
    await editPerson(school.office, {
      personId: kept.id,
      givenName: 'Ines',
      familyName: 'Novak',
      email: 'n@example.test',
    })
    const stranger = await aPerson(school.id, 'staff')
    const again = { keptId: stranger.id, otherId: input.otherId }
    await expect(mergePeople(school.office, again)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
