import 'server-only'
import { headers } from 'next/headers'
import { networkPart } from '@/lib/client-address'
import { CLIENT_HEADER, clientOf } from '@/lib/edge'
import type { NetworkSection } from '@/lib/signing/types'

/** Where a request came from, as our own edge saw it: see `lib/edge.ts` for whose word counts. */
export async function networkOf(): Promise<NetworkSection> {
  const seen = await headers()
  return { ip: clientOf(seen.get(CLIENT_HEADER)), browser: seen.get('user-agent')?.slice(0, 500) || null }
}

/** The network that limits count. */
export const networkKey = async () => networkPart(clientOf((await headers()).get(CLIENT_HEADER)))
