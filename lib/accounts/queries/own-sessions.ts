import 'server-only'
import { standing } from '@/lib/auth/account-session'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { ownAccount } from '../own'
import type { SessionRow } from '../types'

/** Where one's own account is signed in: this browser first, then by when it was last used. */
export async function listOwnSessions(actor: Actor, presentId: string | null): Promise<SessionRow[]> {
  requireScopes(actor, 'self.view')
  const { accountId } = ownAccount(actor)
  const account = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { sessionsValidFrom: true },
  })
  const sessions = await db.accountSession.findMany({
    where: { accountId, ...standing(account) },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, browser: true, begunAt: true, lastSeenAt: true },
  })
  const rows = sessions.map((session) => ({ ...session, present: session.id === presentId }))
  return [...rows.filter(({ present }) => present), ...rows.filter(({ present }) => !present)]
}
