import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/lib/env'

const secure = env.BASE_URL.startsWith('https://')

/** A cookie's name: behind TLS with the prefix that lets no other host and no plain connection set it. */
export const cookieName = <Name extends string>(name: Name) => `${secure ? '__Host-' : ''}${name}` as const

/** What every cookie of ours is set with; the prefix asks for this path and for no domain. */
export const COOKIE_OPTIONS = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const

/** Keeps a cookie for so many seconds, in a server action or a route handler. */
export async function setCookie(name: string, value: string, seconds: number): Promise<void> {
  const jar = await cookies()
  jar.set(name, value, { ...COOKIE_OPTIONS, maxAge: seconds })
}

/** Takes a cookie back; `delete` would not say `secure`, and browsers then keep one with the prefix. */
export const dropCookie = (name: string) => setCookie(name, '', 0)
