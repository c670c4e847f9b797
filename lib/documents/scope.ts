import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type PostPermission, scopesOf } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/client'
import { lateSince } from '@/lib/jobs/late'
import { householdsWhere } from '@/lib/people/queries'
import { requestsWithin } from '@/lib/rounds/queries'

const NONE: Prisma.RequestWhereInput = { id: { in: [] } }

/** The `where` of the requests that a post reaches; none at all without one. */
export function requestsInReach(actor: Actor, permissions: PostPermission[]): Prisma.RequestWhereInput {
  const scopes = permissions.flatMap((permission) => scopesOf(actor, permission))
  return scopes.length === 0 ? NONE : { OR: scopes.map(requestsWithin) }
}

/** The `where` of the requests of the actor's own people: what they signed, and what is about the children they answer for. */
export function requestsOfHousehold(actor: Actor): Prisma.RequestWhereInput {
  if (actor.kind !== 'account' && actor.kind !== 'link') return NONE
  const own = actor.kind === 'account' ? actor.people.map((person) => person.personId) : [actor.personId]
  return {
    person: householdsWhere(actor),
    // A parents' form is about the pupil and none of the pupil's business.
    NOT: { audience: 'parents', personId: { in: own } },
    ...(actor.kind === 'link' && { schoolId: actor.schoolId, roundId: actor.roundId }),
  }
}

/** The `where` of complete requests whose copy failed or is overdue. */
export function stuckWhere(): Prisma.RequestWhereInput {
  const late = { lt: lateSince() }
  return {
    state: 'complete',
    OR: [
      { copyState: 'failed' },
      { copyState: { in: ['none', 'queued'] }, copyQueuedAt: late },
      { copyState: { in: ['none', 'queued'] }, copyQueuedAt: null, completedAt: late },
    ],
  }
}
