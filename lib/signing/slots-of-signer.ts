import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { ToSignRow } from './to-sign-view'

type Row = Omit<ToSignRow, 'currentResponse' | 'request'> & {
  outcome: 'agreed' | 'declined' | null
  signedAt: Date | null
  reference: string | null
  dueOn: Date
  request: Omit<ToSignRow['request'], 'round'> & { round: { name: string } }
}

/**
 * What `signableSlotsWhere` gives an account or a link, children in order of name: in one statement, since every page of
 * signing begins with it.
 */
export async function slotsOfSigner(actor: Actor & { kind: 'account' | 'link' }): Promise<ToSignRow[]> {
  const schools = requireScopes(actor, 'requests.sign').map((scope) => scope.schoolId)
  const people = actor.kind === 'account' ? actor.people.map((person) => person.personId) : [actor.personId]
  const roundId = actor.kind === 'link' ? actor.roundId : null
  const rows = await db.$queryRaw<Row[]>`
    SELECT slot.id, slot.kind, slot."schoolId", json_build_object('name', school.name) AS school,
      json_build_object('id', person.id, 'displayName', person."displayName") AS person,
      response.outcome, response."signedAt", response.reference, round."dueOn",
      json_build_object('id', request.id, 'audience', request.audience, 'capacity', request.capacity, 'state', request.state,
        'pupil', CASE WHEN pupil.id IS NOT NULL THEN json_build_object('displayName', pupil."displayName") END,
        'round', json_build_object('name', round.name),
        'agreementVersion', json_build_object('id', version.id, 'title', version.title),
        'slots', (
          SELECT coalesce(json_agg(json_build_object('kind', other.kind, 'currentResponseId', other."currentResponseId")), '[]')
          FROM "Slot" other WHERE other."requestId" = request.id AND NOT other.withdrawn AND other."waivedReason" IS NULL),
        'documents', (
          SELECT coalesce(json_agg(json_build_object('id', copy.id)), '[]')
          FROM (SELECT id FROM "Document" WHERE "schoolId" = request."schoolId" AND "requestId" = request.id ORDER BY "madeAt" DESC LIMIT 1) AS copy)
      ) AS request
    FROM "Slot" slot
    JOIN "Request" request ON request.id = slot."requestId"
    JOIN "Round" round ON round.id = request."roundId"
    JOIN "School" school ON school.id = slot."schoolId"
    JOIN "Person" person ON person.id = slot."personId"
    JOIN "AgreementVersion" version ON version.id = request."agreementVersionId"
    LEFT JOIN "Person" pupil ON pupil.id = request."pupilId"
    LEFT JOIN "Response" response ON response.id = slot."currentResponseId"
    WHERE slot."schoolId" = ANY(${schools}::uuid[]) AND slot."personId" = ANY(${people}::uuid[])
      AND NOT slot.withdrawn AND slot."waivedReason" IS NULL
      AND request."closedAt" IS NULL AND request."askedAt" IS NOT NULL AND round.status = 'open'
      AND (${roundId}::uuid IS NULL OR request."roundId" = ${roundId}::uuid)
      -- A parent signs only while they answer for the child.
      AND (slot.kind <> 'parent' OR EXISTS (
        SELECT FROM "Guardianship" tie WHERE tie."schoolId" = slot."schoolId" AND tie."pupilId" = request."pupilId"
          AND tie."parentId" = ANY(${people}::uuid[]) AND tie."endedOn" IS NULL AND NOT tie."contactOrder"))
    ORDER BY round."dueOn", request.audience, (SELECT "givenName" FROM "Person" about WHERE about.id = request."personId"), slot.id`
  return rows.map(({ outcome, signedAt, reference, dueOn, request, ...row }) => ({
    ...row,
    currentResponse: outcome && signedAt && reference ? { outcome, signedAt, reference } : null,
    request: { ...request, round: { ...request.round, dueOn } },
  }))
}
