import { describe, expect, test } from 'vitest'
import { newSubject } from '@/lib/auth/openid/journey.factory'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf } from '../accounts.factory'
import { unjoinOpenId } from './unjoin-openid'

async function aJoined(schoolId: string, kind: 'staff' | 'pupil' = 'staff') {
  const member = await aMember(schoolId, kind)
  const identity = await db.openIdIdentity.create({
    data: {
      schoolId,
      accountId: member.accountId,
      personId: member.personId,
      issuer: 'https://login.school.example',
      subject: newSubject(),
      clientId: 'countersign',
      email: member.email,
    },
  })
  return { ...member, identityId: identity.id }
}

describe('unjoinOpenId', () => {
  test('parts the account, ends its sessions and leaves an audit entry', async () => {
    const school = await aSchool()
    const { accountId, identityId } = await aJoined(school.id)
    const begun = Date.now()
    await db.account.update({ where: { id: accountId }, data: { sessionsValidFrom: new Date(begun - 1) } })
    await unjoinOpenId(school.headteacher, { identityId })
    expect(await db.openIdIdentity.count({ where: { accountId } })).toBe(0)
    expect(await actorOf(accountId, begun)).toBeNull()
    expect(await actorOf(accountId)).not.toBeNull()
    expect(await auditOf(accountId)).toEqual(['openid.unjoined'])
  })

  test('is for the head and, for staff without a post, the IT manager', async () => {
    const school = await aSchool()
    const { accountId, identityId } = await aJoined(school.id)
    for (const actor of [school.office, school.safeguardingLead, school.teacher, school.clerk]) {
      await expect(unjoinOpenId(actor, { identityId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await db.grant.create({ data: { accountId, schoolId: school.id, post: 'headteacher' } })
    await expect(unjoinOpenId(school.itManager, { identityId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await db.grant.updateMany({ where: { accountId }, data: { endedAt: new Date() } })
    await expect(unjoinOpenId(school.itManager, { identityId })).resolves.toEqual({ accountId })

    const pupil = await aJoined(school.id, 'pupil')
    await expect(unjoinOpenId(school.itManager, pupil)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is never one’s own', async () => {
    const school = await aSchool()
    const { personId, identityId } = await aJoined(school.id)
    const self = await anAccount(school.id, [{ post: 'headteacher' }], personId)
    await expect(unjoinOpenId(self, { identityId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('does not find one of another school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const { identityId } = await aJoined(theirs.id)
    await expect(unjoinOpenId(ours.headteacher, { identityId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(unjoinOpenId(ours.headteacher, { identityId: 'x' })).rejects.toMatchObject({
      fieldErrors: { identityId: [expect.any(String)] },
    })
  })

  test('parts once when pressed twice', async () => {
    const school = await aSchool()
    const { identityId } = await aJoined(school.id)
    const twice = [unjoinOpenId(school.headteacher, { identityId }), unjoinOpenId(school.headteacher, { identityId })]
    const results = await Promise.allSettled(twice)
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: expect.stringMatching(/CONFLICT|NOT_FOUND/) },
    })
  })
})
