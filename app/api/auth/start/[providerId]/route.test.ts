import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { forget, note } from '@/lib/auth/limits'
import { networkPart } from '@/lib/client-address'
import { GET as finish } from '../../callback/[providerId]/route'
import { GET as begin } from './route'

// No request stands behind these answers: whoever asks is of no known network.
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
}))

const counted = ['own_sign_in.network', networkPart(null)] as const
const request = new NextRequest('http://localhost/api/auth')
const given = { params: Promise.resolve({ providerId: 'google-none' }) }
const both = [() => begin(request, given), () => finish(request, given)]

test('who goes to a school’s own sign-in and back too often is told when to try again', async () => {
  await forget(...counted)
  for (const ask of both) expect((await ask()).status).toBe(303)
  await note(...counted)
  for (const ask of both) {
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
    expect(await refused.text()).toMatch(/too many sign-ins from your network\. Try again/)
  }
})
