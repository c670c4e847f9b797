import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { onTheTestDay, trailOf, twice } from '../test-world.factory'
import { endMembership } from './end-membership'

const announced = onTheTestDay()
const membershipOf = async (personId: string) =>
  (await db.membership.findFirstOrThrow({ where: { personId }, select: { id: true } })).id
const world = async () => {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff')
  const membershipId = await membershipOf(person.id)
  return { school, person, membershipId, values: { membershipId, endsOn: '2026-11-16', reason: 'New post elsewhere' } }
}

describe('endMembership', () => {
  test('ends it that day and announces that the person left', async () => {
    const { school, person, membershipId, values } = await world()
    await endMembership(school.office, values)
    expect(await db.membership.findUnique({ where: { id: membershipId } })).toMatchObject({
      endsOn: new Date('2026-11-16'),
      endReason: 'New post elsewhere',
    })
    const after = { membershipId, kind: 'staff', endsOn: '2026-11-16', reason: 'New post elsewhere' }
    expect(await trailOf(person.id)).toMatchObject([{ action: 'person.left', after }])
    expect(announced).toMatchObject([{ action: 'person.left', subject: person.id }])
  })

  test('the last headteacher cannot leave before somebody else has the post', async () => {
    const { school, person, values } = await world()
    await db.grant.updateMany({ where: { schoolId: school.id, post: 'headteacher' }, data: { endedAt: new Date() } })
    await anAccount(school.id, [{ post: 'headteacher' }], person.id)
    await expect(endMembership(school.office, values)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(announced).toEqual([])
    expect(await db.membership.findUnique({ where: { id: values.membershipId } })).toMatchObject({ endsOn: null })
  })

  test('parents leave with their last child, not before', async () => {
    const school = await aSchool()
    const [first, second] = [await aPupil(school.id), await aPupil(school.id)]
    const parent = await aParent(school.id, [first.id, second.id])
    const leaving = { endsOn: '2026-11-13', reason: 'Moved to another school' }
    await endMembership(school.office, { membershipId: await membershipOf(first.id), ...leaving })
    expect(await trailOf(parent.id)).toEqual([])
    await endMembership(school.office, { membershipId: await membershipOf(second.id), ...leaving })
    expect(await trailOf(parent.id)).toMatchObject([{ action: 'person.left', after: { kind: 'parent' } }])
  })

  test('refuses a class teacher', async () => {
    const { school, values } = await world()
    await expect(endMembership(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('hides a membership of another school', async () => {
    const { values } = await world()
    await expect(endMembership((await aSchool()).office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test.each([
    ['endsOn', { endsOn: '2026-11-17' }],
    ['endsOn', { endsOn: '2019-11-17' }],
    ['endsOn', { endsOn: '' }],
    ['reason', { reason: '' }],
  ])('names the wrong field %s', async (field, wrong) => {
    const { school, values } = await world()
    await expect(endMembership(school.office, { ...values, ...wrong })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { [field]: [expect.any(String)] },
    })
  })
  test('ends once when pressed twice', async () => {
    const { school, person, values } = await world()
    expect(await twice(() => endMembership(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect(await trailOf(person.id)).toHaveLength(1)
  })
})
