import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { anAccount, aParent, aSchool } from '@/lib/testing/factories'
import { aFullSchool } from './full-school.factory'
import { getPerson, householdsWhere, peopleWhere } from './queries'
import { onTheTestDay } from './test-world.factory'

onTheTestDay()

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
