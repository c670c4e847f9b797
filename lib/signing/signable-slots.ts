import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/client'

/** Refuses the actor, or returns the `where` of the slots that are theirs to sign or that they have signed. */
export function signableSlotsWhere(actor: Actor): Prisma.SlotWhereInput {
  if (actor.kind === 'class_session') {
    requireScopes(actor, 'class.sign_pupil')
    return {
      schoolId: actor.schoolId,
      kind: 'pupil',
      waivedReason: null,
      request: {
        roundId: actor.roundId,
        closedAt: null,
        pupil: { enrolments: { some: { classId: actor.classId } } },
      },
    }
  }
  const schools = requireScopes(actor, 'requests.sign').map((scope) => scope.schoolId)
  const people =
    actor.kind === 'account'
      ? actor.people.map((person) => person.personId)
      : actor.kind === 'link'
        ? [actor.personId]
        : []
  const roundId = actor.kind === 'link' ? actor.roundId : undefined
  return {
    schoolId: { in: schools },
    personId: { in: people },
    withdrawn: false,
    waivedReason: null,
    request: { roundId, closedAt: null, askedAt: { not: null }, round: { status: 'open' } },
    OR: [
      { kind: { not: 'parent' } },
      // A parent signs only while they answer for the child.
      { request: { pupil: { guardians: { some: { parentId: { in: people }, endedOn: null, contactOrder: false } } } } },
    ],
  }
}
