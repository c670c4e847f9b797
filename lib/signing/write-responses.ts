import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { DerivedState } from '@/lib/rounds/commands/refresh-states'
import type { Link, SealedSection } from './hash-chain'
import type { LockedSlot } from './slots-to-sign'
import type { Outcome, SigningRoute } from './types'

/** One response that is about to be written, with its link of the chain. */
export type Row = {
  id: string
  entryId: string
  slot: LockedSlot
  reference: string
  number: number
  sections: SealedSection[]
  link: Link
}

type Written = {
  schoolId: string
  outcome: Outcome
  route: SigningRoute
  at: Date
  rows: Row[]
  states: DerivedState[]
  end: { sequence: number; hash: string }
}

/**
 * Writes responses, evidence, slots, states and the chain's new head in one statement, since the whole school waits for
 * it; returns how many of the slots were still empty.
 */
export async function writeResponses(tx: Tx, { schoolId, outcome, route, at, rows, states, end }: Written) {
  const given = rows.map(({ id, entryId, slot, reference, number, sections, link }) => ({
    ...link,
    id,
    entryId,
    reference,
    number,
    sections: sections.map(({ name, salt, content }) => ({ name, salt, content })),
    slotId: slot.slotId,
    requestId: slot.requestId,
    signerId: slot.personId,
    versionId: slot.agreementVersion.id,
  }))
  const settled = states
    .filter(({ before, after }) => after !== before || after === 'complete')
    .map(({ requestId, after, completedAt, answeredAt }) => ({
      id: requestId,
      state: after,
      completedAt: after === 'complete' ? (completedAt ?? laterOf(at, answeredAt)) : null,
    }))
  const [result] = await tx.$queryRaw<{ claimed: number }[]>`
    WITH given AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(given)}::json) AS row(
        id uuid, "entryId" uuid, "slotId" uuid, "requestId" uuid, "signerId" uuid, "versionId" uuid, reference text, number int,
        sequence int, envelope text, "previousHash" text, hash text, sections json)
    ), responses AS (
      INSERT INTO "Response" (id, "schoolId", "requestId", "slotId", number, outcome, "agreementVersionId", "signerId", route,
        reference, "signedAt")
      SELECT id, ${schoolId}::uuid, "requestId", "slotId", number, ${outcome}::"ResponseOutcome", "versionId", "signerId",
        ${route}::"SigningRoute", reference, ${at.toISOString()}::timestamptz FROM given
    ), entries AS (
      INSERT INTO "EvidenceEntry" (id, "schoolId", sequence, kind, "responseId", envelope, "previousHash", hash, "createdAt")
      SELECT "entryId", ${schoolId}::uuid, sequence, 'response', id, envelope, "previousHash", hash,
        ${at.toISOString()}::timestamptz FROM given
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
      UPDATE "Request" AS request SET state = changed.state::"RequestState", "completedAt" = changed."completedAt",
        "outdatedAt" = CASE WHEN changed.state = 'complete' THEN NULL ELSE request."outdatedAt" END,
        "copyState" = CASE WHEN changed.state = 'complete' THEN 'queued' ELSE request."copyState" END,
        "copyQueuedAt" = CASE WHEN changed.state = 'complete' THEN ${now().toISOString()}::timestamptz ELSE request."copyQueuedAt" END
      FROM json_to_recordset(${JSON.stringify(settled)}::json) AS changed(id uuid, state text, "completedAt" timestamptz)
      WHERE request.id = changed.id
    ), moved AS (
      UPDATE "ChainHead" SET sequence = ${end.sequence}::int, hash = ${end.hash} WHERE "schoolId" = ${schoolId}::uuid
    )
    SELECT count(*)::int AS claimed FROM claimed`
  return result?.claimed ?? 0
}

const laterOf = (at: Date, other: Date | null) => (other && other > at ? other : at)
