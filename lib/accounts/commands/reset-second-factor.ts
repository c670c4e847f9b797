import 'server-only'
import { eachSchool, schoolsOfAccount } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { mailFactorChange } from '../factor-mail'
import { clearFactors, lockFactors } from '../factors'
import { endSessions } from '../own'
import { placesWithinReach } from '../reach'
import { ResetSecondFactorInput } from '../schema'

/** Takes another's second factor away, for somebody who has lost it; never one's own, never beyond one's own reach. */
export const resetSecondFactor = command({
  permission: 'accounts.grant',
  recent: true,
  input: ResetSecondFactorInput,
  async run({ tx, actor, input, schools }) {
    const places = await placesWithinReach(tx, actor, input.accountId, schools.schoolId.in)
    await reset(tx, input.accountId, 'Somebody who looks after your school’s accounts')
    return { output: { accountId: input.accountId }, audit: entries([...places.keys()], input) }
  },
})

/** The same for the operator, who reaches every account of the installation. */
export const resetSecondFactorAsOperator = command({
  permission: 'system.run',
  input: ResetSecondFactorInput,
  async run({ tx, actor, input }) {
    if (actor.kind !== 'operator') throw new AppError('FORBIDDEN', 'This is for the operator.')
    const account = await tx.account.findFirst({ where: { id: input.accountId }, select: { id: true } })
    if (!account) throw new AppError('NOT_FOUND', 'There is no such account.')
    await reset(tx, input.accountId, 'The operator of Countersign')
    return {
      output: { accountId: input.accountId },
      audit: entries(await schoolsOfAccount(tx, input.accountId), input),
    }
  },
})

async function reset(tx: Tx, accountId: string, who: string) {
  await lockFactors(tx, accountId)
  const set = { id: accountId, secondFactorSince: { not: null } }
  if (!(await tx.account.findFirst({ where: set, select: { id: true } })))
    throw new AppError('CONFLICT', 'This account has no second step to reset.')
  await clearFactors(tx, accountId)
  await endSessions(tx, accountId)
  await mailFactorChange(
    tx,
    accountId,
    `${who} has reset the second step of your account. You are signed out everywhere, and set up a new one when you next sign in.`,
  )
}

const entries = (schoolIds: string[], { accountId, reason }: { accountId: string; reason: string }) =>
  eachSchool(schoolIds, { action: 'account.second_factor_reset' as const, subject: accountId, after: { reason } })
