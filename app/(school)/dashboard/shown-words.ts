import type { RequestFilters } from '@/lib/compliance/types'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { REQUEST_STATE_LABELS } from '@/lib/rounds/types'
import { yearGroupLabel } from '@/lib/schools/types'

/** What the list shows, as its heading. */
export function shownWords({ state, audience, yearGroup, search }: RequestFilters): string {
  const what =
    state === 'outstanding' ? 'Who has not signed' : state === 'all' ? 'Everybody asked' : REQUEST_STATE_LABELS[state]
  const narrowing = [
    audience && AUDIENCE_LABELS[audience],
    yearGroup !== undefined && yearGroupLabel(yearGroup),
    search && `“${search}”`,
  ].filter(Boolean)
  return narrowing.length > 0 ? `${what}: ${narrowing.join(', ')}` : what
}
