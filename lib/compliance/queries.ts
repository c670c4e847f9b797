import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes, type Scope, scopesOf } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/db/client'
import { searchWords } from '@/lib/format/search-name'
import { AUDIENCES } from '@/lib/policies/types'
import { isId, requestsWithin } from '@/lib/rounds/queries'
import type { RequestState } from '@/lib/rounds/types'
import { requestOrder } from './request-order'
import { readRequestRows } from './request-rows'
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

/** How many of how many have signed in a round, as far as the actor sees; null for a round of another school. */
export async function getDashboard(actor: Actor, schoolId: string, roundId: string): Promise<Dashboard | null> {
  const scopes = requireScopes(actor, 'dashboard.view').filter((scope) => scope.schoolId === schoolId)
  if (scopes.length === 0 || !isId(roundId)) return null
  const counts = await db.roundCount.findMany({
    where: { schoolId, roundId, count: { gt: 0 }, OR: scopes.map(countsWithin) },
    select: { audience: true, classId: true, yearGroup: true, state: true, count: true },
  })
  const classIds = [...new Set(counts.map((count) => count.classId))]
  const classes = await db.schoolClass.findMany({
    where: { schoolId, id: { in: classIds } },
    select: { id: true, name: true },
  })
  const names = new Map(classes.map(({ id, name }) => [id, name]))
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

const scopesIn = (actor: Actor, schoolId: string) =>
  requireScopes(actor, 'requests.view').filter((scope) => scope.schoolId === schoolId)

/** The school of a round that the actor sees anything of; null for what is no round, or none within reach. */
async function schoolOf(actor: Actor, roundId: string): Promise<string | null> {
  const [first, ...others] = new Set(requireScopes(actor, 'requests.view').map((scope) => scope.schoolId))
  if (!first || !isId(roundId)) return null
  if (others.length === 0) return first
  const round = await db.round.findFirst({
    where: { id: roundId, schoolId: { in: [first, ...others] } },
    select: { schoolId: true },
  })
  return round?.schoolId ?? null
}

/** The `where` of the requests of a round that the filters leave, within the actor's reach. */
function filteredWhere(
  actor: Actor,
  schoolId: string,
  roundId: string,
  filters: RequestFilters,
): Prisma.RequestWhereInput {
  const { audience, yearGroup, classId, state, search } = filters
  const words = searchWords(search)
  const scopes = scopesIn(actor, schoolId)
  return {
    schoolId,
    roundId,
    audience,
    yearGroup,
    classId,
    ...(state === 'outstanding' ? { outstanding: true } : { state: state === 'all' ? undefined : state }),
    person: words.length > 0 ? { AND: words.map((word) => ({ searchName: { contains: word } })) } : undefined,
    // Said once where a post sees the whole school: an index is read in its order only without an "or".
    ...(scopes.some(({ reach }) => reach === 'school') ? {} : { OR: scopes.map(requestsWithin) }),
  }
}

/** How many requests the filters leave, from the kept counts; a search is no part of them. */
async function countFiltered(
  actor: Actor,
  schoolId: string,
  roundId: string,
  filters: RequestFilters,
): Promise<number> {
  const { audience, yearGroup, classId, state } = filters
  const { _sum } = await db.roundCount.aggregate({
    where: {
      schoolId,
      roundId,
      audience,
      yearGroup,
      classId,
      state: state === 'all' ? undefined : state === 'outstanding' ? { notIn: SETTLED } : state,
      OR: scopesIn(actor, schoolId).map(countsWithin),
    },
    _sum: { count: true },
  })
  return _sum.count ?? 0
}

const SETTLED: RequestState[] = ['complete', 'exempt', 'closed']

/** One page of the requests of a round that the filters leave, with how many there are in all; `more` than that when a search finds too many to count. */
export async function listRequests(actor: Actor, roundId: string, filters: RequestFilters) {
  const schoolId = await schoolOf(actor, roundId)
  if (!schoolId) return { total: 0, more: false, rows: [] }
  const where = filteredWhere(actor, schoolId, roundId, filters)
  const searched = where.person !== undefined
  const [counted, ids] = await Promise.all([
    searched
      ? db.request.findMany({ where, select: { id: true }, take: MOST_FOUND + 1 }).then((found) => found.length)
      : countFiltered(actor, schoolId, roundId, filters),
    db.request.findMany({
      where,
      select: { id: true },
      orderBy: requestOrder(filters),
      skip: (filters.page - 1) * ROWS_PER_PAGE,
      take: ROWS_PER_PAGE,
    }),
  ])
  const more = searched && counted > MOST_FOUND
  return { total: more ? MOST_FOUND : counted, more, rows: await readRequestRows(ids.map(({ id }) => id)) }
}

/** Every request that the filters leave, for the export and the printed list; at most 50,000. */
export async function listAllRequests(actor: Actor, roundId: string, filters: RequestFilters): Promise<RequestRow[]> {
  const schoolId = await schoolOf(actor, roundId)
  if (!schoolId) return []
  const ids = await db.request.findMany({
    where: filteredWhere(actor, schoolId, roundId, filters),
    select: { id: true },
    orderBy: requestOrder(filters),
    take: 50_000,
  })
  return readRequestRows(ids.map(({ id }) => id))
}

/** The identifiers of the outstanding requests that the filters leave: whom "remind those shown" reminds. */
export async function listOutstandingIds(actor: Actor, roundId: string, filters: RequestFilters): Promise<string[]> {
  const schoolId = await schoolOf(actor, roundId)
  if (!schoolId) return []
  const rows = await db.request.findMany({
    where: { AND: [filteredWhere(actor, schoolId, roundId, filters), { outstanding: true }] },
    select: { id: true },
    take: 20_000,
  })
  return rows.map((row) => row.id)
}
