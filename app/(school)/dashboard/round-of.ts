import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { listRoundHeads } from '@/lib/rounds/queries/round-heads'
import type { RoundHead } from '@/lib/rounds/types'

/** The rounds of a school, and the one the address asks for: otherwise the open one that falls due first. */
export async function roundOf(actor: Actor, schoolId: string, asked: string | undefined) {
  const rounds = await listRoundHeads(actor, schoolId)
  const open = rounds.filter((round) => round.status === 'open').sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const round: RoundHead | null =
    rounds.find(({ id, status }) => id === asked && status !== 'draft') ?? (asked ? null : (open[0] ?? null))
  return { rounds, open, round }
}

/** What somebody who does not see the whole school is told about it; null for those who do. */
export function reachWords(actor: Actor, schoolId: string): string | null {
  const reaches = new Set(
    scopesOf(actor, 'dashboard.view')
      .filter((scope) => scope.schoolId === schoolId)
      .map((scope) => scope.reach),
  )
  if (reaches.has('school')) return null
  const words = [
    ...(reaches.has('own_class') ? ['your own class'] : []),
    ...(reaches.has('staff_and_governors') ? ['staff and governors'] : reaches.has('governors') ? ['governors'] : []),
  ]
  return `You see ${words.join(', and ')} here.`
}

export const maySeeWhole = (actor: Actor, schoolId: string) => reachWords(actor, schoolId) === null
