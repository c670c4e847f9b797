import 'server-only'
import { db } from '@/lib/db/client'
import type { ParentRule } from '@/lib/policies/types'
import type { RequestRow } from './types'
import { waitsFor } from './waits-for'

type Place = { kind: 'self' | 'pupil' | 'parent'; required: boolean; name: string; answered: boolean }
type Row = Omit<RequestRow, 'waitsFor' | 'completedAt'> & {
  completedAt: Date | null
  parentRule: ParentRule
  places: Place[]
}

/** The rows of a list for requests that the reader was found to reach, in the order given, in one statement. */
export async function readRequestRows(requestIds: string[]): Promise<RequestRow[]> {
  if (requestIds.length === 0) return []
  const rows = await db.$queryRaw<Row[]>`
    SELECT request.id AS "requestId", request."personId", person."displayName" AS "personName", request.audience, version.title,
      request."className", request."yearGroup", request.state, request."completedAt", request."parentRule",
      coalesce(places.list, '[]') AS places
    FROM unnest(${requestIds}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    JOIN "Request" request ON request.id = wanted.id
    JOIN "Person" person ON person.id = request."personId"
    JOIN "AgreementVersion" version ON version.id = request."agreementVersionId"
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('kind', slot.kind, 'required', slot.required, 'name', signer."displayName",
        'answered', slot."currentResponseId" IS NOT NULL) ORDER BY slot.id) AS list
      FROM "Slot" slot JOIN "Person" signer ON signer.id = slot."personId"
      WHERE slot."requestId" = request.id AND NOT slot.withdrawn AND slot."waivedReason" IS NULL
    ) AS places ON true
    ORDER BY wanted.place`
  return rows.map(({ places, parentRule, completedAt, ...row }) => ({
    ...row,
    completedAt: completedAt?.toISOString() ?? null,
    waitsFor: waitsFor(row.state, parentRule, places),
  }))
}
