import 'server-only'
import { londonDay } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { addYears } from './retention-dates'
import type { RetentionGroup, RetentionRule } from './types'

export type OldForm = { personId: string; requestId: string; group: RetentionGroup; since: string; dueOn: string }

type Row = { requestId: string; personId: string; group: RetentionGroup; ended: Date }
type Asked = { schoolId: string; rules: Record<RetentionGroup, RetentionRule>; day: string; requestId?: string }

/**
 * Signed forms of people who are still known, whose round closed long enough ago for their group's rule, and after which the
 * same person has completed a newer one: what is in force is never erased.
 */
export async function oldForms(tx: Tx, { schoolId, rules, day, requestId }: Asked): Promise<OldForm[]> {
  const groups = (Object.keys(rules) as RetentionGroup[]).filter((group) => rules[group].yearsAfterRound !== null)
  if (groups.length === 0) return []
  const rows = await tx.$queryRaw<Row[]>`
    SELECT request.id AS "requestId", request."personId", request.capacity::text AS "group",
      coalesce(CASE WHEN round.kind = 'yearly' THEN round."closedAt" END, request."completedAt", request."closedAt") AS ended
    FROM "Request" request
    JOIN "Round" round ON round.id = request."roundId"
    JOIN "Person" person ON person.id = request."personId" AND person."erasedAt" IS NULL
    WHERE request."schoolId" = ${schoolId}::uuid AND request.capacity::text = ANY(${groups}::text[])
      AND (${requestId ?? null}::uuid IS NULL OR request.id = ${requestId ?? null}::uuid)
      AND (round.kind = 'standing' OR round."closedAt" IS NOT NULL)
      AND coalesce(CASE WHEN round.kind = 'yearly' THEN round."closedAt" END, request."completedAt", request."closedAt") IS NOT NULL
      AND EXISTS (
        SELECT FROM "Request" newer WHERE newer."schoolId" = request."schoolId" AND newer."personId" = request."personId"
          AND newer.capacity = request.capacity AND newer.audience = request.audience AND newer.state = 'complete'
          AND newer."completedAt" > coalesce(request."completedAt", request."createdAt") AND newer.id <> request.id)
      AND EXISTS (
        SELECT FROM "Response" response JOIN "EvidenceEntry" entry ON entry."responseId" = response.id
        JOIN "EvidenceSection" section ON section."entryId" = entry.id
        WHERE response."schoolId" = request."schoolId" AND response."requestId" = request.id)
      AND NOT EXISTS (
        SELECT FROM "LegalHold" held WHERE held."schoolId" = request."schoolId" AND held."endedAt" IS NULL
          AND (held."personId" = request."personId" OR held."personId" IN (
            SELECT "signerId" FROM "Response" WHERE "schoolId" = request."schoolId" AND "requestId" = request.id)))
    ORDER BY request.id`
  return rows.flatMap(({ ended, ...row }) => {
    const since = londonDay(ended)
    const dueOn = addYears(since, rules[row.group].yearsAfterRound ?? 0)
    return dueOn <= day ? [{ ...row, since, dueOn }] : []
  })
}

/** How many sections and copies requests have left, by request. */
export async function countsOf(tx: Tx, schoolId: string, requestIds: string[]) {
  const rows = await tx.$queryRaw<{ requestId: string; sections: number; copies: number }[]>`
    SELECT request.id AS "requestId",
      (SELECT count(*)::int FROM "Response" response JOIN "EvidenceEntry" entry ON entry."responseId" = response.id
        JOIN "EvidenceSection" section ON section."entryId" = entry.id
        WHERE response."schoolId" = request."schoolId" AND response."requestId" = request.id) AS sections,
      (SELECT count(*)::int FROM "Document" document
        WHERE document."schoolId" = request."schoolId" AND document."requestId" = request.id AND NOT EXISTS (
        SELECT FROM "ErasedDocument" gone WHERE gone."documentId" = document.id)) AS copies
    FROM "Request" request WHERE request."schoolId" = ${schoolId}::uuid AND request.id = ANY(${requestIds}::uuid[])`
  return new Map(rows.map(({ requestId, ...counts }) => [requestId, counts]))
}
