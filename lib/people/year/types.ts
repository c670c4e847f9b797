import { academicYearLabel } from '@/lib/schools/types'

export const YEAR_OUTCOMES = ['promoted', 'repeats', 'leaves', 'placed'] as const
/** What becomes of a pupil when the year turns. */
export type YearOutcome = (typeof YEAR_OUTCOMES)[number]

/** Besides: `kept` has a place in the coming year already, `undecided` has no year group to go on from. */
export type Fate = YearOutcome | 'kept' | 'undecided'

/** Stands for "no class" where a class is part of a key. */
export const NO_CLASS = '00000000-0000-0000-0000-000000000000'
/** The highest year group there is: who is in it can only repeat it or leave. */
export const HIGHEST_YEAR_GROUP = 13

/** A pupil as the roll has them in the year that ends. */
export type RollPupil = {
  personId: string
  name: string
  yearGroup: number | null
  classId: string | null
  className: string | null
  /** As `YYYY-MM-DD`, to tell two of one name apart. */
  bornOn: string | null
  /** The first day as `YYYY-MM-DD`. */
  startsOn: string
  /** Has a year group in the coming year already. */
  placed: boolean
  addedAt: Date
}

export type PlannedClass = { id: string; name: string }
export type GroupChoice = { classId: string; yearGroup: number; nextClassId: string | null }
export type PupilChoice = {
  personId: string
  outcome: YearOutcome
  nextYearGroup: number | null
  ownClass: boolean
  nextClassId: string | null
}

/** What the office has prepared for the turn into `academicYear`. */
export type YearChoices = {
  academicYear: number
  lastYearGroup: number
  classes: PlannedClass[]
  groups: GroupChoice[]
  pupils: PupilChoice[]
}

export type PlannedPupil = RollPupil & {
  fate: Fate
  nextYearGroup: number | null
  nextClassId: string | null
  /** Chosen for this pupil alone. */
  own: boolean
}

/** Those of one year group in one class, who go the same way unless chosen otherwise. */
export type YearGroupOfClass = {
  classId: string | null
  className: string | null
  yearGroup: number
  outcome: YearOutcome
  nextClassId: string | null
  pupils: PlannedPupil[]
}

/** The numbers and problems that stand on the check page. */
export type YearCheck = {
  promoted: number
  repeats: number
  leaves: number
  placed: number
  kept: number
  undecided: PlannedPupil[]
  withoutClass: PlannedPupil[]
  /** Came onto the roll after the preparation began. */
  joinedSince: PlannedPupil[]
  sameNames: string[]
  classes: (PlannedClass & { pupils: number; yearGroups: number[] })[]
  /** From which year group to which, and how many. */
  moves: { from: number | null; to: number; count: number }[]
}

/** The first day of an academic year. */
export const firstDayOf = (academicYear: number) => `${academicYear}-09-01`
/** The day on which the leavers of the year before leave. */
export const leavingDayOf = (academicYear: number) => `${academicYear}-08-31`
/** The first day on which the turn into an academic year may be done. */
export const earliestDayOf = (academicYear: number) => `${academicYear}-07-01`

/** Why a leaver's membership ends; it names the turn, which finds its own by it. */
export const leaverReason = (academicYear: number) =>
  `Left at the end of the school year ${academicYearLabel(academicYear - 1)}`
