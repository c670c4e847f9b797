import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf, expectOnce } from '../accounts.factory'
import { stepTaken } from '../second-factor.factory'
import { endGrant } from './end-grant'
import { grantPost } from './grant-post'

const officeFor = (schoolId: string, accountId: string) => ({ schoolId, accountId, post: 'office' })
const grantsOf = (accountId: string) => db.grant.count({ where: { accountId, endedAt: null } })

describe('grantPost', () => {
  test('gives a post that counts at the next request, and leaves one audit entry', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    await grantPost(school.headteacher, officeFor(school.id, member.accountId))
    expect((await actorOf(member.accountId))?.grants).toEqual([
      { post: 'office', schoolId: school.id, classId: null, trustId: null },
    ])
    expect(await auditOf(member.accountId)).toEqual(['post.granted'])
  })

  test('refuses every post but the headteacher’s', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    for (const actor of [school.office, school.itManager, school.safeguardingLead, school.teacher, school.clerk]) {
      await expect(grantPost(actor, officeFor(school.id, member.accountId))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    expect(await grantsOf(member.accountId)).toBe(0)
  })

  test('never gives a post to oneself, nor to a second account of one’s own', async () => {
    const school = await aSchool()
    await expect(
      grantPost(school.headteacher, officeFor(school.id, school.headteacher.accountId)),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const member = await aMember(school.id)
    const head = await anAccount(school.id, [{ post: 'headteacher' }], member.personId)
    await expect(grantPost(head, officeFor(school.id, member.accountId))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('never gives a post beyond the giver’s reach', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    const trust = await db.trust.create({ data: { name: 'Alder Trust', schools: { connect: { id: school.id } } } })
    const officer = await anAccount(school.id, [])
    await db.grant.create({ data: { accountId: officer.accountId, trustId: trust.id, post: 'trust_officer' } })
    const actor = await actorOf(officer.accountId)
    if (!actor) throw new Error('The officer cannot sign in.')
    await expect(grantPost(actor, officeFor(school.id, member.accountId))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const asHead = { schoolId: school.id, accountId: member.accountId, post: 'headteacher' }
    await grantPost(actor, asHead)
    await expect(grantPost(school.headteacher, { ...asHead, post: 'trust_officer' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('does not find an account or a school elsewhere', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const member = await aMember(theirs.id)
    for (const schoolId of [ours.id, theirs.id]) {
      await expect(grantPost(ours.headteacher, officeFor(schoolId, member.accountId))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    }
    expect(await auditOf(member.accountId)).toEqual([])
  })

  test('names the wrong field, and wants a class of this school for a class teacher', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const member = await aMember(school.id)
    const input = { schoolId: school.id, accountId: member.accountId }
    await expect(grantPost(school.headteacher, { ...input, post: 'caretaker' })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { post: [expect.any(String)] },
    })
    for (const classId of ['', other.classId]) {
      await expect(grantPost(school.headteacher, { ...input, post: 'class_teacher', classId })).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { classId: [expect.any(String)] },
      })
    }
  })

  test('asks for the giver’s second step again after ten minutes', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    const give = (minutesAgo: number) =>
      grantPost(stepTaken(school.headteacher, minutesAgo), officeFor(school.id, member.accountId))
    await expect(give(11)).rejects.toMatchObject({ code: 'SECOND_STEP' })
    const { grantId } = await give(9)
    const back = { grantId, reason: 'Changed jobs' }
    await expect(endGrant(stepTaken(school.headteacher, 11), back)).rejects.toMatchObject({ code: 'SECOND_STEP' })
  })

  test('gives it once when pressed twice', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    await expectOnce(() => grantPost(school.headteacher, officeFor(school.id, member.accountId)))
    expect(await grantsOf(member.accountId)).toBe(1)
  })
})

describe('endGrant', () => {
  const given = async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    const { grantId } = await grantPost(school.headteacher, officeFor(school.id, member.accountId))
    return { school, member, input: { grantId, reason: 'Changed jobs' } }
  }
  const headGrant = (accountId: string) => db.grant.findFirstOrThrow({ where: { accountId, post: 'headteacher' } })

  test('takes a post back with the reason, and leaves an audit entry', async () => {
    const { school, member, input } = await given()
    await endGrant(school.headteacher, input)
    expect((await actorOf(member.accountId))?.grants).toEqual([])
    expect(await auditOf(member.accountId)).toEqual(['post.granted', 'post.ended'])
  })

  test('refuses another post, another school and a missing reason', async () => {
    const [{ school, input }, other] = [await given(), await aSchool()]
    await expect(endGrant(school.office, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(endGrant(other.headteacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(endGrant(school.headteacher, { ...input, reason: ' ' })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
  })

  test('never one’s own', async () => {
    const { school } = await given()
    const own = await headGrant(school.headteacher.accountId)
    await expect(endGrant(school.headteacher, { grantId: own.id, reason: 'Enough' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  test('ends once when pressed twice', async () => {
    const { school, input } = await given()
    await expectOnce(() => endGrant(school.headteacher, input))
  })

  test('two headteachers who remove each other at once leave one', async () => {
    const { school } = await given()
    const second = await anAccount(school.id, [{ post: 'headteacher' }])
    const [first, other] = [await headGrant(school.headteacher.accountId), await headGrant(second.accountId)]
    const results = await Promise.allSettled([
      endGrant(school.headteacher, { grantId: other.id, reason: 'Rivalry' }),
      endGrant(second, { grantId: first.id, reason: 'Rivalry' }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.grant.count({ where: { schoolId: school.id, post: 'headteacher', endedAt: null } })).toBe(1)
  })
})
