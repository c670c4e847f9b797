import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { RollStep } from '../roll-types'

/** Enrolments that are still as the roll wrote them. */
export async function putBackEnrolments(tx: Tx, steps: RollStep[]): Promise<void> {
  if (steps.length === 0) return
  const rows = JSON.stringify(steps)
  await tx.$executeRaw`
    DELETE FROM "Enrolment" AS enrolment
    USING jsonb_to_recordset(${rows}::jsonb) AS step("rowId" uuid, kind text, after jsonb)
    WHERE enrolment.id = step."rowId" AND step.kind = 'enrolment.added'
      AND enrolment."yearGroup" = (step.after ->> 'yearGroup')::int
      AND enrolment."classId" IS NOT DISTINCT FROM (step.after ->> 'classId')::uuid`
  await tx.$executeRaw`
    UPDATE "Enrolment" AS enrolment
    SET "yearGroup" = (step.before ->> 'yearGroup')::int, "classId" = (step.before ->> 'classId')::uuid
    FROM jsonb_to_recordset(${rows}::jsonb) AS step("rowId" uuid, kind text, before jsonb, after jsonb)
    WHERE enrolment.id = step."rowId" AND step.kind = 'enrolment.changed'
      AND enrolment."yearGroup" = (step.after ->> 'yearGroup')::int
      AND enrolment."classId" IS NOT DISTINCT FROM (step.after ->> 'classId')::uuid`
}

/** Memberships that ended go on, and titles are what they were. */
export async function putBackMemberships(tx: Tx, steps: RollStep[]): Promise<void> {
  if (steps.length === 0) return
  const rows = JSON.stringify(steps)
  await tx.$executeRaw`
    UPDATE "Membership" AS membership SET "startsOn" = (step.before ->> 'startsOn')::date,
      "endsOn" = (step.before ->> 'endsOn')::date, "endReason" = step.before ->> 'endReason'
    FROM jsonb_to_recordset(${rows}::jsonb) AS step("rowId" uuid, kind text, before jsonb, after jsonb)
    WHERE membership.id = step."rowId" AND step.kind = 'membership.ended'
      AND membership."endsOn" = (step.after ->> 'endsOn')::date AND membership."endReason" = step.after ->> 'reason'`
  await tx.$executeRaw`
    UPDATE "Membership" AS membership SET title = step.before ->> 'title'
    FROM jsonb_to_recordset(${rows}::jsonb) AS step("rowId" uuid, kind text, before jsonb, after jsonb)
    WHERE membership.id = step."rowId" AND step.kind = 'membership.retitled'
      AND membership.title IS NOT DISTINCT FROM step.after ->> 'title'`
}
