import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { takeSignInLink } from '@/lib/auth/sign-in-link'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { actorOf, auditOf, expectOnce } from '../accounts.factory'
import { inviteAccount } from './invite-account'

const address = () => `i${randomInt(1e12)}@example.test`
const linkIn = async (to: string) => {
  const mail = await db.message.findFirstOrThrow({ where: { to }, orderBy: { id: 'desc' } })
  return /\/sign-in\/link\/([\w-]{43})/.exec(mail.text)?.[1] ?? ''
}

describe('inviteAccount', () => {
  test('makes an account without posts, mails the first sign-in, leaves an audit entry', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'volunteer', { email: address() })
    const { accountId } = await inviteAccount(school.office, { personId: person.id })
    expect(await actorOf(accountId)).toMatchObject({
      grants: [],
      people: [{ personId: person.id, schoolId: school.id }],
    })
    expect(await auditOf(accountId)).toEqual(['account.invited'])
    expect(await takeSignInLink(await linkIn(person.email ?? ''))).toEqual({ accountIds: [accountId], invited: true })
  })

  test('an IT manager invites staff and nobody else; a class teacher nobody', async () => {
    const school = await aSchool()
    const [staff, parent] = [
      await aPerson(school.id, 'staff', { email: address() }),
      await aPerson(school.id, 'parent', { email: address() }),
    ]
    await inviteAccount(school.itManager, { personId: staff.id })
    await expect(inviteAccount(school.itManager, { personId: parent.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(inviteAccount(school.teacher, { personId: parent.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('does not find a person of another school, and says what is missing', async () => {
    const [ours, theirs] = [await aSchool(), await aSchool()]
    const person = await aPerson(theirs.id, 'staff', { email: address() })
    await expect(inviteAccount(ours.office, { personId: person.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(inviteAccount(ours.office, { personId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const silent = await aPerson(ours.id, 'staff')
    await expect(inviteAccount(ours.office, { personId: silent.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('invites once when pressed twice', async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff', { email: address() })
    await expectOnce(() => inviteAccount(school.office, { personId: person.id }))
    expect(await db.account.count({ where: { email: person.email } })).toBe(1)
    expect(await db.message.count({ where: { to: person.email ?? '' } })).toBe(1)
  })

  test('two people who share an address get an account each, and both know it', async () => {
    const school = await aSchool()
    const email = address()
    const people = [
      await aPerson(school.id, 'parent', { givenName: 'Bo', email }),
      await aPerson(school.id, 'parent', { givenName: 'Li', email }),
    ]
    const accounts = []
    for (const { id } of people) accounts.push(await inviteAccount(school.office, { personId: id }))
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(2)
    for (const { accountId } of accounts) expect((await actorOf(accountId))?.sharedAddress).toBe(true)
  })

  test('the same name and address at another school joins the account that is there', async () => {
    const [work, home] = [await aSchool(), await aSchool()]
    const email = address()
    const there = await aPerson(work.id, 'staff', { email })
    const here = await aPerson(home.id, 'parent', { email })
    const first = await inviteAccount(work.office, { personId: there.id })
    const second = await inviteAccount(home.office, { personId: here.id })
    expect(second.accountId).toBe(first.accountId)
    expect((await actorOf(first.accountId))?.people).toHaveLength(2)
  })
})
