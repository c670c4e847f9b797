import { sameClassName } from './class-names'
import {
  firstDayOf,
  HIGHEST_YEAR_GROUP,
  NO_CLASS,
  type PlannedPupil,
  type PupilChoice,
  type RollPupil,
  type YearChoices,
  type YearOutcome,
} from './types'

/** What becomes of a year group when nobody says otherwise. */
export const usualOutcome = (yearGroup: number, lastYearGroup: number): YearOutcome =>
  yearGroup >= lastYearGroup ? 'leaves' : 'promoted'

/** Somebody who only comes with the new year: the year group on record is the one they begin in. */
const joinsThen = (pupil: RollPupil, academicYear: number) => pupil.startsOn >= firstDayOf(academicYear)

/** What becomes of each pupil of the roll, by what was chosen and otherwise by what is usual. */
export function planYear(roll: readonly RollPupil[], choices: YearChoices): PlannedPupil[] {
  const groups = new Map(choices.groups.map((group) => [`${group.classId} ${group.yearGroup}`, group.nextClassId]))
  const own = new Map(choices.pupils.map((choice) => [choice.personId, choice]))
  const called = (name: string | null) =>
    (name !== null && choices.classes.find((one) => sameClassName(one.name, name))?.id) || null

  return roll.map((pupil) => {
    const { yearGroup, classId, className } = pupil
    const nowhere = { nextYearGroup: null, nextClassId: null }
    if (pupil.placed) return { ...pupil, ...nowhere, fate: 'kept', own: false }
    const choice = own.get(pupil.personId)
    const outcome = outcomeOf(pupil, choice, choices)
    if (outcome === null) return { ...pupil, ...nowhere, fate: 'undecided', own: false }
    if (outcome === 'leaves') return { ...pupil, ...nowhere, fate: outcome, own: choice !== undefined }
    const withTheirs = outcome === 'promoted' && yearGroup !== null
    const usualClass = withTheirs ? (groups.get(`${classId ?? NO_CLASS} ${yearGroup}`) ?? null) : called(className)
    return {
      ...pupil,
      fate: outcome,
      nextYearGroup: nextYearGroupOf(pupil, outcome, choice),
      nextClassId: choice?.ownClass ? choice.nextClassId : usualClass,
      own: choice !== undefined,
    }
  })
}

function outcomeOf(pupil: RollPupil, choice: PupilChoice | undefined, choices: YearChoices): YearOutcome | null {
  // A choice that the roll has overtaken counts no more: there is no year group to go on from, or none above.
  if (choice && mayGo(pupil.yearGroup, choice.outcome)) return choice.outcome
  if (pupil.yearGroup === null) return null
  return joinsThen(pupil, choices.academicYear) ? 'placed' : usualOutcome(pupil.yearGroup, choices.lastYearGroup)
}

/** Whether the outcome is possible from a year group at all. */
export function mayGo(yearGroup: number | null, outcome: YearOutcome): boolean {
  if (outcome === 'promoted') return yearGroup !== null && yearGroup < HIGHEST_YEAR_GROUP
  return outcome !== 'repeats' || yearGroup !== null
}

function nextYearGroupOf({ yearGroup }: RollPupil, outcome: YearOutcome, choice: PupilChoice | undefined) {
  if (outcome === 'placed') return choice?.nextYearGroup ?? yearGroup
  return yearGroup === null ? null : yearGroup + (outcome === 'promoted' ? 1 : 0)
}
