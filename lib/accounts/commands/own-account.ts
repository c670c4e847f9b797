import 'server-only'
import type { AccountActor } from '@/lib/auth/account-actor'
import { hashPassword, passwordFits } from '@/lib/auth/password'
import { passwordFaults } from '@/lib/auth/password-rules'
import { onAccount } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { endSessions, justAfter, ownAccount } from '../own'
import { SetPasswordInput, SignOutEverywhereInput } from '../schema'

/**
 * Sets one's own password and ends every session; the caller begins a new one. The present password is asked for, unless
 * there is none, or an e-mailed link proved a mailbox that nobody shares.
 */
export const setPassword = command({
  permission: 'self.view',
  input: SetPasswordInput,
  async run({ tx, actor, input, schools }) {
    const own = ownAccount(actor)
    const account = await tx.account.findUniqueOrThrow({
      where: { id: own.accountId },
      select: { passwordHash: true, name: true, email: true, sessionsValidFrom: true },
    })
    const known = provedMailbox(own) || account.passwordHash === null
    if (!known && !(await passwordFits(account.passwordHash, input.currentPassword))) {
      throw AppError.field('currentPassword', 'That is not your present password.')
    }
    const names = await tx.school.findMany({ where: { id: schools.schoolId }, select: { name: true } })
    const faults = await passwordFaults(input.password, [
      account.name,
      account.email ?? '',
      ...names.map(({ name }) => name),
    ])
    if (faults.length > 0) throw new AppError('INVALID', 'Choose another password.', { password: faults })

    const passwordHash = await hashPassword(input.password)
    // Conditional: of two changes at once, one succeeds.
    const { count } = await tx.account.updateMany({
      where: { id: own.accountId, passwordHash: account.passwordHash, sessionsValidFrom: account.sessionsValidFrom },
      data: { passwordHash, sessionsValidFrom: justAfter(account.sessionsValidFrom) },
    })
    if (count === 0) throw new AppError('CONFLICT', 'Your password was changed a moment ago. Sign in with the new one.')
    return {
      output: { accountId: own.accountId },
      audit: await onAccount(tx, own.accountId, { action: 'account.password_changed' }),
    }
  },
})

/** Ends every session of one's own account, this one included. */
export const signOutEverywhere = command({
  permission: 'self.view',
  input: SignOutEverywhereInput,
  async run({ tx, actor }) {
    const { accountId } = ownAccount(actor)
    await endSessions(tx, accountId)
    return { output: { accountId }, audit: await onAccount(tx, accountId, { action: 'account.signed_out_everywhere' }) }
  },
})

const provedMailbox = (own: AccountActor) => own.knownBy === 'email_link' && !own.sharedAddress
