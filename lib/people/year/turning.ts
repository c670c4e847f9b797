import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { dateOnly } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { NO_CHILD_LEFT } from '../leaving'
import { leaverReason, leavingDayOf, type PlannedClass, type PlannedPupil } from './types'

type Turn = { id: string; schoolId: string; academicYear: number }

/** Makes the planned classes of the coming year, or takes those that are there by that name. */
export async function makeClasses(
  tx: Tx,
  { id: turnId, schoolId, academicYear }: Turn,
  planned: readonly PlannedClass[],
) {
  const rows = planned.map(({ name }) => ({ id: newId(), name }))
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "SchoolClass" (id, "schoolId", "academicYear", name)
    SELECT id, ${schoolId}::uuid, ${academicYear}, name FROM json_to_recordset(${JSON.stringify(rows)}::json) AS planned(id uuid, name text)
    ON CONFLICT DO NOTHING RETURNING id`
  const madeIds = made.map(({ id }) => id)
  await tx.$executeRaw`
    UPDATE "YearTurnClass" planned SET "classId" = class.id, made = class.id = ANY(${madeIds}::uuid[])
    FROM "SchoolClass" class
    WHERE planned."turnId" = ${turnId}::uuid AND class."schoolId" = ${schoolId}::uuid
      AND class."academicYear" = ${academicYear} AND class.name = planned.name`
  return made.length
}

/** Writes a year group and class of the coming year for everybody who stays, and what was written for the undoing. */
export async function enrol(tx: Tx, { id: turnId, schoolId, academicYear }: Turn, staying: readonly PlannedPupil[]) {
  const rows = staying.map(({ personId, nextYearGroup, nextClassId, fate }) => ({
    id: newId(),
    personId,
    nextYearGroup,
    nextClassId,
    fate,
  }))
  return tx.$executeRaw`
    WITH planned AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS row(id uuid, "personId" uuid, "nextYearGroup" int, "nextClassId" uuid, fate "YearOutcome")
    ), made AS (
      INSERT INTO "Enrolment" (id, "schoolId", "personId", "academicYear", "yearGroup", "classId")
      SELECT planned.id, ${schoolId}::uuid, planned."personId", ${academicYear}, planned."nextYearGroup", class."classId"
      FROM planned LEFT JOIN "YearTurnClass" class ON class.id = planned."nextClassId" AND class."turnId" = ${turnId}::uuid
      ON CONFLICT DO NOTHING RETURNING id, "personId"
    )
    INSERT INTO "YearTurnEffect" ("schoolId", "turnId", kind, outcome, "personId", "rowId")
    SELECT ${schoolId}::uuid, ${turnId}::uuid, 'enrolled', planned.fate, made."personId", made.id
    FROM made JOIN planned ON planned.id = made.id`
}

/** Ends the memberships of the leavers on their last day, and those of parents who have no child here after it. */
export async function endLeavers(tx: Tx, { id: turnId, schoolId, academicYear }: Turn, leaverIds: string[]) {
  const day = dateOnly(leavingDayOf(academicYear))
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE "Membership" SET "endsOn" = greatest("startsOn", ${day}::date), "endReason" = ${leaverReason(academicYear)}
      WHERE "schoolId" = ${schoolId}::uuid AND kind = 'pupil' AND "endsOn" IS NULL AND "personId" = ANY(${leaverIds}::uuid[])
      RETURNING id, "personId"
    )
    INSERT INTO "YearTurnEffect" ("schoolId", "turnId", kind, outcome, "personId", "rowId")
    SELECT ${schoolId}::uuid, ${turnId}::uuid, 'left', 'leaves', "personId", id FROM ended`
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE "Membership" member SET "endsOn" = greatest("startsOn", ${day}::date), "endReason" = ${NO_CHILD_LEFT}
      WHERE "schoolId" = ${schoolId}::uuid AND kind = 'parent' AND "endsOn" IS NULL
        AND EXISTS (
          SELECT FROM "Guardianship" tie WHERE tie."schoolId" = ${schoolId}::uuid AND tie."parentId" = member."personId"
            AND tie."pupilId" = ANY(${leaverIds}::uuid[])
        )
        AND NOT EXISTS (
          SELECT FROM "Guardianship" tie JOIN "Membership" child ON child."personId" = tie."pupilId" AND child.kind = 'pupil'
            AND (child."endsOn" IS NULL OR child."endsOn" > ${day}::date)
          WHERE tie."schoolId" = ${schoolId}::uuid AND tie."parentId" = member."personId" AND tie."endedOn" IS NULL
            AND child."personId" <> ALL(${leaverIds}::uuid[])
        )
      RETURNING id, "personId"
    )
    INSERT INTO "YearTurnEffect" ("schoolId", "turnId", kind, outcome, "personId", "rowId")
    SELECT ${schoolId}::uuid, ${turnId}::uuid, 'left', 'leaves', "personId", id FROM ended`
}

/** The memberships that the turn ended and that nobody has changed since. */
export const endedBy = (tx: Tx, { id: turnId, academicYear }: Turn) => tx.$queryRaw<
  { id: string; personId: string; kind: 'pupil' | 'parent'; endsOn: string; reason: string }[]
>`
  SELECT member.id, member."personId", member.kind::text AS kind, to_char(member."endsOn", 'YYYY-MM-DD') AS "endsOn",
    member."endReason" AS reason
  FROM "YearTurnEffect" effect JOIN "Membership" member ON member.id = effect."rowId"
  WHERE effect."turnId" = ${turnId}::uuid AND effect.kind = 'left'
    AND member."endReason" = ANY(${[leaverReason(academicYear), NO_CHILD_LEFT]})
  ORDER BY member.kind, member."personId"`

/** What is announced of each of them: their requests close and their posts end. */
export async function leavingEntries(tx: Tx, turn: Turn): Promise<AuditEntry[]> {
  return (await endedBy(tx, turn)).map(({ id: membershipId, personId, kind, endsOn, reason }) => ({
    action: 'person.left',
    subject: personId,
    schoolId: turn.schoolId,
    after: { membershipId, kind, endsOn, reason },
  }))
}
