import 'server-only'
import { londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import type { MembershipKind } from '@/lib/people/types'
import { academicYearOf } from '@/lib/schools/types'
import { ask } from '../asking'
import { type Guardian, parentSlots } from '../slots'
import { refreshStates, type StateChange } from './refresh-states'

/** How the reason of every request begins that was closed because somebody left: only these are open again when they are back. */
const LEFT = 'Left'
export const leftBecause = (reason: string) => (reason ? `${LEFT}: ${reason}` : `${LEFT} the school`)

type Asked = { roundId: string; made: string[]; reopened: string[] }

const openRounds = (tx: Tx, schoolId: string) =>
  tx.round.findMany({
    where: { schoolId, status: 'open' },
    select: { id: true, kind: true, academicYear: true },
    orderBy: { id: 'asc' },
  })

// LATERAL with OFFSET 0 has each person's few requests looked up by an index: left to choose, the planner, which knows nothing of rows
// as young as a new roll's, compares every request with every person.

/**
 * Takes the counts beside the requests of open rounds in the order in which every statement takes them, for what changes requests
 * in several statements: it and a signature never wait for each other.
 */
export async function holdCounts(tx: Tx, schoolId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM "RoundCount" count JOIN "Round" round ON round.id = count."roundId"
    WHERE count."schoolId" = ${schoolId}::uuid AND round.status = 'open'
    ORDER BY count."schoolId", count."roundId", count.audience, count."classId", count."yearGroup", count.state FOR UPDATE OF count`
}

/** Asks joiners in every open round they fit, and again where they had been asked and left; returns the rounds with what was asked. */
export async function askJoiners(tx: Tx, schoolId: string, personIds: string[]): Promise<Asked[]> {
  if (personIds.length === 0) return []
  const asked: Asked[] = []
  for (const { id: roundId } of await openRounds(tx, schoolId)) {
    const made = await ask(tx, schoolId, roundId, personIds)
    const reopened = await reopenFor(tx, schoolId, roundId, personIds)
    if (made.length + reopened.length > 0) asked.push({ roundId, made, reopened })
  }
  return asked
}

async function reopenFor(tx: Tx, schoolId: string, roundId: string, personIds: string[]): Promise<string[]> {
  const today = londonDay(now())
  const closed = await tx.$queryRaw<{ id: string }[]>`
    SELECT request.id FROM "Request" request
    WHERE request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${roundId}::uuid AND request."closedAt" IS NOT NULL
      AND request."personId" = ANY(${personIds}::uuid[]) AND request."closedReason" LIKE ${`${LEFT}%`}
      AND EXISTS (
        SELECT FROM "Membership" membership
        WHERE membership."personId" = request."personId" AND (membership."endsOn" IS NULL OR membership."endsOn" > ${today}::date)
          AND (membership.kind = request.capacity OR (membership.kind = 'pupil' AND request.capacity = 'parent'))
      )
    ORDER BY request.id`
  return reopen(
    tx,
    schoolId,
    closed.map(({ id }) => id),
  )
}

/** Opens closed requests again: they ask whom the roll names now. */
export async function reopen(tx: Tx, schoolId: string, requestIds: string[]): Promise<string[]> {
  if (requestIds.length === 0) return []
  const opened = await tx.$queryRaw<{ id: string; pupilId: string | null }[]>`
    UPDATE "Request" SET state = 'not_asked', "closedAt" = NULL, "closedReason" = NULL
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${requestIds}::uuid[]) AND "closedAt" IS NOT NULL
    RETURNING id, "pupilId"`
  const pupilIds = [...new Set(opened.flatMap(({ pupilId }) => pupilId ?? []))]
  await followEnrolments(tx, schoolId, pupilIds)
  await followTies(tx, schoolId, pupilIds)
  const ids = opened.map(({ id }) => id)
  await refreshStates(tx, ids)
  return ids
}

/** Closes requests that are no longer asked for; what is complete stays. */
export async function closeRequests(tx: Tx, schoolId: string, requestIds: string[], reason: string): Promise<void> {
  if (requestIds.length === 0) return
  await tx.$executeRaw`
    UPDATE "Request" SET state = 'closed', "closedAt" = ${now()}::timestamptz, "closedReason" = ${reason}
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${requestIds}::uuid[]) AND "closedAt" IS NULL
      AND state NOT IN ('complete', 'closed')`
}

export type Leaver = { personId: string; kind: MembershipKind; reason: string }

/** Closes what leavers were still asked for in the capacity they left; what is complete stays. Returns what was closed. */
export async function closeForLeavers(tx: Tx, schoolId: string, leavers: Leaver[]): Promise<string[]> {
  if (leavers.length === 0) return []
  const capacities = leavers.flatMap(({ kind, ...leaver }) =>
    // With a pupil the parents' form about them ends too.
    (kind === 'pupil' ? (['pupil', 'parent'] as const) : [kind]).map((capacity) => ({ ...leaver, capacity })),
  )
  const closed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Request" AS request SET state = 'closed', "closedAt" = ${now()}::timestamptz, "closedReason" = leaver.reason
    FROM jsonb_to_recordset(${JSON.stringify(capacities)}::jsonb) AS leaver("personId" uuid, capacity "MembershipKind", reason text),
      LATERAL (
        SELECT own.id FROM "Request" own JOIN "Round" round ON round.id = own."roundId"
        WHERE own."schoolId" = ${schoolId}::uuid AND own."personId" = leaver."personId" AND own.capacity = leaver.capacity
          AND own."closedAt" IS NULL AND own.state NOT IN ('complete', 'closed') AND round.status = 'open' OFFSET 0
      ) AS found
    WHERE request.id = found.id
    RETURNING request.id`
  return closed.map(({ id }) => id)
}

