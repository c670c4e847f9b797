import { addDays } from '@/lib/clock'

export type ReviewState = 'overdue' | 'soon' | 'later' | 'unknown'

/** How a review date (`YYYY-MM-DD`, or a month, which lasts until its end) stands on a day; "soon" is within 60 days. */
export function reviewState(nextReviewOn: string | null, today: string): ReviewState {
  if (!nextReviewOn) return 'unknown'
  const last = nextReviewOn.length === 7 ? `${nextReviewOn}-31` : nextReviewOn
  if (last < today) return 'overdue'
  return nextReviewOn <= addDays(today, 60) ? 'soon' : 'later'
}
