import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { putBackPeople, removeAdded, removeClasses } from '../roll/put-back-people'
import { putBackEnrolments, putBackMemberships } from '../roll/put-back-places'
import { putBackTies } from '../roll/put-back-ties'
import type { RollStep } from '../roll-types'

export type TakenBack = {
  /** New records that are gone, and those that stay in the archive because something refers to them. */
  removed: string[]
  archived: string[]
}

/**
 * Puts back what a roll wrote at a school, by the identifiers of its rows alone: beside them a school's identifier would tempt the
 * planner, which knows nothing of rows this young, into comparing every row with every step. Each table is one statement; what somebody
 * has changed since stays as they left it.
 */
export async function takeBackRoll(tx: Tx, schoolId: string, steps: RollStep[]): Promise<TakenBack> {
  const of = (...kinds: RollStep['kind'][]) => steps.filter(({ kind }) => kinds.includes(kind))
  const ids = (...kinds: RollStep['kind'][]) => of(...kinds).map(({ rowId }) => rowId)
  await tx.$executeRaw`DELETE FROM "Guardianship" WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${ids('tie.added')}::uuid[])`
  await putBackTies(tx, of('tie.changed', 'tie.ended'))
  await putBackEnrolments(tx, of('enrolment.added', 'enrolment.changed'))
  await tx.$executeRaw`DELETE FROM "Membership" WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${ids('membership.begun')}::uuid[])`
  await putBackMemberships(tx, of('membership.ended', 'membership.retitled'))
  await putBackPeople(tx, schoolId, of('person.changed'), of('alias.added'))
  await tx.$executeRaw`
    UPDATE "Person" SET "archivedAt" = NULL, "updatedAt" = ${now()}::timestamptz
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${ids('person.archived')}::uuid[]) AND "mergedIntoId" IS NULL`
  const taken = await removeAdded(tx, schoolId, ids('person.added'))
  await removeClasses(tx, schoolId, ids('class.added'))
  return taken
}
