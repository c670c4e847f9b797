import { formatUkDay } from '@/lib/format/uk-time'
import { leavingDayOf, type PlannedPupil, type YearOutcome } from '@/lib/people/year/types'
import { yearGroupLabel } from '@/lib/schools/types'

/** What has just been done, by the word in the address bar. */
export const DONE = {
  started: 'The preparation has begun. Nothing changes for anybody until the year is turned.',
  saved: 'Saved.',
  turned: 'The year has been turned.',
  undone: 'The turn of the year has been undone. What you prepared is still here.',
  placed: 'The pupil has a place.',
} as const

export function doneOf(query: Record<string, string | string[] | undefined>): string | null {
  const word = typeof query.done === 'string' ? query.done : ''
  return Object.hasOwn(DONE, word) ? DONE[word as keyof typeof DONE] : null
}

export const pupils = (count: number) => (count === 1 ? '1 pupil' : `${count} pupils`)
export const classes = (count: number) => (count === 1 ? '1 class' : `${count} classes`)

/** What becomes of a pupil, in words. */
export function fateWords({ fate, yearGroup, nextYearGroup }: PlannedPupil, academicYear: number): string {
  switch (fate) {
    case 'promoted':
      return `Moves up to ${label(nextYearGroup)}`
    case 'repeats':
      return `Repeats ${label(yearGroup)}`
    case 'leaves':
      return `Leaves on ${formatUkDay(leavingDayOf(academicYear))}`
    case 'placed':
      return `Begins in ${label(nextYearGroup)}`
    case 'kept':
      return 'Has a place already'
    case 'undecided':
      return 'Not settled yet'
  }
}

/** What a whole year group does unless chosen otherwise. */
export const outcomeWords = (outcome: YearOutcome, yearGroup: number) =>
  outcome === 'leaves' ? 'Leave' : `Move up to ${label(yearGroup + 1)}`

const label = (yearGroup: number | null) => (yearGroup === null ? 'no year group' : yearGroupLabel(yearGroup))
