import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { listStatesOfPeople } from './states-of-people'

async function aFamilySchool() {
  const school = await aSchool()
  const agreements = []
  for (const audience of ['staff', 'older_pupils', 'parents'] as const) {
    agreements.push((await aPublishedAgreement(school.id, audience)).agreementId)
  }
  const mina = await aPupil(school.id, { classId: school.classId })
  const noor = await aPupil(school.id, { givenName: 'Noor' })
  const parent = await aParent(school.id, [mina.id, noor.id])
  const staff = await aPerson(school.id, 'staff', { email: 's@example.test' })
  await anOpenRound(school.office, school.id, agreements)
  return { school, mina, noor, parent, staff, ids: [mina.id, noor.id, parent.id, staff.id] }
}

let world: Awaited<ReturnType<typeof aFamilySchool>>
beforeAll(async () => {
  world = await aFamilySchool()
})

describe('listStatesOfPeople', () => {
  test('counts a pupil’s forms, and for a parent those of each child', async () => {
    const { school, mina, parent, staff, ids } = world
    const states = await listStatesOfPeople(school.office, school.id, ids)
    const minas = states.get(mina.id) ?? []
    expect(minas.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    expect(minas).toContainEqual({ state: 'waiting_for_parent', count: 1 })
    expect(states.get(parent.id)?.reduce((sum, { count }) => sum + count, 0)).toBe(4)
    expect(states.get(staff.id)).toEqual([{ state: 'waiting', count: 1 }])
  })
  test('shows a class teacher the forms of the class, also of a parent with a child elsewhere', async () => {
    const { school, mina, noor, parent, staff, ids } = world
    const states = await listStatesOfPeople(school.teacher, school.id, ids)
    expect(states.has(noor.id) || states.has(staff.id)).toBe(false)
    expect(states.get(parent.id)).toEqual(states.get(mina.id))
  })
  test('shows an IT manager the forms of staff, and a clerk none of these', async () => {
    const { school, staff, ids } = world
    expect([...(await listStatesOfPeople(school.itManager, school.id, ids)).keys()]).toEqual([staff.id])
    expect(await listStatesOfPeople(school.clerk, school.id, ids)).toEqual(new Map())
  })
  test('shows nothing of another school or of a round that is over', async () => {
    const { school, ids } = await aFamilySchool()
    const other = await aSchool()
    expect(await listStatesOfPeople(other.office, school.id, ids)).toEqual(new Map())
    expect(await listStatesOfPeople(other.office, other.id, ids)).toEqual(new Map())
    await db.round.updateMany({ where: { schoolId: school.id }, data: { status: 'closed' } })
    expect(await listStatesOfPeople(school.office, school.id, ids)).toEqual(new Map())
  })
})
