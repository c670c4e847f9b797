import { isOutstanding, type RequestState } from '@/lib/rounds/types'
import type { Tally } from './types'

type Count = { state: RequestState; count: number }

/** Adds up counts by state. */
export function tallyOf(counts: Count[]): Tally {
  const tally: Tally = { asked: 0, complete: 0, outstanding: 0, exempt: 0, byState: {} }
  for (const { state, count } of counts) {
    if (count === 0) continue
    tally.byState[state] = (tally.byState[state] ?? 0) + count
    if (state === 'exempt') tally.exempt += count
    if (state === 'exempt' || state === 'closed') continue
    tally.asked += count
    if (isOutstanding(state)) tally.outstanding += count
    else tally.complete += count
  }
  return tally
}

/** Tallies by a key of the counts, in the order in which the keys first appear. */
export function talliesBy<Key extends string | number | null, Row extends Count>(
  rows: Row[],
  keyOf: (row: Row) => Key,
) {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups].map(([key, counts]) => ({ key, counts, tally: tallyOf(counts) }))
}
