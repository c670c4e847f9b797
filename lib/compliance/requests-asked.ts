import 'server-only'
import type { Scope } from '@/lib/auth/permissions'
import { join, type Sql, sql } from '@/lib/db/sql'
import { searchWords } from '@/lib/format/search-name'
import type { RequestFilters } from './types'

// Each names its school: an empty condition inside an OR would reach nothing.
function within({ schoolId, reach, classId }: Scope): Sql {
  const here = sql`request."schoolId" = ${schoolId}::uuid`
  if (reach === 'school') return here
  if (reach === 'own_class') return sql`${here} AND request."classId" = ${classId}::uuid`
  return reach === 'governors'
    ? sql`${here} AND request.audience = 'governors'`
    : sql`${here} AND request.audience IN ('staff', 'governors')`
}

/** Requests of a list that reaches only some of its school's, in any of the places the actor sees. */
export const requestsWithin = (scopes: readonly Scope[]): Sql =>
  // Said once where a post sees the whole school: an index is read in its order only without an "or".
  scopes.some(({ reach }) => reach === 'school') ? sql`true` : sql`(${join(scopes.map(within), ' OR ')})`

type Place = { schoolId: string; roundId: string; scopes: readonly Scope[] }

/** What a request and a kept count of requests have in common. */
const narrowed = ({ schoolId, roundId, scopes }: Place, { audience, yearGroup, classId }: RequestFilters): Sql[] => [
  sql`request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${roundId}::uuid`,
  ...(audience ? [sql`request.audience = ${audience}::"Audience"`] : []),
  ...(yearGroup === undefined ? [] : [sql`request."yearGroup" = ${yearGroup}`]),
  ...(classId ? [sql`request."classId" = ${classId}::uuid`] : []),
  requestsWithin(scopes),
]

/** The condition on the requests of a round that the filters leave, within the actor's reach. */
export function requestsAsked(place: Place, filters: RequestFilters): Sql {
  const { state, search } = filters
  const words = searchWords(search).map((word) => sql`named."searchName" LIKE ${`%${word}%`}`)
  const found = sql`request."personId" IN (
    SELECT named.id FROM "Person" named WHERE named."schoolId" = ${place.schoolId}::uuid AND ${join(words.length > 0 ? words : [sql`true`], ' AND ')})`
  return join(
    [
      ...narrowed(place, filters),
      ...(state === 'all'
        ? []
        : [state === 'outstanding' ? sql`request.outstanding` : sql`request.state = ${state}::"RequestState"`]),
      ...(words.length > 0 ? [found] : []),
    ],
    ' AND ',
  )
}

/** How many requests the filters leave, from the kept counts; a search is no part of them. */
export function countAsked(place: Place, filters: RequestFilters): Sql {
  const { state } = filters
  const states =
    state === 'all'
      ? sql`true`
      : state === 'outstanding'
        ? sql`request.state NOT IN ('complete', 'exempt', 'closed')`
        : sql`request.state = ${state}::"RequestState"`
  return sql`SELECT coalesce(sum(request.count), 0)::int FROM "RoundCount" request WHERE ${join([...narrowed(place, filters), states], ' AND ')}`
}

/** The order of a list as the indexes of requests have it: in order of name unless sorted by something else first. */
export function requestOrder({ sort, direction }: Pick<RequestFilters, 'sort' | 'direction'>): Sql {
  const way = direction === 'asc' ? sql`ASC` : sql`DESC`
  const byName = sql`request."sortName" ASC, request.id ASC`
  if (sort === 'class') return sql`request."yearGroup" ${way}, request."className" ${way}, ${byName}`
  if (sort === 'state') return sql`request.state ${way}, ${byName}`
  if (sort === 'form') return sql`request.audience ${way}, ${byName}`
  return sql`request."sortName" ${way}, request.id ${way}`
}
