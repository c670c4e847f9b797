import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'
import type { Audience } from '@/lib/policies/types'

/** Everything the recording of a response needs of its slot, read under the lock of its request. */
export type LockedSlot = {
  slotId: string
  schoolId: string
  requestId: string
  kind: 'self' | 'pupil' | 'parent'
  personId: string
  personName: string
  responseCount: number
  answered: boolean
  withdrawn: boolean
  waived: boolean
  audience: Audience
  capacity: MembershipKind
  pupilId: string | null
  pupilName: string | null
  relationship: string | null
  guardianshipStands: boolean
  askedAt: Date | null
  exempt: boolean
  closed: boolean
  roundId: string
  roundOpen: boolean
  classId: string | null
  title: string
  agreementVersion: { id: string; number: number; sha256: string }
  policyVersion: { id: string; number: number; sha256: string }
  school: { name: string; urn: string }
}

/** Locks the requests of the slots, in one order whoever asks, and then reads them as they stand. */
export async function lockSlots(tx: Tx, schoolIds: string[], slotIds: string[]): Promise<LockedSlot[]> {
  await tx.$queryRaw`
    SELECT id FROM "Request" WHERE "schoolId" = ANY(${schoolIds}::uuid[])
      AND id IN (SELECT "requestId" FROM "Slot" WHERE id = ANY(${slotIds}::uuid[]))
    ORDER BY id FOR UPDATE`
  return tx.$queryRaw<LockedSlot[]>`
    SELECT slot.id AS "slotId", slot."schoolId", request.id AS "requestId", slot.kind, slot."personId", person."displayName" AS "personName",
      slot."responseCount", slot."currentResponseId" IS NOT NULL AS answered, slot.withdrawn,
      slot."waivedReason" IS NOT NULL AS waived, request.audience, request.capacity,
      request."pupilId", pupil."displayName" AS "pupilName", guardianship.relationship,
      slot.kind <> 'parent' OR (guardianship."endedOn" IS NULL AND NOT coalesce(guardianship."contactOrder", true)) AS "guardianshipStands",
      request."askedAt", request.state = 'exempt' AS exempt, request."closedAt" IS NOT NULL AS closed,
      round.id AS "roundId", round.status = 'open' AS "roundOpen", enrolment."classId",
      version.title,
      json_build_object('id', version.id, 'number', version.number, 'sha256', version.sha256) AS "agreementVersion",
      json_build_object('id', policy.id, 'number', policy.number, 'sha256', policy.sha256) AS "policyVersion",
      json_build_object('name', school.name, 'urn', school.urn) AS school
    FROM "Slot" slot
    JOIN "Request" request ON request.id = slot."requestId"
    JOIN "Round" round ON round.id = request."roundId"
    JOIN "School" school ON school.id = request."schoolId"
    JOIN "Person" person ON person.id = slot."personId"
    JOIN "AgreementVersion" version ON version.id = request."agreementVersionId"
    JOIN "PolicyVersion" policy ON policy.id = version."policyVersionId"
    LEFT JOIN "Person" pupil ON pupil.id = request."pupilId"
    LEFT JOIN "Enrolment" enrolment ON enrolment."personId" = request."pupilId" AND enrolment."schoolId" = request."schoolId"
      AND enrolment."academicYear" = round."academicYear"
    LEFT JOIN "Guardianship" guardianship ON slot.kind = 'parent' AND guardianship."schoolId" = slot."schoolId"
      AND guardianship."parentId" = slot."personId" AND guardianship."pupilId" = request."pupilId"
    WHERE slot."schoolId" = ANY(${schoolIds}::uuid[]) AND slot.id = ANY(${slotIds}::uuid[])
    ORDER BY slot.id`
}
