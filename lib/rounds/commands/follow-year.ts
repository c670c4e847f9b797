import 'server-only'
import { dayOf, londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { academicYearLabel } from '@/lib/schools/types'
import { ask } from '../asking'
import { type PlannedRequest, whoIsAsked } from '../who-is-asked'
import { signedOnTopWhere } from '../year-turned'
import { refreshStates } from './refresh-states'

export const REPLACED = 'Replaced: the year has turned'

/** The rounds of the year that begins and were opened before it was turned; returns whom to write to in each. */
export async function followYear(tx: Tx, schoolId: string, academicYear: number) {
  const rounds = await tx.round.findMany({
    where: { schoolId, academicYear, status: 'open', kind: 'yearly' },
    select: { id: true, opensOn: true },
    orderBy: { id: 'asc' },
  })
  const toInvite: { roundId: string; personIds: string[] }[] = []
  for (const { id: roundId, opensOn } of rounds) {
    const planned = (await whoIsAsked(tx, roundId)).filter((request) => request.pupilId !== null)
    await settle(tx, schoolId, roundId, planned)
    const known = new Set((await tx.request.findMany({ where: { roundId }, select: { id: true } })).map(({ id }) => id))
    const pupilIds = [...new Set(planned.map((request) => request.personId))]
    await ask(tx, schoolId, roundId, pupilIds)
    const asked = await tx.slot.findMany({
      where: { request: { roundId, id: { notIn: [...known] } } },
      distinct: ['personId'],
      select: { personId: true },
    })
    const personIds = asked.map((slot) => slot.personId)
    // Before its opening day everybody hears of a round together.
    if (personIds.length > 0 && dayOf(opensOn) <= londonDay(now())) toInvite.push({ roundId, personIds })
  }
  return toInvite
}

/** Requests made before: they stand in the new class, and an unanswered one for the wrong form gives way to the right one. */
async function settle(tx: Tx, schoolId: string, roundId: string, planned: PlannedRequest[]) {
  const places = JSON.stringify(planned.map(({ slots: _slots, reason: _reason, ...place }) => place))
  await tx.$executeRaw`
    UPDATE "Request" request SET "classId" = place."classId", "className" = place."className", "yearGroup" = place."yearGroup"
    FROM (
      SELECT DISTINCT "personId", "classId", "className", "yearGroup" FROM json_to_recordset(${places}::json)
        AS row("personId" uuid, "classId" uuid, "className" text, "yearGroup" int)
    ) AS place
    WHERE request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${roundId}::uuid
      AND request."personId" = place."personId" AND request."pupilId" IS NOT NULL
      AND (request."classId", request."yearGroup") IS DISTINCT FROM (place."classId", place."yearGroup")`
  const wrong = await tx.$queryRaw<{ id: string }[]>`
    SELECT request.id FROM "Request" request
    WHERE request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${roundId}::uuid
      AND request.audience IN ('older_pupils', 'younger_pupils') AND request."closedAt" IS NULL AND request.state <> 'complete'
      AND NOT EXISTS (SELECT FROM "Response" WHERE "schoolId" = ${schoolId}::uuid AND "requestId" = request.id)
      AND request."personId" = ANY(${[...new Set(planned.map((one) => one.personId))]}::uuid[])
      AND NOT EXISTS (
        SELECT FROM json_to_recordset(${places}::json) AS row("personId" uuid, "agreementId" uuid)
        WHERE row."personId" = request."personId" AND row."agreementId" = request."agreementId"
      )
    ORDER BY request.id`
  await tx.request.updateMany({
    where: { id: { in: wrong.map(({ id }) => id) } },
    data: { state: 'closed', closedAt: now(), closedReason: REPLACED },
  })
  const fits = new Set(planned.map((one) => `${one.personId} ${one.agreementId}`))
  const replaced = await tx.request.findMany({
    where: { schoolId, roundId, closedReason: REPLACED },
    select: { id: true, personId: true, agreementId: true },
  })
  const again = replaced.filter((one) => fits.has(`${one.personId} ${one.agreementId}`)).map(({ id }) => id)
  await reopen(tx, again)
  await addPupilSlots(tx, schoolId, roundId, planned)
}

/** A pupil who signs from this year group on has a place to sign, where one was asked for before that was known. */
async function addPupilSlots(tx: Tx, schoolId: string, roundId: string, planned: PlannedRequest[]) {
  const slots = planned.flatMap(({ agreementId, slots: own }) =>
    own.filter((slot) => slot.kind === 'pupil').map(({ personId }) => ({ id: newId(), agreementId, personId })),
  )
  const added = await tx.$queryRaw<{ requestId: string }[]>`
    INSERT INTO "Slot" (id, "schoolId", "requestId", kind, "personId")
    SELECT slot.id, ${schoolId}::uuid, request.id, 'pupil', slot."personId"
    FROM json_to_recordset(${JSON.stringify(slots)}::json) AS slot(id uuid, "agreementId" uuid, "personId" uuid)
    JOIN "Request" request ON request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${roundId}::uuid
      AND request."personId" = slot."personId" AND request."agreementId" = slot."agreementId"
      AND request."closedAt" IS NULL AND request."completedAt" IS NULL
    ON CONFLICT DO NOTHING RETURNING "requestId"`
  await refreshStates(
    tx,
    added.map(({ requestId }) => requestId),
  )
}

async function reopen(tx: Tx, ids: string[]) {
  await tx.request.updateMany({
    where: { id: { in: ids } },
    data: { state: 'not_asked', closedAt: null, closedReason: null },
  })
  await refreshStates(tx, ids)
}

/** The turn is undone: what was closed for its leavers since then is open again; refuses when something was signed on top. */
export async function unfollowYear(
  tx: Tx,
  schoolId: string,
  { academicYear, since, leaverReason }: { academicYear: number; since: Date; leaverReason: string },
): Promise<void> {
  const onTop = await tx.request.count({ where: signedOnTopWhere(schoolId, academicYear, since) })
  if (onTop > 0) throw new AppError('CONFLICT', signedOnTop(onTop, academicYear))
  const closed = await tx.request.findMany({
    where: { schoolId, closedReason: `Left: ${leaverReason}` },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  await reopen(
    tx,
    closed.map(({ id }) => id),
  )
}

const signedOnTop = (count: number, academicYear: number) =>
  `${count === 1 ? 'One form' : `${count} forms`} of ${academicYearLabel(academicYear)} ${count === 1 ? 'has' : 'have'} been signed since the year was turned, so it cannot be undone. Change single pupils on their own pages instead.`