/** Class moves: open requests of the pupils stand in the lists of the new classes; which form it is does not change. */
export async function followEnrolments(tx: Tx, schoolId: string, pupilIds: string[]): Promise<void> {
  if (pupilIds.length === 0) return
  const thisYear = academicYearOf(londonDay(now()))
  await tx.$executeRaw`
    UPDATE "Request" AS request
    SET "classId" = enrolment."classId", "yearGroup" = enrolment."yearGroup",
      "className" = (SELECT name FROM "SchoolClass" class WHERE class.id = enrolment."classId")
    FROM unnest(${pupilIds}::uuid[]) AS pupil(id), LATERAL (
        SELECT own.id, CASE round.kind WHEN 'standing' THEN ${thisYear} ELSE round."academicYear" END AS year
        FROM "Request" own JOIN "Round" round ON round.id = own."roundId"
        WHERE own."schoolId" = ${schoolId}::uuid AND own."pupilId" = pupil.id AND round.status = 'open' OFFSET 0
      ) AS found, LATERAL (
        SELECT place."classId", place."yearGroup" FROM "Enrolment" place
        WHERE place."schoolId" = ${schoolId}::uuid AND place."academicYear" = found.year AND place."personId" = pupil.id OFFSET 0
      ) AS enrolment
    WHERE request.id = found.id`
}

/** Lets the parents' slots of incomplete requests of pupils follow the guardianships. */
export async function followTies(tx: Tx, schoolId: string, pupilIds: string[]): Promise<StateChange[]> {
  if (pupilIds.length === 0) return []
  const requests = await tx.$queryRaw<{ id: string; pupilId: string }[]>`
    SELECT request.id, request."pupilId" FROM "Request" request JOIN "Round" round ON round.id = request."roundId"
    WHERE request."schoolId" = ${schoolId}::uuid AND request."pupilId" = ANY(${pupilIds}::uuid[])
      AND request."closedAt" IS NULL AND request."completedAt" IS NULL AND round.status = 'open'
    ORDER BY request.id`
  if (requests.length === 0) return []
  const planned = await parentsOf(tx, schoolId, pupilIds)
  const slots = requests.flatMap(({ id, pupilId }) =>
    (planned.get(pupilId) ?? []).map(({ personId, required }) => ({ id: newId(), requestId: id, personId, required })),
  )
  const ids = requests.map(({ id }) => id)
  await tx.$executeRaw`
    INSERT INTO "Slot" AS kept (id, "schoolId", "requestId", kind, "personId", required)
    SELECT id, ${schoolId}::uuid, "requestId", 'parent', "personId", required
    FROM jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) AS slot(id uuid, "requestId" uuid, "personId" uuid, required boolean)
    ON CONFLICT ("requestId", kind, "personId") DO UPDATE SET required = excluded.required, withdrawn = false
    WHERE kept.required <> excluded.required OR kept.withdrawn`
  await tx.$executeRaw`
    UPDATE "Slot" AS kept SET withdrawn = true
    WHERE kept."requestId" = ANY(${ids}::uuid[]) AND kept.kind = 'parent' AND NOT kept.withdrawn
      AND (kept."requestId", kept."personId") NOT IN (
        SELECT slot."requestId", slot."personId"
        FROM jsonb_to_recordset(${JSON.stringify(slots)}::jsonb) AS slot("requestId" uuid, "personId" uuid)
      )`
  return refreshStates(tx, ids)
}

/** Who may sign for each of the pupils as the roll stands. */
async function parentsOf(tx: Tx, schoolId: string, pupilIds: string[]) {
  const ties = await tx.$queryRaw<(Guardian & { pupilId: string })[]>`
    SELECT tie."pupilId", tie."parentId", tie."parentalResponsibility"::text, tie.appointed, tie."contactOrder", tie."receivesMail",
      tie."endedOn" IS NOT NULL AS ended, true AS reachable
    FROM "Guardianship" tie JOIN "Person" parent ON parent.id = tie."parentId"
    WHERE tie."schoolId" = ${schoolId}::uuid AND tie."pupilId" = ANY(${pupilIds}::uuid[]) AND parent."archivedAt" IS NULL`
  const of = new Map<string, Guardian[]>()
  for (const { pupilId, ...guardian } of ties) of.set(pupilId, [...(of.get(pupilId) ?? []), guardian])
  return new Map([...of].map(([pupilId, guardians]) => [pupilId, parentSlots(guardians)]))
}

/** People got an address or lost it: what they are asked for can or cannot reach them now. Returns the rounds, each with whom. */
export async function followAddresses(tx: Tx, schoolId: string, personIds: string[]) {
  if (personIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; roundId: string; personId: string }[]>`
    SELECT request.id, request."roundId", slot."personId"
    FROM "Slot" slot JOIN "Request" request ON request.id = slot."requestId" JOIN "Round" round ON round.id = request."roundId"
    WHERE slot."schoolId" = ${schoolId}::uuid AND slot."personId" = ANY(${personIds}::uuid[])
      AND request."closedAt" IS NULL AND request."completedAt" IS NULL AND round.status = 'open'
    ORDER BY request.id`
  await refreshStates(tx, [...new Set(rows.map(({ id }) => id))])
  const rounds = [...new Set(rows.map(({ roundId }) => roundId))]
  return rounds.map((roundId) => ({
    roundId,
    personIds: [...new Set(rows.filter((row) => row.roundId === roundId).map(({ personId }) => personId))],
  }))
}
