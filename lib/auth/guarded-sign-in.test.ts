import { randomInt, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { signInByPassword } from './guarded-sign-in'
import { LIMITS } from './limit-table'
import { isSpent, note } from './limits'
import { hashPassword } from './password'

const PASSWORD = 'Marmalade-77-kettle'
const passwordHash = await hashPassword(PASSWORD)
const address = () => `g${randomInt(1e12)}@example.test`
const aNetwork = () => `203.0.113.${randomInt(256)}-${randomUUID()}`

async function aTeacher() {
  const { accountId } = await anAccount((await aSchool()).id, [])
  const email = address()
  await db.account.update({ where: { id: accountId }, data: { email, passwordHash } })
  return { email, accountId }
}
const code = (signIn: Promise<string>) =>
  signIn.then(
    () => 'in',
    (error: { code?: string }) => error.code,
  )
const guess = (email: string, network: string, device: string | null = null) =>
  code(signInByPassword(email, 'Wrong-guess-1', { network, device }))
async function guessTimes(count: number, ...given: Parameters<typeof guess>) {
  const codes: (string | undefined)[] = []
  for (let at = 0; at < count; at += 1) codes.push(await guess(...given))
  return codes
}

describe('guessing one account', () => {
  test('ends after ten, also with the right password, and tells an unknown address the same', async () => {
    const { email } = await aTeacher()
    const network = aNetwork()
    for (const one of [email, address()]) {
      const codes = await guessTimes(12, one, network)
      expect(codes).toEqual([...Array(10).fill('FORBIDDEN'), 'TOO_MANY', 'TOO_MANY'])
    }
    expect(await code(signInByPassword(email, PASSWORD, { network, device: null }))).toBe('TOO_MANY')
  })

  test('does not lock its owner out: not on a known device, nor where the account came in before', async () => {
    const { email, accountId } = await aTeacher()
    const school = aNetwork()
    expect(await signInByPassword(email, PASSWORD, { network: school, device: null })).toBe(accountId)
    // From many networks at once, until the address itself is spent.
    await note('sign_in.address', email)
    expect(await guess(email, aNetwork())).toBe('TOO_MANY')
    expect(await signInByPassword(email, PASSWORD, { network: school, device: null })).toBe(accountId)
    // And from the very network that the owner uses.
    await guessTimes(12, email, school)
    expect(await code(signInByPassword(email, PASSWORD, { network: school, device: null }))).toBe('TOO_MANY')
    expect(await signInByPassword(email, PASSWORD, { network: school, device: randomUUID() })).toBe(accountId)
  })

  test('on a known device has an allowance, and no more', async () => {
    const { email } = await aTeacher()
    const codes = await guessTimes(12, email, aNetwork(), randomUUID())
    expect(codes.filter((one) => one === 'TOO_MANY')).toHaveLength(2)
  })
})

describe('a school behind one network', () => {
  test('signs in sixty times and mistypes thirty times, and nobody is refused', async () => {
    const network = aNetwork()
    const { email } = await aTeacher()
    for (let at = 0; at < 30; at += 1) {
      expect(await guess(address(), network)).toBe('FORBIDDEN')
      for (let right = 0; right < 2; right += 1) {
        expect(await code(signInByPassword(email, PASSWORD, { network, device: null }))).toBe('in')
      }
    }
  }, 120_000)

  test('whoever tries many addresses is stopped, and those who came in there before are not', async () => {
    const network = aNetwork()
    const [before, never] = [await aTeacher(), await aTeacher()]
    expect(await code(signInByPassword(before.email, PASSWORD, { network, device: null }))).toBe('in')
    await Promise.all(Array.from({ length: LIMITS['sign_in.network'].points }, () => guess(address(), network)))
    expect(await isSpent('sign_in.network', network)).toBe(true)
    expect(await guess(address(), network)).toBe('TOO_MANY')
    expect(await code(signInByPassword(before.email, PASSWORD, { network, device: null }))).toBe('in')
    expect(await code(signInByPassword(never.email, PASSWORD, { network, device: randomUUID() }))).toBe('in')
    expect(await code(signInByPassword(never.email, PASSWORD, { network: aNetwork(), device: null }))).toBe('in')
  }, 120_000)
})
