import 'server-only'
import { createHash } from 'node:crypto'
import { AppError } from '@/lib/errors'
import type { PlannedPupil, YearChoices } from './types'

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

const placeOf = ({ personId, fate, nextYearGroup, nextClassId }: PlannedPupil) => [
  personId,
  fate,
  nextYearGroup,
  nextClassId,
]

/** What a page showed of some pupils. */
export const seenOfPupils = (pupils: readonly PlannedPupil[]) => digest(pupils.map(placeOf).sort())

/** What a page showed of the coming year's classes. */
export const seenOfClasses = ({ classes }: YearChoices) => digest(classes.map(({ id, name }) => [id, name]).sort())

/** What a page showed of who goes where as a whole. */
export const seenOfGroups = ({ groups, lastYearGroup }: YearChoices) =>
  digest([lastYearGroup, groups.map(({ classId, yearGroup, nextClassId }) => [classId, yearGroup, nextClassId]).sort()])

/** What the check page showed: every pupil and every class. */
export const seenOfPlan = (pupils: readonly PlannedPupil[], choices: YearChoices) =>
  digest([pupils.map(placeOf).sort(), seenOfClasses(choices)])

/** Refuses what was decided on something other than what stands. */
export function requireSeen(seen: string, stands: string) {
  if (seen !== stands) {
    throw new AppError(
      'CONFLICT',
      'Somebody else has changed this since you opened the page. Load the page again to see what it is now.',
    )
  }
}
