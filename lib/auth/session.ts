import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { type AccountActor, accountActor } from './account-actor'
import {
  COOKIE_OPTIONS,
  openSession,
  SESSION_COOKIE,
  SESSION_SECONDS,
  type SessionClaims,
  sealSession,
} from './session-cookie'

/** The header in which `proxy.ts` tells pages their own address. */
export const PATH_HEADER = 'x-countersign-path'

/** Who is signed in, looked up in the database once for each request; null when nobody is. */
export const getActor = cache(async (): Promise<AccountActor | null> => {
  const claims = await openSession((await cookies()).get(SESSION_COOKIE)?.value)
  return claims && accountActor(claims)
})

/** Who is signed in; everybody else is sent to sign in and comes back to the same page afterwards. */
export async function requireActor(): Promise<AccountActor> {
  const actor = await getActor()
  if (actor) return actor
  const path = (await headers()).get(PATH_HEADER)
  redirect((path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in') as Route)
}

/** Begins a session of an account that stands, in a server action; throws FORBIDDEN for one that does not. Says whether it holds a post. */
export async function startSession(
  accountId: string,
  knownBy: SessionClaims['knownBy'],
): Promise<{ holdsPost: boolean }> {
  const [account] = await db.account.updateManyAndReturn({
    where: { id: accountId, suspendedAt: null },
    data: { lastSignInAt: new Date() },
    select: { sessionsValidFrom: true },
  })
  if (!account) throw new AppError('FORBIDDEN', 'This account has been stopped. Please ask the school office.')
  // The clocks of two machines differ a little: a session never begins before the moment from which they count.
  const at = Math.max(Date.now(), account.sessionsValidFrom.getTime())
  const value = await sealSession({ sub: accountId, at, knownBy })
  const jar = await cookies()
  jar.set(SESSION_COOKIE, value, { ...COOKIE_OPTIONS, maxAge: SESSION_SECONDS })
  const post = await db.grant.findFirst({ where: { accountId, endedAt: null }, select: { id: true } })
  return { holdsPost: post !== null }
}

/** Ends the session in this browser. */
export async function endSession(): Promise<void> {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, '', { ...COOKIE_OPTIONS, maxAge: 0 })
}
