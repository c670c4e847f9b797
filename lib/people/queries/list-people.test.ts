import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import { anAccount, aParent, aPerson, aPupil, aSchool, TODAY } from '@/lib/testing/factories'
import { aFullSchool } from '../full-school.factory'
import { listClasses } from '../queries'
import { onTheTestDay } from '../test-world.factory'
import { listPeople, MOST_FOUND } from './list-people'

onTheTestDay()

const found = async (actor: Actor, filters: Parameters<typeof listPeople>[1]) =>
  (await listPeople(actor, filters)).rows.map(({ displayName }) => displayName)

describe('listPeople', () => {
  test.each([
    ['zoe', 'Zoë Łuczak'],
    ['LUCZ zo', 'Zoë Łuczak'],
    ['oneill', 'Síle O’Neill'],
    ["o'neill", 'Síle O’Neill'],
    ['100%', '100% Söze'],
    ['சுந்தர்', 'சுந்தர் ராஜ்'],
    ['büro@', 'Bo Berg'],
  ])('finds %s', async (search, name) => {
    const school = await aSchool()
    for (const one of ['Zoë Łuczak', 'Síle O’Neill', '100% Söze', 'சுந்தர் ராஜ்', 'Bo Berg']) {
      const [givenName = '', familyName] = one.split(' ')
      const person = await aPerson(school.id, 'staff', { givenName, familyName })
      const email = one === 'Bo Berg' ? 'buro@example.test' : null
      await db.person.update({ where: { id: person.id }, data: { searchName: searchName(one), email } })
    }
    expect(await found(school.office, { schoolId: school.id, search })).toEqual([name])
  })

  test('counts each kind under the filters and shows the chosen one', async () => {
    const { school } = await aFullSchool()
    const list = await listPeople(school.office, { schoolId: school.id, kind: 'pupil' })
    expect(list).toMatchObject({ total: 2, all: 7, kind: 'pupil' })
    expect(list.counts.find(({ kind }) => kind === 'staff')).toEqual({ kind: 'staff', count: 1 })
    expect(list.rows[0]).toMatchObject({ kinds: ['pupil'], yearGroup: 4 })
    expect(await found(school.office, { schoolId: school.id, classId: school.classId })).toEqual(['Inez Okafor'])
    expect(await found(school.office, { schoolId: school.id, yearGroup: 5 })).toEqual([])
  })

  test('shows a class teacher the own class and no other kinds', async () => {
    const { school } = await aFullSchool()
    const list = await listPeople(school.teacher, { schoolId: school.id, kind: 'staff' })
    expect(list.counts).toEqual([
      { kind: 'pupil', count: 1 },
      { kind: 'parent', count: 1 },
    ])
    expect(list.kind).toBeUndefined()
    expect(await listClasses(school.teacher, school.id)).toMatchObject([{ name: 'Kestrels', pupils: 1 }])
    expect(await listClasses(school.clerk, school.id)).toEqual([])
  })

  test('pages by fifty; a page beyond the end is the last', async () => {
    const school = await aSchool()
    await db.person.createMany({
      data: Array.from({ length: 51 }, (_, index) => {
        const familyName = `N${String(index).padStart(2, '0')}`
        return { schoolId: school.id, givenName: 'A', familyName, displayName: familyName, searchName: familyName }
      }),
    })
    const list = await listPeople(school.office, { schoolId: school.id, page: 9 })
    expect(list).toMatchObject({ page: 2, pageCount: 2, total: 51, rows: [{ displayName: 'N50' }] })
    expect(await found(school.office, { schoolId: school.id, descending: true })).toHaveLength(50)
  })

  test('keeps archived people apart', async () => {
    const { school, staff } = await aFullSchool()
    await db.person.update({ where: { id: staff.id }, data: { archivedAt: new Date() } })
    expect(await found(school.office, { schoolId: school.id, archived: true })).toEqual(['Stefan Okafor'])
    expect(await found(school.office, { schoolId: school.id, kind: 'staff' })).toEqual([])
  })
})

