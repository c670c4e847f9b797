import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { RoundHead } from '../types'

/** The rounds of a school without what they ask for, in one statement: the open ones first and then the latest. */
export async function listRoundHeads(actor: Actor, schoolId: string): Promise<RoundHead[]> {
  const rounds = await db.round.findMany({
    where: { AND: [{ schoolId }, schoolsWhere(actor, 'rounds.view')] },
    select: { id: true, name: true, status: true, dueOn: true, closedAt: true },
    orderBy: { dueOn: 'desc' },
  })
  const order = { open: 0, draft: 1, closed: 2 }
  return rounds
    .map((round) => ({ ...round, dueOn: dayOf(round.dueOn), closedAt: round.closedAt?.toISOString() ?? null }))
    .sort((a, b) => order[a.status] - order[b.status])
}
