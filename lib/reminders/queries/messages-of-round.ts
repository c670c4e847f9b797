import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/rounds/queries'
import type { AskingReason, MessageCounts } from '../types'

const KINDS: readonly AskingReason[] = ['first', 'pupil_signed', 'reminder', 'new_version']

/** The `where` of a round's messages; null out of reach. */
async function messagesWhere(actor: Actor, roundId: string) {
  if (!isId(roundId)) return null
  const round = await db.round.findFirst({
    where: { id: roundId, ...schoolsWhere(actor, 'reminders.send') },
    select: { schoolId: true },
  })
  if (!round) return null
  return { schoolId: round.schoolId, ...ofRound(roundId) }
}

const ofRound = (roundId: string) => ({ OR: KINDS.map((kind) => ({ key: { startsWith: `${kind}:${roundId}:` } })) })

/** How many of a round's messages are on their way, sent or failed; null out of reach. */
export async function countMessagesOf(actor: Actor, roundId: string): Promise<MessageCounts | null> {
  const where = await messagesWhere(actor, roundId)
  if (!where) return null
  const groups = await db.message.groupBy({ by: ['state'], where, _count: { _all: true } })
  const countOf = (state: string) => groups.find((group) => group.state === state)?._count._all ?? 0
  return { queued: countOf('queued'), sent: countOf('sent'), failed: countOf('failed') }
}

/** How many of a round's messages were given up: few, found without counting the rest; none out of reach. */
export async function countFailedOf(actor: Actor, roundId: string): Promise<number> {
  if (!isId(roundId)) return 0
  // A message belongs to the school of its round, so its key alone says which round it is from.
  const where = { ...schoolsWhere(actor, 'reminders.send'), state: 'failed', ...ofRound(roundId) } as const
  return db.message.count({ where })
}
