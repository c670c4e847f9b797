import 'server-only'
import { type Actor, POSTS, type Post } from '@/lib/auth/actor'
import { GRANTABLE } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

/** The posts that the actor may give and take back at one school. */
export function grantablePosts(actor: Actor, schoolId: string): readonly Post[] {
  if (actor.kind === 'operator')
    return actor.schoolId === schoolId ? POSTS.filter((post) => post !== 'trust_officer') : []
  if (actor.kind !== 'account') return []
  const held = actor.grants.filter((grant) => grant.schoolId === schoolId)
  return POSTS.filter((post) => held.some((grant) => GRANTABLE[grant.post].includes(post)))
}

/** Whether someone with these posts at a school stands within the actor's reach; without posts, only a headteacher's. */
export function reaches(actor: Actor, schoolId: string, posts: readonly Post[]): boolean {
  const grantable = grantablePosts(actor, schoolId)
  if (posts.length === 0) return grantable.includes('office')
  return posts.every((post) => grantable.includes(post))
}

/** An account is one's own when it is the same, or stands for one of the same people. */
export async function isOwnAccount(tx: Tx, actor: Actor, accountId: string): Promise<boolean> {
  if (actor.kind !== 'account') return false
  if (actor.accountId === accountId) return true
  const personIds = actor.people.map((person) => person.personId)
  const shared = await tx.accountPerson.findFirst({
    where: { accountId, personId: { in: personIds } },
    select: { personId: true },
  })
  return shared !== null
}

/** The `where` of the accounts that belong to a school: someone's there, or holding a post there. */
export const atSchools = (schoolIds: string[]) => ({
  OR: [
    { people: { some: { person: { schoolId: { in: schoolIds }, archivedAt: null } } } },
    { grants: { some: { endedAt: null, schoolId: { in: schoolIds } } } },
  ],
})

/** Changes that could leave a school without a headteacher happen one after the other, leaving (in `people`) among them. */
export async function lockSchools(tx: Tx, schoolIds: string[]) {
  for (const key of schoolIds.map((id) => `headteachers ${id}`).sort()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  }
}

/** Refuses to leave the school without a headteacher who can sign in, once this account's post is gone. */
export async function requireAnotherHead(tx: Tx, schoolId: string, accountId: string) {
  const another = await tx.grant.findFirst({
    where: {
      schoolId,
      post: 'headteacher',
      endedAt: null,
      accountId: { not: accountId },
      account: { suspendedAt: null },
    },
    select: { id: true },
  })
  if (!another) throw new AppError('CONFLICT', 'A school needs a headteacher. Give someone else that post first.')
}

/** The account's schools with its posts there; refuses one's own account and one that reaches further than the actor. */
export async function placesWithinReach(tx: Tx, actor: Actor, accountId: string, schoolIds: string[]) {
  const account = await tx.account.findFirst({
    where: { id: accountId, ...atSchools(schoolIds) },
    select: {
      people: { where: { person: { archivedAt: null } }, select: { person: { select: { schoolId: true } } } },
      grants: { where: { endedAt: null }, select: { post: true, schoolId: true } },
    },
  })
  if (!account) throw new AppError('NOT_FOUND', 'We cannot find that account.')
  if (await isOwnAccount(tx, actor, accountId)) throw new AppError('FORBIDDEN', 'This is your own account.')
  const places = new Map<string, Post[]>(account.people.map(({ person }) => [person.schoolId, []]))
  for (const { post, schoolId } of account.grants) {
    if (!schoolId) throw new AppError('FORBIDDEN', 'This account works for the whole trust, beyond your reach.')
    places.set(schoolId, [...(places.get(schoolId) ?? []), post])
  }
  if ([...places.keys()].some((schoolId) => !schoolIds.includes(schoolId))) {
    throw new AppError(
      'CONFLICT',
      'This account is used at another school too. Take back its posts here, or end the membership, instead.',
    )
  }
  if ([...places].some(([schoolId, posts]) => !reaches(actor, schoolId, posts))) {
    throw new AppError('FORBIDDEN', 'This account holds a post beyond your reach.')
  }
  return places
}
