import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import { anAccount, aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { getPerson, householdsWhere, listClasses, listPeople, peopleWhere } from './queries'
import { onTheTestDay } from './test-world.factory'

onTheTestDay()

async function aFullSchool() {
  const school = await aSchool()
  const inClass = await aPupil(school.id, { givenName: 'Inez', classId: school.classId })
  const elsewhere = await aPupil(school.id, { givenName: 'Elio' })
  const parent = await aParent(school.id, [inClass.id, elsewhere.id], { givenName: 'Petra' })
  const staff = await aPerson(school.id, 'staff', { givenName: 'Stefan' })
  const governor = await aPerson(school.id, 'governor', { givenName: 'Gwen' })
  const visitor = await aPerson(school.id, 'visitor', { givenName: 'Viktor' })
  const gone = await aPerson(school.id, 'staff', { givenName: 'Gone' })
  await db.membership.updateMany({ where: { personId: gone.id }, data: { endsOn: new Date('2026-11-16') } })
  return { school, inClass, elsewhere, parent, staff, governor, visitor, gone }
}

const seen = async (where: ReturnType<typeof peopleWhere>) =>
  (await db.person.findMany({ where, select: { givenName: true } })).map(({ givenName }) => givenName).sort()

describe('peopleWhere', () => {
  test.each([
    ['headteacher', ['Elio', 'Gone', 'Gwen', 'Inez', 'Petra', 'Stefan', 'Viktor']],
    ['office', ['Elio', 'Gone', 'Gwen', 'Inez', 'Petra', 'Stefan', 'Viktor']],
    ['itManager', ['Gwen', 'Stefan']],
    ['clerk', ['Gwen']],
    ['teacher', ['Inez', 'Petra']],
  ] as const)('%s', async (post, names) => {
    const { school } = await aFullSchool()
    expect(await seen(peopleWhere(school[post], 'people.view'))).toEqual(names)
  })
  test('a post at one school says nothing about another', async () => {
    const [work, home] = [await aFullSchool(), await aSchool()]
    const mixed = await anAccount(home.id, [{ post: 'headteacher' }])
    mixed.grants.push({ post: 'clerk', schoolId: work.school.id, classId: null, trustId: null })
    expect(await seen(peopleWhere(mixed, 'people.view'))).toEqual(['Gwen'])
    expect(await getPerson(mixed, work.staff.id)).toBeNull()
  })
  test('a parent without a post is refused', async () => {
    const { school, parent } = await aFullSchool()
    const actor = await anAccount(school.id, [], parent.id)
    expect(() => peopleWhere(actor, 'people.view')).toThrow()
    expect(await getPerson(actor, parent.id)).toBeNull()
  })
  test('a teacher of last year’s class sees nobody by it', async () => {
    const { school, inClass } = await aFullSchool()
    await db.enrolment.updateMany({ where: { personId: inClass.id }, data: { academicYear: 2025 } })
    expect(await seen(peopleWhere(school.teacher, 'people.view'))).toEqual([])
  })
})

describe('householdsWhere', () => {
  const household = async (actor: Actor) => seen(householdsWhere(actor))
  test('a parent answers for the own record and the children', async () => {
    const { school, parent } = await aFullSchool()
    expect(await household(await anAccount(school.id, [], parent.id))).toEqual(['Elio', 'Inez', 'Petra'])
    const link = {
      kind: 'link',
      schoolId: school.id,
      personId: parent.id,
      roundId: '',
      linkId: '',
      sharedAddress: false,
    }
    expect(await household(link as Actor)).toEqual(['Elio', 'Inez', 'Petra'])
  })
  test('of estranged parents each answers for the child, neither for the other', async () => {
    const { school, inClass } = await aFullSchool()
    const other = await aParent(school.id, [inClass.id], { givenName: 'Other' })
    expect(await household(await anAccount(school.id, [], other.id))).toEqual(['Inez', 'Other'])
  })
  test.each([
    [{ contactOrder: true }, ['X']],
    [{ contactOrder: true, appointed: true }, ['X']],
    [{ parentalResponsibility: 'no' as const }, ['X']],
    [{ parentalResponsibility: 'no' as const, appointed: true }, ['Inez', 'X']],
    [{ parentalResponsibility: 'not_known' as const }, ['Inez', 'X']],
  ])('with %j', async (facts, names) => {
    const { school, inClass } = await aFullSchool()
    const parent = await aParent(school.id, [inClass.id], { givenName: 'X' }, facts)
    expect(await household(await anAccount(school.id, [], parent.id))).toEqual(names)
  })
  test('an ended tie counts no more; jobs and kiosks answer for nobody', async () => {
    const { school, parent } = await aFullSchool()
    await db.guardianship.updateMany({ where: { parentId: parent.id }, data: { endedOn: new Date() } })
    expect(await household(await anAccount(school.id, [], parent.id))).toEqual(['Petra'])
    expect(await household(school.job)).toEqual([])
    expect(await household({ kind: 'kiosk', schoolId: school.id, kioskId: '', roundId: '' })).toEqual([])
  })
})

describe('listPeople', () => {
  const found = async (actor: Actor, filters: Parameters<typeof listPeople>[1]) =>
    (await listPeople(actor, filters)).rows.map(({ displayName }) => displayName)

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

describe('getPerson', () => {
  test('shows a pupil’s household to the office, and a teacher only the children in reach', async () => {
    const { school, inClass, parent } = await aFullSchool()
    const pupil = await getPerson(school.office, inClass.id)
    expect(pupil).toMatchObject({
      memberships: [{ kind: 'pupil', live: true }],
      enrolments: [{ academicYear: 2026, yearGroup: 4, className: 'Kestrels', current: true }],
      parents: [{ personId: parent.id, relationship: 'Parent', contactOrder: false, ended: false }],
      history: [],
    })
    const seenByTeacher = await getPerson(school.teacher, parent.id)
    expect(seenByTeacher?.children.map(({ personId }) => personId)).toEqual([inClass.id])
    expect(seenByTeacher?.history).toBeNull()
  })
  test('an IT manager sees a governor’s posts but not the children', async () => {
    const { school, governor, inClass } = await aFullSchool()
    await db.guardianship.create({
      data: { schoolId: school.id, parentId: governor.id, pupilId: inClass.id, relationship: 'Aunt' },
    })
    await db.membership.create({
      data: { schoolId: school.id, personId: governor.id, kind: 'parent', startsOn: new Date('2026-01-01') },
    })
    expect(await getPerson(school.itManager, governor.id)).toMatchObject({
      memberships: [{ kind: 'governor' }],
      children: [],
    })
  })
  test('says who shares the address, and knows no such person otherwise', async () => {
    const { school, staff, governor } = await aFullSchool()
    await db.person.updateMany({ where: { id: { in: [staff.id, governor.id] } }, data: { email: 'one@example.test' } })
    expect(await getPerson(school.office, staff.id)).toMatchObject({ sharesEmailWith: [{ id: governor.id }] })
    expect(await getPerson(school.office, 'nonsense')).toBeNull()
    expect(await getPerson((await aSchool()).office, staff.id)).toBeNull()
  })
})
