import 'server-only'
import type { AuditRow } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Sql } from '@/lib/db/sql'
import type { DerivedState } from '@/lib/rounds/commands/refresh-states'
import type { SealedSection } from './hash-chain'
import type { LockedSlot } from './slots-to-sign'
import type { Outcome, SigningRoute } from './types'

/** Stand in an envelope's canonical text for what is known only under the lock: no other value of an envelope holds an @. */
export const UNKNOWN = { time: '@time@', sequence: '@sequence@' } as const

/** One response that is about to be written; its envelope lacks what `UNKNOWN` stands for. */
export type Row = {
  id: string
  entryId: string
  slot: LockedSlot
  reference: string
  number: number
  sections: SealedSection[]
  envelope: string
}

type Written = {
  schoolId: string
  outcome: Outcome
  route: SigningRoute
  /** Null for the database's own clock. */
  signedAt: Date | null
  rows: Row[]
  states: DerivedState[]
  /** The entries of the trail, one for each row in their order; none when the caller writes them. */
  audit: AuditRow[]
  /** Queues the copies of what is complete. */
  copies: Sql
}

/** How many of the slots were still empty, when it was signed, and the sequences of the first and the last link. */
export type Outcomes = { claimed: number; at: Date; first: number; last: number }

/**
 * Takes the lock of the chain's head, reads the clock under it, links the entries and writes responses, evidence, slots,
 * states, trail and the new head: all in one statement, the last before the commit, since the whole school waits for it.
 */
export async function writeResponses(tx: Tx, written: Written): Promise<Outcomes> {
  const { schoolId, outcome, route, signedAt, rows, states, audit, copies } = written
  const given = rows.map(({ slot, sections, ...row }, index) => ({
    ...row,
    place: index + 1,
    sections: sections.map(({ name, salt, content }) => ({ name, salt, content })),
    slotId: slot.slotId,
    requestId: slot.requestId,
    signerId: slot.personId,
    versionId: slot.agreementVersion.id,
  }))
  const settled = states
    .filter(({ before, after }) => after !== before || after === 'complete')
    .map(({ requestId, after, completedAt, answeredAt }) => ({ id: requestId, state: after, completedAt, answeredAt }))
  const trail = audit.map((row, index) => ({ ...row, place: index + 1 }))
  const [result] = await tx.$queryRaw<Outcomes[]>`
    WITH RECURSIVE given AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${JSON.stringify(given)}::json) AS row(
        place int, id uuid, "entryId" uuid, "slotId" uuid, "requestId" uuid, "signerId" uuid, "versionId" uuid, reference text,
        number int, envelope text, sections json)
    ), held AS MATERIALIZED (
      SELECT sequence, hash FROM "ChainHead" WHERE "schoolId" = ${schoolId}::uuid FOR UPDATE
    ), head AS MATERIALIZED (
      -- The clock is read from what the lock has granted, so that the times are ordered like the sequence.
      SELECT sequence, hash, date_trunc('milliseconds', coalesce(${signedAt?.toISOString() ?? null}::timestamptz, clock_timestamp())) AS at
      FROM held
    ), links AS (
      SELECT 0 AS place, sequence, NULL::text AS envelope, NULL::text AS "previousHash", hash FROM head
      UNION ALL
      SELECT given.place, links.sequence + 1, entry.envelope, links.hash,
        encode(sha256(decode(links.hash, 'hex') || convert_to(entry.envelope, 'UTF8')), 'hex')
      FROM links JOIN given ON given.place = links.place + 1 CROSS JOIN head
      CROSS JOIN LATERAL (
        SELECT replace(replace(given.envelope, ${UNKNOWN.time},
          to_char(head.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ${`"${UNKNOWN.sequence}"`}, (links.sequence + 1)::text) AS envelope
      ) AS entry
    ), responses AS (
      INSERT INTO "Response" (id, "schoolId", "requestId", "slotId", number, outcome, "agreementVersionId", "signerId", route,
        reference, "signedAt")
      SELECT id, ${schoolId}::uuid, "requestId", "slotId", number, ${outcome}::"ResponseOutcome", "versionId", "signerId",
        ${route}::"SigningRoute", reference, head.at FROM given CROSS JOIN head
    ), entries AS (
      INSERT INTO "EvidenceEntry" (id, "schoolId", sequence, kind, "responseId", envelope, "previousHash", hash, "createdAt")
      SELECT "entryId", ${schoolId}::uuid, links.sequence, 'response', id, links.envelope, "previousHash", links.hash, head.at
      FROM given JOIN links USING (place) CROSS JOIN head
    ), kept_sections AS (
      INSERT INTO "EvidenceSection" ("entryId", "schoolId", name, salt, content)
      SELECT given."entryId", ${schoolId}::uuid, section.name::"SectionName", section.salt, section.content
      FROM given, json_to_recordset(given.sections) AS section(name text, salt text, content text)
    ), claimed AS (
      UPDATE "Slot" AS slot SET "currentResponseId" = given.id, "responseCount" = slot."responseCount" + 1
      FROM given WHERE slot.id = given."slotId" AND slot."currentResponseId" IS NULL RETURNING slot.id
    ), forgotten AS (
      DELETE FROM "SigningDraft" AS draft USING given WHERE draft."slotId" = given."slotId"
    ), settled AS (
      UPDATE "Request" AS request SET state = changed.state::"RequestState",
        "completedAt" = CASE WHEN changed.state = 'complete'
          THEN coalesce(changed."completedAt", greatest(head.at, changed."answeredAt")) END,
        "outdatedAt" = CASE WHEN changed.state = 'complete' THEN NULL ELSE request."outdatedAt" END,
        "copyState" = CASE WHEN changed.state = 'complete' THEN 'queued' ELSE request."copyState" END,
        "copyQueuedAt" = CASE WHEN changed.state = 'complete' THEN ${now().toISOString()}::timestamptz ELSE request."copyQueuedAt" END
      FROM json_to_recordset(${JSON.stringify(settled)}::json) AS changed(
        id uuid, state text, "completedAt" timestamptz, "answeredAt" timestamptz) CROSS JOIN head
      WHERE request.id = changed.id
    ), audited AS (
      INSERT INTO "AuditEntry" (id, "schoolId", at, action, actor, subject, before, after)
      SELECT trail.id, trail."schoolId", head.at, trail.action, trail.actor, trail.subject, trail.before,
        trail.after || jsonb_build_object('sequence', links.sequence)
      FROM json_to_recordset(${JSON.stringify(trail)}::json) AS trail(
        place int, id uuid, "schoolId" uuid, action text, actor jsonb, subject text, before jsonb, after jsonb)
      JOIN links USING (place) CROSS JOIN head
    ), queued AS MATERIALIZED (${copies}
    ), moved AS (
      UPDATE "ChainHead" AS kept SET sequence = links.sequence, hash = links.hash
      FROM links WHERE kept."schoolId" = ${schoolId}::uuid AND links.place = ${rows.length}::int
    )
    SELECT (SELECT count(*)::int FROM claimed) AS claimed, (SELECT count(*)::int FROM queued) AS queued, head.at, head.sequence + 1 AS first, head.sequence + ${rows.length}::int AS last
    FROM head`
  if (!result) throw new Error(`School ${schoolId} has no chain head.`)
  return result
}
