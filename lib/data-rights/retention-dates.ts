import type { RetentionGroup, RetentionRule } from './types'

/** A `YYYY-MM-DD` day so many years on; what would be 29 February in a common year is 1 March. */
export function addYears(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

export type Past = { kind: RetentionGroup; endsOn: string }
type Due = { group: RetentionGroup; since: string; dueOn: string }

/** Of several things that somebody was, the one that is kept longest decides; null for somebody who was nothing. */
export function dueAfterLeaving(past: Past[], rules: Record<RetentionGroup, RetentionRule>): Due | null {
  const each = past.map(({ kind, endsOn }) => ({
    group: kind,
    since: endsOn,
    dueOn: addYears(endsOn, rules[kind].yearsAfterLeaving),
  }))
  return each.reduce<Due | null>((longest, one) => (longest && longest.dueOn >= one.dueOn ? longest : one), null)
}
