import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { may, requireScopes, scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { adultsAt } from '../adults'
import { reaches } from '../reach'
import type { JoinedOpenId } from '../types'

const COLUMNS = { id: true, issuer: true, email: true, joinedAt: true, schoolId: true } as const

/** Who at a school's own sign-in an account is joined to, for whoever sees the account there; none out of reach. */
export async function listJoinedOpenIds(actor: Actor, schoolId: string, accountId: string): Promise<JoinedOpenId[]> {
  const scopes = requireScopes(actor, 'accounts.view').filter((scope) => scope.schoolId === schoolId)
  if (scopes.length === 0 || !z.uuid().safeParse(accountId).success) return []
  const whole = scopes.some(({ reach }) => reach === 'school')
  const account = await db.account.findFirst({
    where: { id: accountId, ...(whole ? {} : adultsAt(schoolId)) },
    select: {
      grants: { where: { endedAt: null }, select: { post: true } },
      openIds: { where: { schoolId }, orderBy: { joinedAt: 'asc' }, select: COLUMNS },
    },
  })
  const posts = account?.grants.map(({ post }) => post) ?? []
  const own = actor.kind === 'account' && actor.accountId === accountId
  const mayUnjoin =
    !own &&
    scopesOf(actor, 'accounts.unjoin').some((scope) => scope.schoolId === schoolId) &&
    (posts.length === 0 || reaches(actor, schoolId, posts))
  return (account?.openIds ?? []).map(({ schoolId: _, ...identity }) => ({ ...identity, mayUnjoin }))
}

/** One's own, at each school. */
export async function listOwnOpenIds(actor: Actor): Promise<JoinedOpenId[]> {
  if (actor.kind !== 'account' || !may(actor, 'self.view')) return []
  const own = await db.openIdIdentity.findMany({
    where: { accountId: actor.accountId },
    orderBy: { joinedAt: 'asc' },
    select: COLUMNS,
  })
  return own.map(({ schoolId: _, ...identity }) => ({ ...identity, mayUnjoin: false }))
}
