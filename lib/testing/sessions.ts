import { newSession } from '@/lib/auth/account-session'
import { SESSION_COOKIE, type SessionClaims, sealSession } from '@/lib/auth/session-cookie'
import { db } from '@/lib/db/client'

type Begun = { at?: number; second?: number; knownBy?: SessionClaims['knownBy'] }

/** What the cookie of a session says that began at that moment, as after signing in. */
export async function aSession(
  accountId: string,
  { at = Date.now(), second, knownBy = 'password' }: Begun = {},
): Promise<SessionClaims> {
  const sid = await newSession(db, accountId, at, 'Firefox on Linux')
  return { sub: accountId, sid, at, knownBy, ...(second !== undefined && { second }) }
}

/** The same as the header that a browser would send. */
export const aSessionCookie = async (accountId: string, begun?: Begun) =>
  `${SESSION_COOKIE}=${await sealSession(await aSession(accountId, begun))}`
