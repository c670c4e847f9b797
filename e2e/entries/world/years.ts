import { db } from '@/lib/db/client'
import { startYear } from '@/lib/people/commands/start-year'
import { getGroupOfClass, getPreparation, groupKey } from '@/lib/people/queries/get-year'
import { seenOfPlan } from '@/lib/people/year/seen'
import { planOf } from '@/lib/people/year/turns'
import { preparing } from './drafts'
import { thisYear } from './people'

// Later than anything that is signed here.
const NEVER_SIGNED_AFTER = new Date('2999-01-01T00:00:00Z')

/** The turn into this year, done or still to do, with nothing chosen: every pupil has a place in it already. */
export async function aTurnOfThisYear(schoolId: string, doneAt: Date | null = null) {
  const earlier = { turn: { schoolId, academicYear: thisYear() } }
  await db.yearTurnEffect.deleteMany({ where: earlier })
  await db.yearTurn.deleteMany({ where: earlier.turn })
  const turn = await db.yearTurn.create({ data: { schoolId, academicYear: thisYear(), lastYearGroup: 13, doneAt } })
  const { plan, choices } = await planOf(db, turn)
  return { turnId: turn.id, seen: seenOfPlan(plan, choices) }
}

export const aDoneTurn = (schoolId: string) => aTurnOfThisYear(schoolId, NEVER_SIGNED_AFTER)

/** The turn into the next year, begun, and the one into this year, done. */
export async function bothYears(schoolId: string) {
  await aDoneTurn(schoolId)
  const { turnId } = await startYear(preparing(schoolId), { schoolId })
  // Everybody here is in Year 4: as in a school that goes on, they do not leave yet, and have a class to go to.
  await db.yearTurn.update({ where: { id: turnId }, data: { lastYearGroup: 11 } })
  await db.yearTurnClass.create({ data: { schoolId, turnId, name: 'Class of Year 5' } })
}

/** What the pages of the next year's preparation show now. */
export async function prepared(schoolId: string) {
  const preparation = await getPreparation(preparing(schoolId), schoolId)
  if (!preparation) throw new Error('No year is being prepared.')
  return preparation
}

/** What the page of a class shows now. */
export async function classShown(schoolId: string, classId: string) {
  const found = await getGroupOfClass(preparing(schoolId), schoolId, groupKey({ classId, yearGroup: 4 }))
  return found?.seen ?? ''
}
