import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { classesWhere, type Permission, requireScopes, type Scope, scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { PersonOrderByWithRelationInput, PersonWhereInput } from '@/lib/db/generated/models'
import { searchWords } from '@/lib/format/search-name'
import { academicYearOf } from '@/lib/schools/types'
import { liveOn, today } from './membership-time'
import { historyOf, PERSON_SELECT, viewOf } from './person-view'
import { MEMBERSHIP_KINDS, type MembershipKind, type PeopleFilters, type PersonRow, type PersonView } from './types'

export { liveOn } from './membership-time'

export const PEOPLE_PER_PAGE = 50
const NOBODY: PersonWhereInput = { id: { in: [] } }

const KINDS_IN_REACH: Record<Scope['reach'], readonly MembershipKind[]> = {
  school: MEMBERSHIP_KINDS,
  staff_and_governors: ['staff', 'governor'],
  governors: ['governor'],
  own_class: ['pupil', 'parent'],
}

/** The kinds of membership that the actor sees at a school. */
export function kindsInReach(actor: Actor, permission: Permission, schoolId: string): MembershipKind[] {
  const scopes = scopesOf(actor, permission).filter((scope) => scope.schoolId === schoolId)
  return MEMBERSHIP_KINDS.filter((kind) => scopes.some(({ reach }) => KINDS_IN_REACH[reach].includes(kind)))
}

function reachWhere({ schoolId, reach, classId }: Scope, day: string): PersonWhereInput {
  if (reach === 'school') return { schoolId }
  if (reach !== 'own_class') {
    return { schoolId, memberships: { some: { kind: { in: [...KINDS_IN_REACH[reach]] }, ...liveOn(day) } } }
  }
  if (!classId) return NOBODY
  const inClass: PersonWhereInput = {
    memberships: { some: { kind: 'pupil', ...liveOn(day) } },
    enrolments: { some: { classId, academicYear: academicYearOf(day) } },
  }
  return { schoolId, OR: [inClass, { children: { some: { endedOn: null, pupil: inClass } } }] }
}

/** Refuses the actor, or returns the `where` of the people whom the permission reaches. */
export function peopleWhere(actor: Actor, permission: Permission): PersonWhereInput {
  const day = today()
  return { OR: requireScopes(actor, permission).map((scope) => reachWhere(scope, day)) }
}

/** The `where` of the people whose requests the actor answers for: the own records, and the pupils they may sign for. */
export function householdsWhere(actor: Actor): PersonWhereInput {
  const own = actor.kind === 'account' ? actor.people : actor.kind === 'link' ? [actor] : []
  if (own.length === 0) return NOBODY
  return {
    OR: own.flatMap(({ personId, schoolId }) => [
      { id: personId, schoolId },
      {
        schoolId,
        guardians: {
          some: {
            parentId: personId,
            endedOn: null,
            contactOrder: false,
            OR: [{ appointed: true }, { parentalResponsibility: { not: 'no' as const } }],
          },
        },
      },
    ]),
  }
}

const searchWhere = (search: string | undefined): PersonWhereInput[] =>
  searchWords(search ?? '').map((word) => ({
    OR: [{ searchName: { contains: word } }, { email: { contains: word } }],
  }))

function orderOf({ sort, descending }: PeopleFilters): PersonOrderByWithRelationInput[] {
  const way = descending ? 'desc' : 'asc'
  // By day added the newest come first unless turned round.
  if (sort === 'added') return [{ createdAt: descending ? 'asc' : 'desc' }, { id: 'asc' }]
  if (sort === 'given') return [{ givenName: way }, { familyName: way }, { id: 'asc' }]
  return [{ familyName: way }, { givenName: way }, { id: 'asc' }]
}

type Tally = { all: number; byKind: Map<MembershipKind, number> }

/** How many people a `where` leaves, and how many of them each kind of membership has. */
async function tallyOf(where: PersonWhereInput, kinds: MembershipKind[], day: string): Promise<Tally> {
  const [all, ...each] = await Promise.all([
    db.person.count({ where }),
    ...kinds.map((kind) => db.person.count({ where: ofKind(where, kind, day) })),
  ])
  return { all, byKind: new Map(kinds.map((kind, index) => [kind, each[index] ?? 0])) }
}

const ofKind = (where: PersonWhereInput, kind: MembershipKind | undefined, day: string): PersonWhereInput =>
  kind ? { AND: [where, { memberships: { some: { kind, ...liveOn(day) } } }] } : where

/** More finds than these are not counted: whoever sees so many searches for more of the name. */
export const MOST_FOUND = 500

const firstFound = (where: PersonWhereInput) =>
  db.person.findMany({ where, select: { id: true }, take: MOST_FOUND + 1 }).then((found) => found.map(({ id }) => id))

/** What a search finds, as a `where` and its tally; null for the tally when there is more than is counted. */
async function found(where: PersonWhereInput, kinds: MembershipKind[], day: string) {
  const ids = await firstFound(where)
  if (ids.length > MOST_FOUND) return { where, tally: null }
  const memberships = await db.membership.findMany({
    where: { personId: { in: ids }, kind: { in: kinds }, ...liveOn(day) },
    distinct: ['personId', 'kind'],
    select: { kind: true },
  })
  const byKind = new Map(kinds.map((kind) => [kind, memberships.filter((one) => one.kind === kind).length]))
  return { where: { id: { in: ids } } satisfies PersonWhereInput, tally: { all: ids.length, byKind } }
}

/** One page of the people whom the actor sees at a school, and how many each kind of membership has under the same filters; null for numbers that a search makes too many to count. */
export async function listPeople(actor: Actor, filters: PeopleFilters) {
  const day = today()
  const year = academicYearOf(day)
  const { schoolId, classId, yearGroup } = filters
  const searched = searchWhere(filters.search)
  const asked: PersonWhereInput = {
    AND: [
      { schoolId, archivedAt: filters.archived ? { not: null } : null },
      peopleWhere(actor, 'people.view'),
      ...searched,
      classId || yearGroup !== undefined
        ? {
            enrolments: {
              some: { academicYear: year, ...(classId && { classId }), ...(yearGroup !== undefined && { yearGroup }) },
            },
          }
        : {},
    ],
  }
  const kinds = kindsInReach(actor, 'people.view', schoolId)
  const chosen = filters.kind && kinds.includes(filters.kind) ? filters.kind : undefined
  const { where, tally } =
    searched.length > 0 ? await found(asked, kinds, day) : { where: asked, tally: await tallyOf(asked, kinds, day) }
  const counted = tally
    ? chosen
      ? (tally.byKind.get(chosen) ?? 0)
      : tally.all
    : chosen
      ? (await firstFound(ofKind(where, chosen, day))).length
      : MOST_FOUND + 1
  const total = Math.min(counted, tally ? counted : MOST_FOUND)
  const pageCount = Math.max(1, Math.ceil(total / PEOPLE_PER_PAGE))
  const page = Math.min(Math.max(1, filters.page ?? 1), pageCount)
  const people = await db.person.findMany({
    where: ofKind(where, chosen, day),
    orderBy: orderOf(filters),
    skip: (page - 1) * PEOPLE_PER_PAGE,
    take: PEOPLE_PER_PAGE,
    select: {
      id: true,
      displayName: true,
      email: true,
      archivedAt: true,
      memberships: { where: { kind: { in: kinds }, ...liveOn(day) }, select: { kind: true } },
      enrolments: { where: { academicYear: year }, select: { yearGroup: true, class: { select: { name: true } } } },
    },
  })
  const rows = people.map(
    (person): PersonRow => ({
      id: person.id,
      displayName: person.displayName,
      email: person.email,
      kinds: MEMBERSHIP_KINDS.filter((kind) => person.memberships.some((membership) => membership.kind === kind)),
      yearGroup: person.enrolments[0]?.yearGroup ?? null,
      className: person.enrolments[0]?.class?.name ?? null,
      archived: person.archivedAt !== null,
    }),
  )
  return {
    rows,
    total,
    /** More than `total`. */
    more: counted > total,
    all: tally?.all ?? null,
    page,
    pageCount,
    counts: kinds.map((kind) => ({ kind, count: tally?.byKind.get(kind) ?? null })),
    kind: chosen,
  }
}

/** One person with memberships, classes, household and history, each as far as the actor may see; null when out of reach. */
export async function getPerson(actor: Actor, personId: string): Promise<PersonView | null> {
  if (scopesOf(actor, 'people.view').length === 0 || !isUuid(personId)) return null
  const inReach = peopleWhere(actor, 'people.view')
  const person = await db.person.findFirst({
    where: { AND: [{ id: personId }, inReach] },
    select: PERSON_SELECT(inReach),
  })
  if (!person) return null
  const { schoolId, email } = person
  const seesHistory = (['people.change', 'audit.view'] as const).some((permission) =>
    scopesOf(actor, permission).some((scope) => scope.schoolId === schoolId),
  )
  const [sharesEmailWith, history] = await Promise.all([
    email === null
      ? []
      : db.person.findMany({
          where: { AND: [{ schoolId, email, archivedAt: null, id: { not: personId } }, inReach] },
          orderBy: { displayName: 'asc' },
          select: { id: true, displayName: true },
        }),
    seesHistory ? historyOf(schoolId, personId) : null,
  ])
  return { ...viewOf(person, kindsInReach(actor, 'people.view', schoolId), today()), sharesEmailWith, history }
}

/** Addresses typed by hand reach queries: what is no UUID is nobody, not an error of the database. */
const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The classes of an academic year that the actor sees at a school, with how many pupils each has. */
export async function listClasses(actor: Actor, schoolId: string, academicYear = academicYearOf(today())) {
  const classes = await db.schoolClass.findMany({
    where: { AND: [{ schoolId, academicYear }, classesWhere(actor, 'people.view')] },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, _count: { select: { enrolments: true } } },
  })
  return classes.map(({ id, name, _count }) => ({ id, name, pupils: _count.enrolments }))
}
