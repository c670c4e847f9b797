import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** One's own account, as its page shows it. */
export async function getOwnAccount(actor: Actor) {
  requireScopes(actor, 'self.view')
  if (actor.kind !== 'account') return null
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: {
      name: true,
      email: true,
      passwordHash: true,
      lastSignInAt: true,
      people: {
        select: {
          person: {
            select: {
              id: true,
              displayName: true,
              school: { select: { name: true } },
              memberships: { where: { endsOn: null }, select: { kind: true, title: true } },
            },
          },
        },
      },
      grants: {
        where: { endedAt: null },
        select: {
          id: true,
          post: true,
          school: { select: { name: true } },
          trust: { select: { name: true } },
          class: { select: { name: true } },
        },
      },
    },
  })
  const { passwordHash, ...rest } = account
  const hasPassword = passwordHash !== null
  // The same rule as in the command: a shared mailbox proves neither of the two.
  const proved = actor.knownBy === 'email_link' && !actor.sharedAddress
  return { ...rest, hasPassword, askCurrentPassword: hasPassword && !proved }
}

/** True until the first school stands. */
export const needsSetUp = async () => (await db.school.findFirst({ select: { id: true } })) === null
