import 'server-only'
import { dayOf, londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { deriveState } from './state'
import { type PlannedRequest, whoIsAsked } from './who-is-asked'

/** The state a planned request begins with. */
export const firstState = (planned: PlannedRequest, asked: boolean) =>
  deriveState({
    audience: planned.audience,
    parentRule: planned.parentRule,
    closed: false,
    exempt: false,
    outdated: false,
    asked,
    slots: planned.slots.map((slot) => ({
      ...slot,
      withdrawn: false,
      waived: slot.waivedReason !== null,
      current: null,
    })),
  })

/**
 * Asks everyone the round is for who has not been asked in it yet; `personIds` narrows it to some. Returns the
 * requests that were made. Safe to repeat: a person is asked once in one capacity.
 */
export async function ask(tx: Tx, schoolId: string, roundId: string, personIds?: string[]): Promise<string[]> {
  const planned = await whoIsAsked(tx, roundId, personIds)
  const { opensOn } = await tx.round.findUniqueOrThrow({ where: { id: roundId }, select: { opensOn: true } })
  const askedAt = dayOf(opensOn) <= londonDay(now()) ? now() : null
  const rows = planned.map((plan) => ({ id: newId(), plan }))
  // One statement for each table: a round of a large school is thousands of rows.
  const requests = rows.map(({ id, plan }) => ({
    ...plan,
    id,
    slots: undefined,
    state: firstState(plan, askedAt !== null),
  }))
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Request" (id, "schoolId", "roundId", "agreementId", "agreementVersionId", audience, capacity, "personId",
      "pupilId", "parentRule", "classId", "className", "yearGroup", state, "askedAt")
    SELECT id, ${schoolId}::uuid, ${roundId}::uuid, "agreementId", "agreementVersionId", audience, capacity, "personId",
      "pupilId", "parentRule", "classId", "className", "yearGroup", state, ${askedAt}::timestamptz
    FROM json_to_recordset(${JSON.stringify(requests)}::json) AS planned(id uuid, "agreementId" uuid,
      "agreementVersionId" uuid, audience "Audience", capacity "MembershipKind", "personId" uuid, "pupilId" uuid,
      "parentRule" "ParentRule", "classId" uuid, "className" text, "yearGroup" int, state "RequestState")
    ON CONFLICT DO NOTHING
    RETURNING id`
  const made = new Set(inserted.map((request) => request.id))
  const slots = rows
    .filter(({ id }) => made.has(id))
    .flatMap(({ id, plan }) => plan.slots.map((slot) => ({ ...slot, id: newId(), requestId: id })))
  await tx.$executeRaw`
    INSERT INTO "Slot" (id, "schoolId", "requestId", kind, "personId", required, "waivedReason")
    SELECT id, ${schoolId}::uuid, "requestId", kind, "personId", required, "waivedReason"
    FROM json_to_recordset(${JSON.stringify(slots)}::json) AS planned(id uuid, "requestId" uuid, kind "SlotKind",
      "personId" uuid, required boolean, "waivedReason" text)`
  return [...made]
}
