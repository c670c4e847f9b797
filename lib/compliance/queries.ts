import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes, type Scope, scopesOf } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import { AUDIENCES } from '@/lib/policies/types'
import { isId, requestsWhere } from '@/lib/rounds/queries'
import type { RequestState } from '@/lib/rounds/types'
import { talliesBy, tallyOf } from './tally'
import type { Dashboard, RequestFilters, RequestRow, Tally } from './types'
import { waitsFor } from './waits-for'

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

const OUTSTANDING = { notIn: ['complete', 'exempt', 'closed'] satisfies RequestState[] }

/** The `where` of the requests of a round that the filters leave, within the actor's reach. */
function filteredWhere(actor: Actor, roundId: string, filters: RequestFilters): Prisma.RequestWhereInput {
  const { audience, yearGroup, classId, state, search } = filters
  const words = searchName(search).split(/\s+/).filter(Boolean)
  return {
    roundId: isId(roundId) ? roundId : { in: [] },
    audience,
    yearGroup,
    classId,
    state: state === 'all' ? undefined : state === 'outstanding' ? OUTSTANDING : state,
    person: words.length > 0 ? { AND: words.map((word) => ({ searchName: { contains: word } })) } : undefined,
    AND: [requestsWhere(actor, 'requests.view')],
  }
}

function orderOf({ sort, direction }: RequestFilters): Prisma.RequestOrderByWithRelationInput[] {
  const name: Prisma.RequestOrderByWithRelationInput[] = [
    { person: { familyName: sort === 'name' ? direction : 'asc' } },
    { person: { givenName: sort === 'name' ? direction : 'asc' } },
    { id: 'asc' },
  ]
  if (sort === 'class') return [{ yearGroup: direction }, { className: direction }, ...name]
  if (sort === 'state') return [{ state: direction }, ...name]
  return sort === 'form' ? [{ audience: direction }, ...name] : name
}

const rowSelect = {
  id: true,
  audience: true,
  className: true,
  yearGroup: true,
  state: true,
  completedAt: true,
  parentRule: true,
  person: { select: { id: true, displayName: true } },
  agreementVersion: { select: { title: true } },
  slots: {
    where: { withdrawn: false, waivedReason: null },
    orderBy: { id: 'asc' },
    select: {
      kind: true,
      required: true,
      person: { select: { displayName: true } },
      currentResponse: { select: { outcome: true } },
    },
  },
} as const

type Row = Prisma.RequestGetPayload<{ select: typeof rowSelect }>

const rowOf = ({ id, person, agreementVersion, slots, completedAt, parentRule, ...request }: Row): RequestRow => ({
  ...request,
  requestId: id,
  personId: person.id,
  personName: person.displayName,
  title: agreementVersion.title,
  completedAt: completedAt?.toISOString() ?? null,
  waitsFor: waitsFor(
    request.state,
    parentRule,
    slots.map((slot) => ({
      kind: slot.kind,
      required: slot.required,
      name: slot.person.displayName,
      answered: slot.currentResponse !== null,
    })),
  ),
})

/** One page of the requests of a round that the filters leave, with how many there are in all. */
export async function listRequests(actor: Actor, roundId: string, filters: RequestFilters) {
  const where = filteredWhere(actor, roundId, filters)
  const [total, rows] = await Promise.all([
    db.request.count({ where }),
    db.request.findMany({
      where,
      select: rowSelect,
      orderBy: orderOf(filters),
      skip: (filters.page - 1) * ROWS_PER_PAGE,
      take: ROWS_PER_PAGE,
    }),
  ])
  return { total, rows: rows.map(rowOf) }
}

/** Every request that the filters leave, for the export and the printed list; at most 50,000. */
export async function listAllRequests(actor: Actor, roundId: string, filters: RequestFilters): Promise<RequestRow[]> {
  const rows = await db.request.findMany({
    where: filteredWhere(actor, roundId, filters),
    select: rowSelect,
    orderBy: orderOf(filters),
    take: 50_000,
  })
  return rows.map(rowOf)
}

/** The identifiers of the outstanding requests that the filters leave: whom "remind those shown" reminds. */
export async function listOutstandingIds(actor: Actor, roundId: string, filters: RequestFilters): Promise<string[]> {
  const rows = await db.request.findMany({
    where: { AND: [filteredWhere(actor, roundId, filters), { state: OUTSTANDING }] },
    select: { id: true },
    take: 20_000,
  })
  return rows.map((row) => row.id)
}
