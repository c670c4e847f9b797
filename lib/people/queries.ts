import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { classesWhere, type Permission, requireScopes, type Scope, scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import type { PersonWhereInput } from '@/lib/db/generated/models'
import { academicYearOf } from '@/lib/schools/types'
import { liveOn, today } from './membership-time'
import { historyOf, PERSON_SELECT, viewOf } from './person-view'
import { MEMBERSHIP_KINDS, type MembershipKind, type PersonView } from './types'

export { liveOn } from './membership-time'

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
