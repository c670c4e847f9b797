import { NextRequest } from 'next/server'
import { getToken } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/ids'
import { openChoice, openSession, SESSION_COOKIE, sealChoice, sealSession } from './session-cookie'

const claims = { sub: newId(), sid: newId(), at: Date.now(), knownBy: 'password' as const }

describe('the session cookie', () => {
  test('says what it was given, and next-auth reads it too', async () => {
    const value = await sealSession(claims)
    expect(await openSession(value)).toEqual(claims)
    const req = new NextRequest('https://sign.school.example', { headers: { cookie: `${SESSION_COOKIE}=${value}` } })
    const token = await getToken({ req, secret: process.env.NEXTAUTH_SECRET, cookieName: SESSION_COOKIE })
    expect(token).toMatchObject(claims)
    expect(SESSION_COOKIE).toBe('__Host-next-auth.session-token')
  })

  test('is worth nothing altered, after its day, or when it was made for something else', async () => {
    const value = await sealSession(claims)
    expect(await openSession(`${value.slice(0, -4)}AAAA`)).toBeNull()
    expect(await openSession(value, claims.at + 13 * 3_600_000)).toBeNull()
    expect(await openSession(await sealChoice([claims.sub]))).toBeNull()
    expect(await openChoice(value)).toEqual([])
    expect(await openSession(undefined)).toBeNull()
  })
})
