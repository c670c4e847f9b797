import 'server-only'
import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { db } from '@/lib/db/client'
import { noteAsker } from '@/lib/edge'
import { AppError } from '@/lib/errors'
import { type AccountActor, accountActor } from './account-actor'
import { endAccountSession, newSession } from './account-session'
import { actorForAudit } from './actor'
import { browserKind } from './browser-kind'
import { dropCookie, setCookie } from './cookies'
import { rememberDevice } from './known-device'
import { openSession, SESSION_COOKIE, SESSION_SECONDS, type SessionClaims, sealSession } from './session-cookie'
import { noteOnAccount } from './trail'

/** The header in which `proxy.ts` tells pages their own address. */
export const PATH_HEADER = 'x-countersign-path'

/** Who is signed in, looked up in the database once for each request; null when nobody is. */
export const getActor = cache(async (): Promise<AccountActor | null> => {
  const claims = await presentClaims()
  const actor = claims && (await accountActor(claims))
  if (actor) noteAsker(actorForAudit(actor))
  return actor
})

/** Who is signed in, by the first step at least; everybody else is sent to sign in and comes back to the same page. */
export async function requireFirstStep(): Promise<AccountActor> {
  const actor = await getActor()
  if (actor) return actor
  redirect(await wayBack('/sign-in'))
}

/** Who is signed in, with both steps where posts ask for two; everybody else is led there and comes back to the same page. */
export async function requireActor(): Promise<AccountActor> {
  const actor = await requireFirstStep()
  if (actor.secondStep.asleepAt.length === 0) return actor
  redirect(await wayBack(actor.secondStep.isSet ? '/sign-in/second-step' : '/sign-in/second-step/set-up'))
}

async function wayBack(to: string) {
  const path = (await headers()).get(PATH_HEADER)
  return (path ? `${to}?next=${encodeURIComponent(path)}` : to) as Route
}

/** Begins a session of an account that stands, in a server action; throws FORBIDDEN for one that does not. Says whether it holds a post. */
export async function startSession(
  accountId: string,
  knownBy: SessionClaims['knownBy'],
): Promise<{ holdsPost: boolean }> {
  const account = await db.$transaction(async (tx) => {
    const [stands] = await tx.account.updateManyAndReturn({
      where: { id: accountId, suspendedAt: null },
      data: { lastSignInAt: new Date() },
      select: { sessionsValidFrom: true, email: true },
    })
    if (stands) await noteOnAccount(tx, accountId, { action: 'account.signed_in', after: { by: knownBy } })
    return stands
  })
  if (!account) throw new AppError('FORBIDDEN', 'This account has been stopped. Please ask the school office.')
  await beginSession({ sub: accountId, at: notBefore(account.sessionsValidFrom), knownBy })
  if (account.email) await rememberDevice(account.email)
  const post = await db.grant.findFirst({ where: { accountId, endedAt: null }, select: { id: true } })
  return { holdsPost: post !== null }
}

/** Goes on with this browser's session after every session of the account has ended, known as it was. */
export async function renewSession(): Promise<void> {
  const claims = await presentClaims()
  if (!claims) return
  const account = await db.account.findFirst({
    where: { id: claims.sub, suspendedAt: null },
    select: { sessionsValidFrom: true },
  })
  if (account) await beginSession({ ...claims, at: notBefore(account.sessionsValidFrom) })
}

/** Notes in this browser's session that the account has just taken its second step. */
export async function stampSecondStep(accountId: string): Promise<void> {
  const claims = await presentClaims()
  if (claims?.sub === accountId) await beginSession({ ...claims, second: Date.now() })
}

/** The session of this browser, whether or not it still counts. */
export const presentSessionId = async () => (await presentClaims())?.sid ?? null

const presentClaims = async () => openSession((await cookies()).get(SESSION_COOKIE)?.value)

// The clocks of two machines differ a little: a session never begins before the moment from which they count.
const notBefore = (validFrom: Date) => Math.max(Date.now(), validFrom.getTime())

/** Whoever has shown once more who they are gets a new session, and a copy of the cookie before is worth nothing. */
async function beginSession(claims: Omit<SessionClaims, 'sid'>) {
  const before = await presentSessionId()
  const browser = browserKind((await headers()).get('user-agent'))
  const sid = await newSession(db, claims.sub, claims.at, browser)
  await setCookie(SESSION_COOKIE, await sealSession({ ...claims, sid }), SESSION_SECONDS)
  if (before) await endAccountSession(before)
}

/** Ends this browser's session, in its cookie and wherever a copy of that may be. */
export async function endSession(): Promise<void> {
  const sessionId = await presentSessionId()
  await dropCookie(SESSION_COOKIE)
  if (sessionId) await endAccountSession(sessionId)
}
