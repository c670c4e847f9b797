import 'server-only'
import { eachSchool } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { lockSchools, placesWithinReach, requireAnotherHead } from '../reach'
import { RestoreAccountInput, SuspendAccountInput } from '../schema'

/** Stops an account: each of its sessions has ended with the next request. */
export const suspendAccount = command({
  permission: 'accounts.grant',
  input: SuspendAccountInput,
  async run({ tx, actor, input, schools }) {
    const places = await placesWithinReach(tx, actor, input.accountId, schools.schoolId.in)
    await lockSchools(tx, [...places.keys()])
    for (const [schoolId, posts] of places) {
      if (posts.includes('headteacher')) await requireAnotherHead(tx, schoolId, input.accountId)
    }
    const now = new Date()
    const { count } = await tx.account.updateMany({
      where: { id: input.accountId, suspendedAt: null },
      // Restored later, it starts without the sessions of today.
      data: { suspendedAt: now, suspendedReason: input.reason, sessionsValidFrom: new Date(now.getTime() + 1) },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This account is stopped already.')
    return {
      output: { accountId: input.accountId },
      audit: eachSchool([...places.keys()], {
        action: 'account.suspended' as const,
        subject: input.accountId,
        after: { reason: input.reason },
      }),
    }
  },
})

export const restoreAccount = command({
  permission: 'accounts.grant',
  input: RestoreAccountInput,
  async run({ tx, actor, input, schools }) {
    const places = await placesWithinReach(tx, actor, input.accountId, schools.schoolId.in)
    const { count } = await tx.account.updateMany({
      where: { id: input.accountId, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspendedReason: null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This account is in use already.')
    return {
      output: { accountId: input.accountId },
      audit: eachSchool([...places.keys()], { action: 'account.restored' as const, subject: input.accountId }),
    }
  },
})
