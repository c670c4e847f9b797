import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aPerson, aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf, expectOnce } from '../accounts.factory'
import { restoreAccount, suspendAccount } from './stop-and-restore'

const reason = 'Lost the laptop'

describe('suspendAccount', () => {
  test('ends a session at once, and the session stays dead after restoring', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    const begun = Date.now()
    await db.account.update({ where: { id: member.accountId }, data: { sessionsValidFrom: new Date(begun - 1) } })
    expect(await actorOf(member.accountId, begun)).not.toBeNull()
    await suspendAccount(school.headteacher, { accountId: member.accountId, reason })
    expect(await actorOf(member.accountId, begun)).toBeNull()
    await restoreAccount(school.headteacher, { accountId: member.accountId })
    expect(await actorOf(member.accountId, begun)).toBeNull()
    expect(await actorOf(member.accountId)).not.toBeNull()
    expect(await auditOf(member.accountId)).toEqual(['account.suspended', 'account.restored'])
  })

  test('refuses other posts, one’s own account and bad input', async () => {
    const school = await aSchool()
    const { accountId } = await aMember(school.id)
    await expect(suspendAccount(school.office, { accountId, reason })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      suspendAccount(school.headteacher, { accountId: school.headteacher.accountId, reason }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(suspendAccount(school.headteacher, { accountId, reason: '' })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
  })

  test('does not find an account of another school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const { accountId } = await aMember(theirs.id)
    await expect(suspendAccount(ours.headteacher, { accountId, reason })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('refuses an account that reaches further than one’s own school', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const { accountId } = await aMember(ours.id)
    const elsewhere = await aPerson(theirs.id, 'parent')
    await db.accountPerson.create({ data: { accountId, personId: elsewhere.id } })
    await expect(suspendAccount(ours.headteacher, { accountId, reason })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('two headteachers who stop each other at once leave one', async () => {
    const school = await aSchool()
    const second = await anAccount(school.id, [{ post: 'headteacher' }])
    const results = await Promise.allSettled([
      suspendAccount(school.headteacher, { accountId: second.accountId, reason }),
      suspendAccount(second, { accountId: school.headteacher.accountId, reason }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('stops and restores once when pressed twice', async () => {
    const school = await aSchool()
    const { accountId } = await aMember(school.id)
    await expectOnce(() => suspendAccount(school.headteacher, { accountId, reason }))
    await expectOnce(() => restoreAccount(school.headteacher, { accountId }))
  })
})

describe('restoreAccount', () => {
  test('refuses other posts, other schools and bad input', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const { accountId } = await aMember(school.id)
    await suspendAccount(school.headteacher, { accountId, reason })
    await expect(restoreAccount(school.itManager, { accountId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(restoreAccount(other.headteacher, { accountId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(restoreAccount(school.headteacher, { accountId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })
})