describe('a search of the directory', () => {
  const household = async () => {
    const school = await aSchool()
    const mina = await aPupil(school.id, { givenName: 'Mina', familyName: 'Okafor', classId: school.classId })
    const noor = await aPupil(school.id, { givenName: 'Noor', familyName: 'Silva' })
    const rui = await aParent(school.id, [mina.id, noor.id], { givenName: 'Rui', familyName: 'Kestner' })
    await db.person.update({ where: { id: rui.id }, data: { phone: '+44 7700 900123' } })
    const ian = await aPerson(school.id, 'staff', { givenName: 'Ian', familyName: 'Ruiz' })
    return { school, mina, noor, rui, ian }
  }
  const names = (school: { id: string; office: Actor }, search: string) =>
    found(school.office, { schoolId: school.id, search })

  test.each([
    ['by a parent’s name, the children after the parent', 'rui kestner', ['Rui Kestner', 'Mina Okafor', 'Noor Silva']],
    ['by the child’s and the parent’s name', 'mina kestner', ['Mina Okafor']],
    ['by the class', 'kestrels', ['Mina Okafor']],
    ['by a part of the name and the beginning of the class', 'MIN kest', ['Mina Okafor']],
    ['who is called so before who has it within the name', 'kes', ['Rui Kestner', 'Mina Okafor', 'Noor Silva']],
    ['by a number with other spaces', '07700 900 123', ['Rui Kestner']],
    ['by a number as it is dialled from abroad', '+44 (0)7700 900123', ['Rui Kestner']],
    ['by the end of a number', '900123', ['Rui Kestner']],
    ['by a part that begins no name', 'ui', ['Rui Kestner', 'Ian Ruiz', 'Mina Okafor', 'Noor Silva']],
    ['nobody by two things of two people', 'noor kestrels', []],
  ])('finds %s', async (_what, search, people) => {
    const { school } = await household()
    expect(await names(school, search)).toEqual(people)
  })

  test('shows the household of each, and a contact order', async () => {
    const { school, mina, rui } = await household()
    await db.guardianship.updateMany({ where: { pupilId: mina.id }, data: { contactOrder: true } })
    const { rows } = await listPeople(school.office, { schoolId: school.id, search: 'kestner' })
    const [parent, child] = rows
    expect(parent).toMatchObject({ phone: '+44 7700 900123', parents: [] })
    expect(parent?.children).toMatchObject([
      { displayName: 'Mina Okafor', yearGroup: 4, className: 'Kestrels', contactOrder: true },
      { displayName: 'Noor Silva', yearGroup: 4, className: null, contactOrder: false },
    ])
    expect(child).toMatchObject({
      className: 'Kestrels',
      children: [],
      parents: [{ personId: rui.id, relationship: 'Parent', contactOrder: true }],
    })
  })

  test('finds no pupil by a parent who no longer answers, or by last year’s class', async () => {
    const { school, mina } = await household()
    await db.guardianship.updateMany({ where: { pupilId: mina.id }, data: { endedOn: dateOnly(TODAY) } })
    await db.enrolment.updateMany({ where: { personId: mina.id }, data: { academicYear: 2025 } })
    await db.schoolClass.update({ where: { id: school.classId }, data: { academicYear: 2025 } })
    expect(await names(school, 'mina kestner')).toEqual([])
    expect(await names(school, 'kestrels')).toEqual([])
  })

  test('shows a class teacher the own class, its parents, and of their children those of the class', async () => {
    const { school, noor } = await household()
    const mine = (search?: string) => found(school.teacher, { schoolId: school.id, search })
    expect(await mine()).toEqual(['Rui Kestner', 'Mina Okafor'])
    expect(await mine('rui')).toEqual(['Rui Kestner', 'Mina Okafor'])
    expect(await mine('noor')).toEqual([])
    const { rows } = await listPeople(school.teacher, { schoolId: school.id, search: 'rui' })
    expect(rows[0]?.children.map(({ displayName }) => displayName)).toEqual(['Mina Okafor'])
    expect(JSON.stringify(rows)).not.toContain(noor.id)
  })

  test.each(['itManager', 'clerk'] as const)('shows an %s nobody by a household, and no household', async (post) => {
    const { school, rui, mina } = await household()
    // A parent governor who is a governor of age and still a pupil's parent, and a pupil who governs too.
    for (const { id } of [rui, mina]) {
      await db.membership.create({
        data: { schoolId: school.id, personId: id, kind: 'governor', startsOn: dateOnly('2026-01-01') },
      })
    }
    const seen = (search: string) => listPeople(school[post], { schoolId: school.id, search })
    expect((await seen('kestrels')).rows).toEqual([])
    const { rows } = await seen('rui')
    expect(rows.map(({ displayName }) => displayName)).toEqual(
      post === 'clerk' ? ['Rui Kestner'] : ['Rui Kestner', 'Ian Ruiz'],
    )
    expect(rows[0]).toMatchObject({ kinds: ['governor'], children: [], parents: [], yearGroup: null, className: null })
    expect((await seen('mina')).rows[0]).toMatchObject({ parents: [], yearGroup: null, className: null })
  })

  test('finds nobody of another school, and refuses who has no post', async () => {
    const [{ school, rui }, other] = [await household(), await aSchool()]
    expect(await found(other.office, { schoolId: other.id, search: 'kestner' })).toEqual([])
    expect(await found(other.office, { schoolId: school.id, search: 'kestner' })).toEqual([])
    expect(await found(other.office, { schoolId: school.id })).toEqual([])
    const parent = await anAccount(school.id, [], rui.id)
    await expect(listPeople(parent, { schoolId: school.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('says that there are more than are counted, and still shows a page of each kind', async () => {
    const school = await aSchool()
    const many = Array.from({ length: MOST_FOUND + 2 }, (_none, place) => {
      const familyName = `Tarn${String(place).padStart(3, '0')}`
      return {
        schoolId: school.id,
        givenName: 'A',
        familyName,
        displayName: familyName,
        searchName: searchName(familyName),
      }
    })
    await db.person.createMany({ data: many })
    await aPerson(school.id, 'staff', { familyName: 'Tarn' })
    const search = (filters: object) => listPeople(school.office, { schoolId: school.id, search: 'arn', ...filters })
    expect(await search({ page: 10 })).toMatchObject({
      all: null,
      total: MOST_FOUND,
      more: true,
      page: 10,
      pageCount: 10,
    })
    expect((await search({ page: 10 })).rows[0]?.displayName).toBe('Tarn449')
    expect(await search({ kind: 'staff' })).toMatchObject({
      total: 1,
      more: false,
      rows: [{ displayName: 'Asha Tarn' }],
    })
  })
})
