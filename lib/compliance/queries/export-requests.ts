import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { londonDay, now } from '@/lib/clock'
import { getRound } from '@/lib/rounds/queries'
import { requestsCsv } from '../csv'
import { listAllRequests } from '../queries'
import type { RequestFilters } from '../types'

/** The requests that the filters leave as a file for spreadsheets, or null for a round out of reach. */
export async function exportRequests(actor: Actor, roundId: string, filters: RequestFilters) {
  const round = await getRound(actor, roundId)
  if (!round) return null
  const plain = round.name.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-')
  const fileName = `${plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'round'}-${londonDay(now())}.csv`
  return { fileName, text: requestsCsv(await listAllRequests(actor, roundId, filters)) }
}
