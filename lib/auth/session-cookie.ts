import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'
import { cookieName } from './cookies'

/** A working day; nothing prolongs it, and without use it ends before. */
export const SESSION_SECONDS = 12 * 60 * 60
/** The name under which next-auth is told to look. */
export const SESSION_COOKIE = cookieName('next-auth.session-token')
/** Whom to choose from, between the press on an e-mailed link and the choice. */
export const CHOICE_COOKIE = cookieName('cs_choice')
export const CHOICE_SECONDS = 10 * 60

const Claims = z.object({
  sub: z.uuid(),
  /** The row that can end it. */
  sid: z.uuid(),
  /** The moment it began, in milliseconds: finer than the whole seconds of `iat`. */
  at: z.number().int(),
  /** The moment of the second step, in milliseconds; absent until it is taken. */
  second: z.number().int().optional(),
  knownBy: z.enum(['password', 'email_link', 'openid', 'demo']),
})
export type SessionClaims = z.output<typeof Claims>

/** The cookie's value: next-auth's own encrypted token. */
export const sealSession = (claims: SessionClaims) =>
  encode({ token: claims, secret: env.NEXTAUTH_SECRET, maxAge: SESSION_SECONDS })

/** What a cookie says, or null when it is not ours, altered or past its day. */
export async function openSession(value: string | undefined, now = Date.now()): Promise<SessionClaims | null> {
  const claims = Claims.safeParse(await opened(value))
  if (!claims.success || claims.data.at + SESSION_SECONDS * 1000 < now) return null
  return claims.data
}

const Choice = z.object({ accountIds: z.array(z.uuid()).min(1) })

export const sealChoice = (accountIds: string[]) =>
  encode({ token: { accountIds }, secret: env.NEXTAUTH_SECRET, maxAge: CHOICE_SECONDS, salt: CHOICE_COOKIE })

/** The accounts that a pressed link offered; none when the cookie is not ours or too old. */
export async function openChoice(value: string | undefined): Promise<string[]> {
  const choice = Choice.safeParse(await opened(value, CHOICE_COOKIE))
  return choice.success ? choice.data.accountIds : []
}

/** The secret that an authenticator app is being set up with, between the page that shows it and the app's first code. */
export const APP_COOKIE = cookieName('cs_app')
export const APP_SECONDS = 30 * 60

const NewApp = z.object({ accountId: z.uuid(), secret: z.string() })

export const sealNewApp = (app: z.output<typeof NewApp>) =>
  encode({ token: app, secret: env.NEXTAUTH_SECRET, maxAge: APP_SECONDS, salt: APP_COOKIE })

/** The secret that this account's new app was shown; null when it was another's or too long ago. */
export async function openNewApp(value: string | undefined, accountId: string): Promise<string | null> {
  const app = NewApp.safeParse(await opened(value, APP_COOKIE))
  return app.success && app.data.accountId === accountId ? app.data.secret : null
}

async function opened(token: string | undefined, salt = '') {
  if (!token) return null
  try {
    return await decode({ token, secret: env.NEXTAUTH_SECRET, salt })
  } catch {
    return null
  }
}
