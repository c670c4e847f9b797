import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type Scope, scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { join, type Sql, sql } from '@/lib/db/sql'
import type { RequestState } from '@/lib/rounds/types'
import type { StateCount } from '../types'

function requestsWithin({ reach, classId }: Scope): Sql {
  if (reach === 'school') return sql`true`
  if (reach === 'own_class') return sql`request."classId" = ${classId}::uuid`
  return reach === 'governors' ? sql`request.audience = 'governors'` : sql`request.audience IN ('staff', 'governors')`
}

/** How the forms of open rounds stand that are asked of each person, or about whom a parent is asked, as far as the actor sees. */
export async function listStatesOfPeople(
  actor: Actor,
  schoolId: string,
  personIds: string[],
): Promise<ReadonlyMap<string, StateCount[]>> {
  const scopes = scopesOf(actor, 'requests.view').filter((scope) => scope.schoolId === schoolId)
  if (scopes.length === 0 || personIds.length === 0) return new Map()
  const rows = await db.$queryRaw<{ personId: string; state: RequestState; count: number }[]>`
    WITH open AS MATERIALIZED (SELECT id FROM "Round" WHERE "schoolId" = ${schoolId}::uuid AND status = 'open'),
    asked AS MATERIALIZED (
      SELECT request."personId", request.id FROM "Request" request
      WHERE request."schoolId" = ${schoolId}::uuid AND request."personId" = ANY(${personIds}::uuid[])
      UNION SELECT slot."personId", slot."requestId" FROM "Slot" slot
      WHERE slot."schoolId" = ${schoolId}::uuid AND slot."personId" = ANY(${personIds}::uuid[]) AND NOT slot.withdrawn
    )
    SELECT asked."personId", request.state::text, count(*)::int AS count
    FROM asked JOIN "Request" request ON request.id = asked.id JOIN open ON open.id = request."roundId"
    WHERE request.id = ANY(ARRAY(SELECT id FROM asked)) AND ${join(scopes.map(requestsWithin), ' OR ', '(', ')')}
    GROUP BY asked."personId", request.state ORDER BY request.state`
  const states = new Map<string, StateCount[]>()
  for (const { personId, ...state } of rows) states.set(personId, [...(states.get(personId) ?? []), state])
  return states
}
