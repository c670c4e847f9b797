import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { londonDay, now } from '@/lib/clock'
import { listOutstandingIds } from '@/lib/compliance/queries'
import type { RequestFilters } from '@/lib/compliance/types'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/rounds/queries'
import { whomToAsk } from './whom-to-ask'

/** What "remind those shown" would do; null for a round that is not open or out of reach. */
export async function previewReminder(actor: Actor, roundId: string, filters: RequestFilters) {
  if (!isId(roundId)) return null
  const round = await db.round.findFirst({
    where: { id: roundId, status: 'open', ...schoolsWhere(actor, 'reminders.send') },
    select: { schoolId: true },
  })
  if (!round) return null
  const requestIds = await listOutstandingIds(actor, roundId, filters)
  const people = requestIds.length > 0 ? await whomToAsk(round.schoolId, roundId, { requestIds }) : []
  const today = londonDay(now())
  const keys = people.map(({ personId }) => `reminder:${roundId}:${personId}:${today}`)
  const already = await db.message.count({ where: { key: { in: keys } } })
  const reached = new Set(people.flatMap((asking) => asking.forms.map((form) => form.requestId)))
  return {
    /** Outstanding requests among those shown. */
    requests: requestIds.length,
    /** People who get a message now, and those who had one today already. */
    messages: people.length - already,
    already,
    /** Requests about which nobody can be written to. */
    unreached: requestIds.length - reached.size,
    names: people.slice(0, 5).map((asking) => asking.personName),
  }
}
