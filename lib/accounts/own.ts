import type { AccountActor } from '@/lib/auth/account-actor'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

/** The actor's own account; refuses everybody who is none. */
export function ownAccount(actor: Actor): AccountActor {
  if (actor.kind !== 'account') throw new AppError('FORBIDDEN', 'Sign in with your own account first.')
  return actor
}

/** Ends every session of an account that has begun. */
export async function endSessions(tx: Tx, accountId: string) {
  const { sessionsValidFrom } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { sessionsValidFrom: true },
  })
  await tx.account.update({
    where: { id: accountId },
    data: { sessionsValidFrom: justAfter(sessionsValidFrom) },
    select: { id: true },
  })
}

/** Later than every session that has begun, to the millisecond. */
export const justAfter = (validFrom: Date) => new Date(Math.max(Date.now(), validFrom.getTime()) + 1)
