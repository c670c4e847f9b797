import 'server-only'
import { headers } from 'next/headers'
import type { NetworkSection } from '@/lib/signing/types'

/**
 * Where a request came from, as the edge saw it. Next.js sets `x-forwarded-for` from the socket when nothing else has; a
 * proxy in front appends to it. Its first hop is what we keep, which a client without a proxy in between can pretend.
 */
export async function networkOf(): Promise<NetworkSection> {
  const seen = await headers()
  const [first = ''] = (seen.get('x-forwarded-for') ?? '').split(',')
  const ip = first.trim().replace(/^::ffff:/, '')
  return { ip: ip.slice(0, 64) || null, browser: seen.get('user-agent')?.slice(0, 500) || null }
}
