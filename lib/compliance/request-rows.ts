import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import { type Sql, sql } from '@/lib/db/sql'
import type { ParentRule } from '@/lib/policies/types'
import type { RequestRow } from './types'
import { waitsFor } from './waits-for'

type Place = { kind: 'self' | 'pupil' | 'parent'; required: boolean; name: string; answered: boolean }
type Row = Omit<RequestRow, 'waitsFor' | 'completedAt'> & {
  place: number | bigint
  completedAt: Date | string | null
  parentRule: ParentRule
  places: Place[]
}

// Who reads them was found to reach the requests that are wanted.
const rowsOf = (wanted: Sql) => sql`
  SELECT wanted.place, request.id AS "requestId", request."personId", person."displayName" AS "personName", request.audience,
    version.title, request."className", request."yearGroup", request.state, request."completedAt", request."parentRule",
    coalesce(places.list, '[]') AS places
  FROM unnest(ARRAY(${wanted})) WITH ORDINALITY AS wanted(id, place)
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

const viewOf = ({ place: _place, places, parentRule, completedAt, ...row }: Row): RequestRow => ({
  ...row,
  completedAt: completedAt && new Date(completedAt).toISOString(),
  waitsFor: waitsFor(row.state, parentRule, places),
})

/** The rows of a list for the identifiers that a statement selects, in its order. */
export async function readRequestRows(wanted: Sql, tx: Tx = db): Promise<RequestRow[]> {
  return (await tx.$queryRaw<Row[]>(rowsOf(wanted))).map(viewOf)
}

/** A page of rows, and the number that another statement selects, in one statement. */
export async function readPage(wanted: Sql, number: Sql): Promise<{ number: number; rows: RequestRow[] }> {
  const [page] = await db.$queryRaw<{ number: number; rows: Row[] }[]>`
    SELECT (${number}) AS number, (SELECT coalesce(json_agg(listed ORDER BY listed.place), '[]') FROM (${rowsOf(wanted)}) AS listed) AS rows`
  return { number: page?.number ?? 0, rows: (page?.rows ?? []).map(viewOf) }
}
