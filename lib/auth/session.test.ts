import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { accountActor } from './account-actor'
import { endSession, renewSession, stampSecondStep, startSession } from './session'
import { openSession, SESSION_COOKIE, type SessionClaims } from './session-cookie'

// A browser: it keeps what it is told to keep, and says what it is.
const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 18_0) Version/18.0 Safari/604.1' }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => (value ? jar.set(name, value) : jar.delete(name)),
  }),
}))
beforeEach(() => jar.clear())

async function present(): Promise<SessionClaims> {
  const claims = await openSession(jar.get(SESSION_COOKIE))
  if (!claims) throw new Error('Nobody is signed in here.')
  return claims
}

test('each proof begins a session and ends the one before, wherever its cookie was copied to', async () => {
  const { accountId } = (await aSchool()).office
  await startSession(accountId, 'password')
  const first = await present()
  expect(await accountActor(first)).toMatchObject({ accountId, secondStep: { takenAt: null } })
  await stampSecondStep(accountId)
  const second = await present()
  expect(second).toMatchObject({ at: first.at, second: expect.any(Number), knownBy: 'password' })
  expect(await accountActor(first)).toBeNull()
  await renewSession()
  expect(await accountActor(second)).toBeNull()
  const third = await present()
  await startSession(accountId, 'email_link')
  expect(await accountActor(third)).toBeNull()
  const last = await present()
  await endSession()
  expect(jar.has(SESSION_COOKIE)).toBe(false)
  expect(await accountActor(last)).toBeNull()
  const rows = await db.accountSession.findMany({ where: { accountId }, select: { browser: true, endedAt: true } })
  expect(rows).toHaveLength(4)
  for (const { browser, endedAt } of rows) expect([browser, endedAt !== null]).toEqual(['Safari on iPad', true])
})

test('somebody else’s second step changes nothing here, and who is signed out is left so', async () => {
  const school = await aSchool()
  await startSession(school.office.accountId, 'password')
  const before = await present()
  await stampSecondStep(school.headteacher.accountId)
  expect(await present()).toEqual(before)
  await endSession()
  await endSession()
  await renewSession()
  expect(jar.has(SESSION_COOKIE)).toBe(false)
})
