import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes, type Scope } from '@/lib/auth/permissions'
import { empty, join, type Sql, sql } from '@/lib/db/sql'
import { academicYearOf } from '@/lib/schools/types'
import type { MembershipKind, PeopleFilters } from './types'

/** The kinds of membership that a post reaches without reaching the whole school. */
const ADULTS = { staff_and_governors: ['staff', 'governor'], governors: ['governor'] } as const

export const liveSql = (day: string) => sql`("endsOn" IS NULL OR "endsOn" > ${day}::date)`

/** The pupils who are in a class on a day. */
const pupilsOfClass = ({ schoolId, classId }: Scope, day: string) => sql`
  SELECT "personId" FROM "Membership" WHERE kind = 'pupil' AND ${liveSql(day)} AND "personId" = ANY(ARRAY(
    SELECT "personId" FROM "Enrolment"
    WHERE "schoolId" = ${schoolId}::uuid AND "classId" = ${classId}::uuid AND "academicYear" = ${academicYearOf(day)}))`

// Few people, looked up one by one: a list of them is read before the entries are.
const among = (few: Sql) => sql`entry."personId" = ANY(ARRAY(${few}))`

/** The places of a school that the actor sees people in; only the whole school where that is one of them. */
export function directoryScopes(actor: Actor, schoolId: string): Scope[] {
  const scopes = requireScopes(actor, 'people.view').filter((scope) => scope.schoolId === schoolId)
  const whole = scopes.find(({ reach }) => reach === 'school')
  return whole ? [whole] : scopes
}

function withinReach(scope: Scope, day: string): Sql {
  if (scope.reach === 'school') return sql`true`
  if (scope.reach !== 'own_class') {
    return among(sql`SELECT "personId" FROM "Membership" WHERE "schoolId" = ${scope.schoolId}::uuid
      AND kind = ANY(${[...ADULTS[scope.reach]]}::"MembershipKind"[]) AND ${liveSql(day)}`)
  }
  return among(sql`
    WITH pupils AS MATERIALIZED (${pupilsOfClass(scope, day)})
    SELECT "personId" FROM pupils
    UNION SELECT tie."parentId" FROM "Guardianship" tie WHERE tie."schoolId" = ${scope.schoolId}::uuid
      AND tie."pupilId" = ANY(ARRAY(SELECT "personId" FROM pupils)) AND tie."endedOn" IS NULL`)
}

/** Ties between parents and pupils that may be shown: all, those of the own class's pupils, or none. */
export const tiesInReach = (scopes: readonly Scope[], day: string): Sql =>
  join(
    [
      sql`false`,
      ...scopes.flatMap((scope) =>
        scope.reach === 'school'
          ? [sql`true`]
          : scope.reach === 'own_class'
            ? [sql`tie."pupilId" IN (${pupilsOfClass(scope, day)})`]
            : [],
      ),
    ],
    ' OR ',
  )

/** Every word is a part of what a person is found by; whoever sees no households finds nobody by a relative or a class. */
const holdsWords = ({ reach }: Scope, words: readonly string[], day: string): Sql[] =>
  words.map((word) => {
    const part = `%${word}%`
    if (reach !== 'school' && reach !== 'own_class') return sql`entry.own LIKE ${part}`
    const place = `%${academicYearOf(day)}${word}%`
    // A class's name: among telephone numbers one or two figures would be everywhere.
    if (word.length < 3 && /\d/.test(word)) return sql`entry.places LIKE ${place}`
    return sql`(entry.own LIKE ${part} OR entry.relatives LIKE ${part} OR entry.places LIKE ${place})`
  })

export type Asked = { filters: PeopleFilters; scopes: readonly Scope[]; words: readonly string[]; day: string }

/** The condition on entries of the directory that the filters and the actor's reach leave; the kind is left to the caller. */
export function entriesAsked({
  filters: { schoolId, archived = false, classId, yearGroup },
  scopes,
  words,
  day,
}: Asked): Sql {
  const reached = scopes.map((scope) => join([withinReach(scope, day), ...holdsWords(scope, words, day)], ' AND '))
  const enrolled = sql`SELECT "personId" FROM "Enrolment" WHERE "schoolId" = ${schoolId}::uuid
    AND "academicYear" = ${academicYearOf(day)} ${yearGroup === undefined ? empty : sql`AND "yearGroup" = ${yearGroup}`}`
  const placed = classId
    ? sql`AND ${among(sql`${enrolled} AND "classId" = ${classId}::uuid`)}`
    : sql`AND entry."personId" IN (${enrolled})`
  return sql`entry."schoolId" = ${schoolId}::uuid AND entry.archived = ${archived}
    AND (${reached.length > 0 ? join(reached, ') OR (', '(', ')') : sql`false`})
    ${classId || yearGroup !== undefined ? placed : empty}`
}

export const entriesOfKind = (kind: MembershipKind | undefined, day: string): Sql =>
  kind
    ? sql`AND EXISTS (SELECT FROM "Membership" WHERE "personId" = entry."personId" AND kind = ${kind}::"MembershipKind" AND ${liveSql(day)})`
    : empty

/** How well an entry fits: 0 where each word begins one of the own names, 1 where it is a part of them, 2 by a relative or a class. */
export const fitOf = (words: readonly string[]): Sql =>
  words.length === 0
    ? sql`0`
    : sql`CASE WHEN ${join(
        words.map((word) => sql`' ' || entry.own LIKE ${`% ${word}%`}`),
        ' AND ',
      )} THEN 0 WHEN ${join(
        words.map((word) => sql`entry.own LIKE ${`%${word}%`}`),
        ' AND ',
      )} THEN 1 ELSE 2 END`

/** The order of a list, with a person's row at hand where the order asks for one. */
export function orderOf({ sort, descending }: PeopleFilters): { by: Sql; joined: Sql } {
  const way = descending ? sql`DESC` : sql`ASC`
  const joined = sql`JOIN "Person" person ON person.id = entry."personId"`
  // By day added the newest come first unless turned round.
  if (sort === 'added') {
    return { by: sql`person."createdAt" ${descending ? sql`ASC` : sql`DESC`}, entry."personId"`, joined }
  }
  if (sort === 'given')
    return { by: sql`person."givenName" ${way}, person."familyName" ${way}, entry."personId" ${way}`, joined }
  return { by: sql`entry."sortName" ${way}, entry."personId" ${way}`, joined: empty }
}
