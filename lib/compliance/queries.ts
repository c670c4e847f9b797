import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes, type Scope, scopesOf } from '@/lib/auth/permissions'
import { db, type Prisma, type Tx } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { searchWords } from '@/lib/format/search-name'
import { AUDIENCES, type Audience } from '@/lib/policies/types'
import { isId } from '@/lib/rounds/queries'
import type { RequestState } from '@/lib/rounds/types'
import { readPage, readRequestRows } from './request-rows'
import { countAsked, requestOrder, requestsAsked, requestsWithin } from './requests-asked'
import { talliesBy, tallyOf } from './tally'
import type { Dashboard, RequestFilters, RequestRow, Tally } from './types'

export const ROWS_PER_PAGE = 50
const NO_CLASS = '00000000-0000-0000-0000-000000000000'
const NO_YEAR = -99

// Each names its school: an empty condition inside an OR would reach nothing.
function countsWithin({ schoolId, reach, classId }: Scope): Prisma.RoundCountWhereInput {
  switch (reach) {
    case 'school':
      return { schoolId }
    case 'staff_and_governors':
      return { audience: { in: ['staff', 'governors'] } }
    case 'governors':
      return { audience: 'governors' }
    case 'own_class':
      return classId ? { classId } : { classId: { in: [] } }
  }
}

type KeptCount = {
  audience: Audience
  classId: string
  className: string | null
  yearGroup: number
  state: RequestState
  count: number
}

/** How many of how many have signed in a round, as far as the actor sees, at the moment of `tx`; null for a round of another school. */
export async function getDashboard(
  actor: Actor,
  schoolId: string,
  roundId: string,
  tx: Tx = db,
): Promise<Dashboard | null> {
  const scopes = requireScopes(actor, 'dashboard.view').filter((scope) => scope.schoolId === schoolId)
  if (scopes.length === 0 || !isId(roundId)) return null
  const counts = await tx.$queryRaw<KeptCount[]>`
    SELECT request.audience, request."classId", class.name AS "className", request."yearGroup", request.state, request.count
    FROM "RoundCount" request LEFT JOIN "SchoolClass" class ON class.id = request."classId"
    WHERE request."schoolId" = ${schoolId}::uuid AND request."roundId" = ${roundId}::uuid AND request.count > 0 AND ${requestsWithin(scopes)}`
  const names = new Map(counts.map(({ classId, className }) => [classId, className]))
  const pupils = counts.filter((count) => !['staff', 'governors', 'volunteers', 'visitors'].includes(count.audience))
  return {
    total: tallyOf(counts),
    byAudience: talliesBy(counts, (count) => count.audience)
      .map(({ key, tally }) => ({ audience: key, tally }))
      .sort((a, b) => AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience)),
    byYearGroup: talliesBy(pupils, (count) => count.yearGroup)
      .sort((a, b) => a.key - b.key)
      .map(({ key, tally }) => ({ yearGroup: key === NO_YEAR ? null : key, tally })),
    byClass: talliesBy(pupils, (count) => count.classId)
      .map(({ key, counts: rows, tally }) => ({
        classId: key === NO_CLASS ? null : key,
        className: names.get(key) ?? 'No class',
        yearGroup: commonYear(rows.map((row) => row.yearGroup)),
        tally,
      }))
      .sort((a, b) => (a.yearGroup ?? 99) - (b.yearGroup ?? 99) || a.className.localeCompare(b.className, 'en-GB')),
  }
}

/** How far each of several rounds of a school has come, as far as the actor sees. */
export async function listTallies(actor: Actor, schoolId: string, roundIds: string[]): Promise<Map<string, Tally>> {
  const scopes = scopesOf(actor, 'dashboard.view').filter((scope) => scope.schoolId === schoolId)
  if (scopes.length === 0 || roundIds.length === 0) return new Map()
  const counts = await db.roundCount.groupBy({
    by: ['roundId', 'state'],
    where: { schoolId, roundId: { in: roundIds }, count: { gt: 0 }, OR: scopes.map(countsWithin) },
    _sum: { count: true },
  })
  const rows = counts.map(({ roundId, state, _sum }) => ({ roundId, state, count: _sum.count ?? 0 }))
  return new Map(talliesBy(rows, (row) => row.roundId).map(({ key, tally }) => [key, tally]))
}

/** The year group of a class, or null where it mixes several. */
function commonYear(yearGroups: number[]) {
  const [first, ...others] = [...new Set(yearGroups)]
  return first === undefined || others.length > 0 || first === NO_YEAR ? null : first
}

/** More finds than these are not counted: whoever sees so many searches for more of the name. */
export const MOST_FOUND = 500

/** The school of a round that the actor sees anything of, and how far; null for what is no round, or none within reach. */
async function placeOf(actor: Actor, roundId: string) {
  const scopes = requireScopes(actor, 'requests.view')
  const schoolIds = [...new Set(scopes.map((scope) => scope.schoolId))]
  if (schoolIds.length === 0 || !isId(roundId)) return null
  const [only] = schoolIds
  const round =
    schoolIds.length === 1
      ? { schoolId: only as string }
      : await db.round.findFirst({ where: { id: roundId, schoolId: { in: schoolIds } }, select: { schoolId: true } })
  if (!round) return null
  const { schoolId } = round
  return { schoolId, roundId, scopes: scopes.filter((scope) => scope.schoolId === schoolId) }
}

/** One page of the requests of a round that the filters leave, with how many there are in all; `more` than that when a search finds too many to count. */
export async function listRequests(actor: Actor, roundId: string, filters: RequestFilters) {
  const place = await placeOf(actor, roundId)
  if (!place) return { total: 0, more: false, rows: [] }
  const asked = requestsAsked(place, filters)
  const searched = searchWords(filters.search).length > 0
  const { number, rows } = await readPage(
    sql`SELECT request.id FROM "Request" request WHERE ${asked} ORDER BY ${requestOrder(filters)}
      LIMIT ${ROWS_PER_PAGE} OFFSET ${(filters.page - 1) * ROWS_PER_PAGE}`,
    searched
      ? sql`SELECT count(*)::int FROM (SELECT FROM "Request" request WHERE ${asked} LIMIT ${MOST_FOUND + 1}) AS found`
      : countAsked(place, filters),
  )
  const more = searched && number > MOST_FOUND
  return { total: more ? MOST_FOUND : number, more, rows }
}

/** Every request that the filters leave, for the export and the printed list, at the moment of `tx`; at most 50,000. */
export async function listAllRequests(
  actor: Actor,
  roundId: string,
  filters: RequestFilters,
  tx: Tx = db,
): Promise<RequestRow[]> {
  const place = await placeOf(actor, roundId)
  if (!place) return []
  return readRequestRows(
    sql`SELECT request.id FROM "Request" request WHERE ${requestsAsked(place, filters)} ORDER BY ${requestOrder(filters)} LIMIT 50000`,
    tx,
  )
}

/** The identifiers of the outstanding requests that the filters leave: whom "remind those shown" reminds. */
export async function listOutstandingIds(actor: Actor, roundId: string, filters: RequestFilters): Promise<string[]> {
  const place = await placeOf(actor, roundId)
  if (!place) return []
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT request.id FROM "Request" request WHERE ${requestsAsked(place, filters)} AND request.outstanding LIMIT 20000`
  return rows.map((row) => row.id)
}
