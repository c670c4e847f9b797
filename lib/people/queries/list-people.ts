import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { empty, type Sql, sql } from '@/lib/db/sql'
import {
  type Asked,
  directoryScopes,
  entriesAsked,
  entriesOfKind,
  fitOf,
  liveSql,
  orderOf,
  tiesInReach,
} from '../directory-sql'
import { directoryWords } from '../directory-words'
import { today } from '../membership-time'
import { readPersonRows } from '../person-rows'
import { kindsInReach } from '../queries'
import type { MembershipKind, PeopleFilters } from '../types'

export const PEOPLE_PER_PAGE = 50
/** More finds than these are not counted: whoever sees so many searches for more of the name. */
export const MOST_FOUND = 500

/** Null for numbers that a search makes too many to count. */
type Numbers = { all: number | null; byKind: Partial<Record<MembershipKind, number>> | null }
type Chosen = { kinds: readonly MembershipKind[]; kind: MembershipKind | undefined }
type Found = Numbers & { ids: string[] }

/** What is found and numbered in one statement, the better fits first; `most` ends the counting. */
async function find(asked: Asked, { kinds, kind }: Chosen, most: number | null): Promise<Found> {
  const { filters, words, day } = asked
  const { by, joined } = orderOf(filters)
  const best = filters.sort === undefined ? sql`entry.fit,` : empty
  const [row] = await db.$queryRaw<{ all: number; byKind: Numbers['byKind']; ids: string[] }[]>`
    WITH found AS MATERIALIZED (
      SELECT entry."personId", entry."sortName", ${fitOf(words)} AS fit FROM "DirectoryEntry" entry
      WHERE ${entriesAsked(asked)} ${most === null ? empty : sql`LIMIT ${most}`}
    ), memberships AS MATERIALIZED (
      SELECT DISTINCT "personId", kind FROM "Membership"
      WHERE "personId" = ANY(ARRAY(SELECT "personId" FROM found)) AND kind = ANY(${[...kinds]}::"MembershipKind"[]) AND ${liveSql(day)}
        ${most === null ? empty : sql`AND (SELECT count(*) FROM found) < ${most}`}
    ), chosen AS MATERIALIZED (
      SELECT * FROM found ${kind ? sql`WHERE "personId" IN (SELECT "personId" FROM memberships WHERE kind = ${kind}::"MembershipKind")` : empty}
    )
    SELECT (SELECT count(*)::int FROM found) AS all,
      (SELECT json_object_agg(kind, number) FROM (SELECT kind, count(*)::int AS number FROM memberships GROUP BY 1) AS counted) AS "byKind",
      ARRAY(
        SELECT entry."personId" FROM chosen AS entry ${joined} ORDER BY ${best} ${by}
        LIMIT ${PEOPLE_PER_PAGE} OFFSET ${PEOPLE_PER_PAGE} * least(${(filters.page ?? 1) - 1}::int,
          (SELECT greatest(count(*) - 1, 0) / ${PEOPLE_PER_PAGE} FROM chosen))
      ) AS ids`
  return { all: row?.all ?? 0, byKind: row?.byKind ?? {}, ids: row?.ids ?? [] }
}

/** One page of a list that is too long to be read whole, by an index in its order. */
async function pageOf(asked: Asked, kind: MembershipKind | undefined, page: number): Promise<string[]> {
  const { by, joined } = orderOf(asked.filters)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT entry."personId" AS id FROM "DirectoryEntry" entry ${joined}
    WHERE ${entriesAsked(asked)} ${entriesOfKind(kind, asked.day)}
    ORDER BY ${by} LIMIT ${PEOPLE_PER_PAGE} OFFSET ${PEOPLE_PER_PAGE * (page - 1)}`
  return rows.map(({ id }) => id)
}

/** How many people are on a school's list, and of each kind, from the kept steps. */
async function readSteps(schoolId: string, day: string): Promise<Numbers> {
  const rows = await db.$queryRaw<{ kind: MembershipKind | null; number: number }[]>`
    SELECT kind, sum(step)::int AS number FROM "PeopleStep"
    WHERE "schoolId" = ${schoolId}::uuid AND until > ${day}::date GROUP BY kind`
  return {
    all: rows.find(({ kind }) => kind === null)?.number ?? 0,
    byKind: Object.fromEntries(rows.flatMap(({ kind, number }) => (kind ? [[kind, number]] : []))),
  }
}

/** How many entries there are beyond counting, or fewer of one kind. */
async function countUpTo(most: number, condition: Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ number: number }[]>`
    SELECT count(*)::int AS number FROM (SELECT FROM "DirectoryEntry" entry WHERE ${condition} LIMIT ${most}) AS counted`
  return row?.number ?? 0
}

/** One page of the people whom the actor sees at a school, and how many each kind of membership has under the same filters. */
export async function listPeople(actor: Actor, filters: PeopleFilters) {
  const { schoolId } = filters
  const day = today()
  const scopes = directoryScopes(actor, schoolId)
  const words = directoryWords(filters.search ?? '')
  const asked: Asked = { filters, scopes, words, day }
  const kinds = kindsInReach(actor, 'people.view', schoolId)
  const kind = kinds.find((one) => one === filters.kind)
  const whole =
    scopes.some(({ reach }) => reach === 'school') &&
    !filters.archived &&
    filters.classId === undefined &&
    filters.yearGroup === undefined
  const lastPage = (total: number) => Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE))
  const pageOfTotal = (total: number) => Math.min(Math.max(1, filters.page ?? 1), lastPage(total))

  let { all, byKind, ids }: Found = { all: null, byKind: null, ids: [] }
  let counted: number
  if (words.length === 0 && whole) {
    ;({ all, byKind } = await readSteps(schoolId, day))
    counted = (kind ? byKind?.[kind] : all) ?? 0
    ids = await pageOf(asked, kind, pageOfTotal(counted))
  } else {
    ;({ all, byKind, ids } = await find(asked, { kinds, kind }, words.length > 0 ? MOST_FOUND + 1 : null))
    counted = (kind ? byKind?.[kind] : all) ?? 0
    if (words.length > 0 && (all ?? 0) > MOST_FOUND) {
      ;[all, byKind] = [null, null]
      counted = kind
        ? await countUpTo(MOST_FOUND + 1, sql`${entriesAsked(asked)} ${entriesOfKind(kind, day)}`)
        : MOST_FOUND + 1
      ids = await pageOf(asked, kind, pageOfTotal(Math.min(counted, MOST_FOUND)))
    }
  }
  const total = all === null ? Math.min(counted, MOST_FOUND) : counted
  return {
    rows: await readPersonRows(ids, { schoolId, kinds, ties: tiesInReach(scopes, day), day }),
    total,
    /** More than `total`. */
    more: counted > total,
    all,
    page: pageOfTotal(total),
    pageCount: lastPage(total),
    counts: kinds.map((one) => ({ kind: one, count: byKind === null ? null : (byKind[one] ?? 0) })),
    kind,
  }
}
