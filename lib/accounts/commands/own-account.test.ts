import { describe, expect, test } from 'vitest'
import { accountOfPassword } from '@/lib/auth/sign-in'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { actorOf, aMember, auditOf, expectOnce } from '../accounts.factory'
import { setPassword, signOutEverywhere } from './own-account'

const FIRST = 'Marmalade-77-kettle'
const SECOND = 'Lighthouse_42_spoon'
const both = (password: string, currentPassword = '') => ({ currentPassword, password, passwordAgain: password })

describe('setPassword', () => {
  test('sets the first one, then asks for it, and ends every session', async () => {
    const member = await aMember((await aSchool()).id)
    await setPassword(member, both(FIRST))
    expect(await accountOfPassword(member.email.toUpperCase(), FIRST)).toBe(member.accountId)
    await expect(setPassword(member, both(SECOND, 'wrong'))).rejects.toMatchObject({
      fieldErrors: { currentPassword: [expect.any(String)] },
    })
    const begun = Date.now()
    await db.account.update({ where: { id: member.accountId }, data: { sessionsValidFrom: new Date(begun - 1) } })
    expect(await actorOf(member.accountId, begun)).not.toBeNull()
    await setPassword(member, both(SECOND, FIRST))
    expect(await actorOf(member.accountId, begun)).toBeNull()
    await expect(accountOfPassword(member.email, FIRST)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await auditOf(member.accountId)).toEqual([
      'account.password_changed',
      'account.password_changed',
      'account.sign_in_failed',
    ])
  })

  test('someone who came by an e-mailed link has forgotten the old one', async () => {
    const member = await aMember((await aSchool()).id)
    await setPassword(member, both(FIRST))
    await setPassword({ ...member, knownBy: 'email_link' }, both(SECOND))
    expect(await accountOfPassword(member.email, SECOND)).toBe(member.accountId)
    const shared = { ...member, knownBy: 'email_link' as const, sharedAddress: true }
    await expect(setPassword(shared, both(FIRST))).rejects.toMatchObject({
      fieldErrors: { currentPassword: [expect.any(String)] },
    })
  })

  test('refuses what is weak, what names the person, and two that differ', async () => {
    const member = await aMember((await aSchool()).id)
    for (const weak of ['short1!', 'Password123!', 'Farrow!2026x', 'Oakfield*99a', 'onlyletters!']) {
      await expect(setPassword(member, both(weak))).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { password: expect.arrayContaining([expect.any(String)]) },
      })
    }
    await expect(setPassword(member, { ...both(FIRST), passwordAgain: 'other' })).rejects.toMatchObject({
      fieldErrors: { passwordAgain: [expect.any(String)] },
    })
  })

  test('is for one’s own account only', async () => {
    const school = await aSchool()
    await expect(setPassword(school.job, both(FIRST))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('changes once when pressed twice', async () => {
    const member = await aMember((await aSchool()).id)
    await expectOnce(() => setPassword(member, both(FIRST)))
  })
})

describe('signOutEverywhere', () => {
  test('ends every session that has begun, and lets new ones begin', async () => {
    const member = await aMember((await aSchool()).id)
    const { sessionsValidFrom } = await db.account.findUniqueOrThrow({ where: { id: member.accountId } })
    const begun = Math.max(Date.now(), sessionsValidFrom.getTime())
    expect(await actorOf(member.accountId, begun)).not.toBeNull()
    await signOutEverywhere(member, {})
    expect(await actorOf(member.accountId, begun)).toBeNull()
    expect(await actorOf(member.accountId)).not.toBeNull()
    expect(await auditOf(member.accountId)).toEqual(['account.signed_out_everywhere'])
  })

  test('is for accounts only, and harmless twice', async () => {
    const school = await aSchool()
    const member = await aMember(school.id)
    await expect(signOutEverywhere(school.job, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await Promise.all([signOutEverywhere(member, {}), signOutEverywhere(member, {})])
    expect(await actorOf(member.accountId)).not.toBeNull()
  })
})
