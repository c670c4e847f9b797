import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type Permission, schoolsWhere, scopesOf } from '@/lib/auth/permissions'

export const mayAt = (actor: Actor, permission: Permission, schoolId: string) =>
  scopesOf(actor, permission).some((scope) => scope.schoolId === schoolId)

/** The policies of a school as the actor may see them: its own, and what its trust has published; those without a published version only for who may draft. */
export function policiesWhere(actor: Actor, schoolId: string) {
  const published = { versions: { some: { status: 'published' as const } } }
  const drafts = mayAt(actor, 'policies.draft', schoolId)
  return {
    AND: [
      {
        OR: [
          { schoolId, ...(drafts ? {} : published) },
          { trust: { schools: { some: { id: schoolId } } }, ...published },
        ],
      },
      inReach(actor, schoolId),
    ],
  }
}

/** The versions among them: a draft only for who may draft, a trust's once the school can adopt it. */
export function versionsWhere(actor: Actor, schoolId: string) {
  const published = { status: 'published' as const }
  return mayAt(actor, 'policies.draft', schoolId) ? { OR: [published, { policy: { schoolId } }] } : published
}

/** Matches nothing when the school is out of the actor's reach; refuses an actor who may see no policy anywhere. */
function inReach(actor: Actor, schoolId: string) {
  return schoolsWhere(actor, 'policies.view').schoolId.in.includes(schoolId) ? {} : { id: { in: [] as string[] } }
}
