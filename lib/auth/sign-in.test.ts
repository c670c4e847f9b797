import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aPerson, aSchool } from '@/lib/testing/factories'
import { aSession } from '@/lib/testing/sessions'
import { accountActor } from './account-actor'
import { hashPassword } from './password'
import { accountOfPassword, requireDemo } from './sign-in'
import { isLiveLink, sendSignInLink, takeSignInLink } from './sign-in-link'
import { hashSecret } from './tokens'

const PASSWORD = 'Marmalade-77-kettle'
const address = () => `s${randomInt(1e12)}@example.test`

async function anAccountAt(email: string, password = PASSWORD) {
  const { accountId } = await anAccount((await aSchool()).id, [])
  await db.account.update({ where: { id: accountId }, data: { email, passwordHash: await hashPassword(password) } })
  return accountId
}

const secretIn = async (to: string) => {
  const mail = await db.message.findFirstOrThrow({ where: { to }, orderBy: { id: 'desc' } })
  return /\/sign-in\/link\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
}
const actorNow = async (accountId: string) =>
  accountActor(await aSession(accountId, { at: Date.now() + 1000, knownBy: 'email_link' }))

describe('the password', () => {
  test('an unknown address is told the same as a wrong password, and takes as long', async () => {
    const email = address()
    await anAccountAt(email)
    const failure = async (to: string) => {
      const begun = performance.now()
      const message = await accountOfPassword(to, 'wrong').catch((error: Error) => error.message)
      return { message, took: performance.now() - begun }
    }
    await failure(email)
    const [known, unknown] = [await failure(email), await failure(address())]
    expect(unknown.message).toBe(known.message)
    expect(unknown.took).toBeGreaterThan(known.took / 4)
  })

  test('of two people who share an address, each password opens its own account', async () => {
    const email = address()
    const [first, second] = [await anAccountAt(email), await anAccountAt(email, 'Lighthouse_42_spoon')]
    expect(await accountOfPassword(email, PASSWORD)).toBe(first)
    expect(await accountOfPassword(` ${email.toUpperCase()}`, 'Lighthouse_42_spoon')).toBe(second)
  })

  test('a stopped account stays shut, and one without a password never opens by it', async () => {
    const email = address()
    const accountId = await anAccountAt(email)
    await db.account.update({ where: { id: accountId }, data: { suspendedAt: new Date() } })
    await expect(accountOfPassword(email, PASSWORD)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await db.account.update({ where: { id: accountId }, data: { suspendedAt: null, passwordHash: null } })
    await expect(accountOfPassword(email, '')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('nobody signs in by the name of a post outside demo mode', () => {
    expect(() => requireDemo('any')).toThrow()
  })
})

describe('the e-mailed link', () => {
  test('is used up by the press, not by looking; only its hash is kept', async () => {
    const email = address()
    const accountId = await anAccountAt(email)
    await sendSignInLink(` ${email.toUpperCase()} `)
    const secret = await secretIn(email)
    expect(await db.signInToken.count({ where: { tokenHash: hashSecret(secret) } })).toBe(1)
    expect([await isLiveLink(secret), await isLiveLink(secret)]).toEqual([true, true])
    expect(await takeSignInLink(secret)).toEqual({ accountIds: [accountId], invited: false })
    expect(await isLiveLink(secret)).toBe(false)
    await expect(takeSignInLink(secret)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('of two presses at once one succeeds', async () => {
    const email = address()
    await anAccountAt(email)
    await sendSignInLink(email)
    const secret = await secretIn(email)
    const results = await Promise.allSettled([takeSignInLink(secret), takeSignInLink(secret)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('dies after half an hour, and goes to nobody unknown or stopped', async () => {
    const email = address()
    const accountId = await anAccountAt(email)
    await sendSignInLink(email)
    const secret = await secretIn(email)
    await db.signInToken.updateMany({ where: { accountId }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await isLiveLink(secret)).toBe(false)
    await expect(takeSignInLink(secret)).rejects.toMatchObject({ code: 'CONFLICT' })

    const [nobody, stopped] = [address(), address()]
    await db.account.update({ where: { id: await anAccountAt(stopped) }, data: { suspendedAt: new Date() } })
    for (const to of [nobody, stopped]) {
      await expect(sendSignInLink(to)).resolves.toBeUndefined()
      expect(await db.message.count({ where: { to } })).toBe(0)
    }
  })

  test('fills nobody’s mailbox', async () => {
    const email = address()
    await anAccountAt(email)
    for (let i = 0; i < 8; i++) await sendSignInLink(email)
    expect(await db.message.count({ where: { to: email } })).toBe(5)
  })

  test('offers both people who share the address, and either session says shared', async () => {
    const email = address()
    const both = [await anAccountAt(email), await anAccountAt(email)]
    await sendSignInLink(email)
    const { accountIds } = await takeSignInLink(await secretIn(email))
    expect([...accountIds].sort()).toEqual([...both].sort())
    for (const id of both) expect(await actorNow(id)).toMatchObject({ knownBy: 'email_link', sharedAddress: true })
  })
})

describe('the actor', () => {
  test('a trust officer reaches each school of the trust, and a school that joins later', async () => {
    const [first, second] = [await aSchool(), await aSchool()]
    const trust = await db.trust.create({ data: { name: 'Alder Trust', schools: { connect: { id: first.id } } } })
    const { accountId } = await anAccount(first.id, [])
    await db.grant.create({ data: { accountId, trustId: trust.id, post: 'trust_officer' } })
    expect((await actorNow(accountId))?.grants.map(({ schoolId }) => schoolId)).toEqual([first.id])
    await db.school.update({ where: { id: second.id }, data: { trustId: trust.id } })
    expect((await actorNow(accountId))?.grants).toHaveLength(2)
  })

  test('leaves out ended posts and archived people, and knows another person of the same address', async () => {
    const school = await aSchool()
    const email = address()
    const [self, old] = [await aPerson(school.id, 'parent', { email }), await aPerson(school.id, 'staff')]
    const { accountId } = await anAccount(school.id, [{ post: 'office' }], self.id)
    await db.account.update({ where: { id: accountId }, data: { email } })
    await db.accountPerson.create({ data: { accountId, personId: old.id } })
    await db.person.update({ where: { id: old.id }, data: { archivedAt: new Date() } })
    await db.grant.updateMany({ where: { accountId }, data: { endedAt: new Date() } })
    expect(await actorNow(accountId)).toMatchObject({
      people: [{ personId: self.id }],
      grants: [],
      sharedAddress: false,
    })
    await aPerson(school.id, 'parent', { givenName: 'Li', email })
    expect((await actorNow(accountId))?.sharedAddress).toBe(true)
  })
})
