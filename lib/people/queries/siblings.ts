import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { academicYearOf } from '@/lib/schools/types'
import { liveOn, today } from '../membership-time'
import { peopleWhere } from '../queries'
import type { Sibling } from '../types'

/** The pupils who share a parent or carer with a pupil today, by name; as far as the actor sees them and their parents. */
export async function listSiblings(actor: Actor, pupilId: string): Promise<Sibling[]> {
  if (scopesOf(actor, 'people.view').length === 0) return []
  const inReach = peopleWhere(actor, 'people.view')
  const day = today()
  const shared = { parent: { AND: [inReach, { children: { some: { pupilId, endedOn: null } } }] }, endedOn: null }
  const pupils = await db.person.findMany({
    where: {
      AND: [
        inReach,
        { id: { not: pupilId }, archivedAt: null, memberships: { some: { kind: 'pupil', ...liveOn(day) } } },
        { guardians: { some: shared } },
      ],
    },
    orderBy: [{ givenName: 'asc' }, { id: 'asc' }],
    take: 50,
    select: {
      id: true,
      displayName: true,
      enrolments: {
        where: { academicYear: academicYearOf(day) },
        select: { yearGroup: true, class: { select: { name: true } } },
      },
      guardians: { where: shared, orderBy: { id: 'asc' }, select: { parent: { select: { displayName: true } } } },
    },
  })
  return pupils.map(({ id, displayName, enrolments: [place], guardians }) => ({
    id,
    displayName,
    yearGroup: place?.yearGroup ?? null,
    className: place?.class?.name ?? null,
    through: guardians.map(({ parent }) => parent.displayName),
  }))
}
