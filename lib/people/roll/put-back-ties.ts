import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { RollStep } from '../roll-types'

/** Ties as they were: each fact that is still as the roll wrote it, and whether they had ended. */
export async function putBackTies(tx: Tx, steps: RollStep[]): Promise<void> {
  if (steps.length === 0) return
  await tx.$executeRaw`
    UPDATE "Guardianship" AS tie SET
      relationship = CASE WHEN tie.relationship = step.after ->> 'relationship' THEN step.before ->> 'relationship'
        ELSE tie.relationship END,
      "parentalResponsibility" = CASE WHEN tie."parentalResponsibility"::text = step.after ->> 'parentalResponsibility'
        THEN (step.before ->> 'parentalResponsibility')::"ParentalResponsibility" ELSE tie."parentalResponsibility" END,
      "contactOrder" = CASE WHEN tie."contactOrder" = (step.after ->> 'contactOrder')::boolean
        THEN (step.before ->> 'contactOrder')::boolean ELSE tie."contactOrder" END,
      "livesWith" = CASE WHEN tie."livesWith" = (step.after ->> 'livesWith')::boolean
        THEN (step.before ->> 'livesWith')::boolean ELSE tie."livesWith" END,
      "receivesMail" = CASE WHEN tie."receivesMail" = (step.after ->> 'receivesMail')::boolean
        THEN (step.before ->> 'receivesMail')::boolean ELSE tie."receivesMail" END,
      priority = CASE WHEN step.kind = 'tie.changed' AND tie.priority IS NOT DISTINCT FROM (step.after ->> 'priority')::int
        THEN (step.before ->> 'priority')::int ELSE tie.priority END
    FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) AS step("rowId" uuid, kind text, before jsonb, after jsonb)
    WHERE tie.id = step."rowId"`
  await tx.$executeRaw`
    UPDATE "Guardianship" AS tie SET "startedOn" = (step.before ->> 'startedOn')::date,
      "endedOn" = (step.before ->> 'endedOn')::date, "neverTheirs" = (step.before ->> 'neverTheirs')::boolean
    FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) AS step("rowId" uuid, kind text, before jsonb, after jsonb)
    WHERE tie.id = step."rowId" AND step.before IS NOT NULL AND tie."endedOn" IS NOT DISTINCT FROM (step.after ->> 'endedOn')::date
      AND (step.kind = 'tie.ended' OR (step.after ->> 'again')::boolean)`
}
