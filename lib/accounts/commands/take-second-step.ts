import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { guessing } from '@/lib/auth/limits'
import { requireScopes } from '@/lib/auth/permissions'
import { noteOnAccount, onAccount } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { unwrap } from '@/lib/keys/wrap'
import { mailFactorChange } from '../factor-mail'
import { ownAccount } from '../own'
import { hashRecoveryCode } from '../recovery-codes'
import { TakeAppCodeInput, TakePasskeyInput, TakeRecoveryCodeInput } from '../schema'
import { stepOf } from '../totp'
import { credentialIdIn, optionsToTake, verifyTaken } from '../web-authn'

type By = 'app' | 'recovery_code' | 'passkey'
type Taken = { accountId: string }

const taken = async (tx: Tx, accountId: string, by: By) => ({
  output: { accountId },
  audit: await onAccount(tx, accountId, { action: 'account.second_step_taken', after: { by } }),
})

const checkAppCode = command({
  permission: 'self.view',
  input: TakeAppCodeInput,
  async run({ tx, actor, input }) {
    const { accountId } = ownAccount(actor)
    const apps = await tx.authenticatorApp.findMany({ where: { accountId }, select: { id: true, secret: true } })
    for (const { id, secret } of apps) {
      const step = stepOf(unwrap('authenticatorApp', secret), input.code)
      if (step === null) continue
      // Conditional: a code works once, also when it is sent twice at the same moment.
      const { count } = await tx.authenticatorApp.updateMany({
        where: { id, lastStep: { lt: step } },
        data: { lastStep: step, lastUsedAt: new Date() },
      })
      if (count === 0) throw used('code', 'This code has been used. Wait for the app to show the next one.')
      return taken(tx, accountId, 'app')
    }
    throw AppError.field('code', 'That is not the code. Type the one that the app shows now.')
  },
})

const checkRecoveryCode = command({
  permission: 'self.view',
  input: TakeRecoveryCodeInput,
  async run({ tx, actor, input }) {
    const { accountId } = ownAccount(actor)
    const codeHash = hashRecoveryCode(accountId, input.recoveryCode)
    const code = await tx.recoveryCode.findFirst({ where: { accountId, codeHash }, select: { id: true } })
    if (!code) throw AppError.field('recoveryCode', 'That is none of your recovery codes. Check it letter by letter.')
    const { count } = await tx.recoveryCode.updateMany({
      where: { id: code.id, usedAt: null },
      data: { usedAt: new Date() },
    })
    if (count === 0) throw used('recoveryCode', 'This recovery code has been used. Cross it out and take another.')
    const left = await tx.recoveryCode.count({ where: { accountId, usedAt: null } })
    await mailFactorChange(tx, accountId, `A recovery code was used to sign in to your account. ${left} are left.`)
    return taken(tx, accountId, 'recovery_code')
  },
})

const checkPasskey = command({
  permission: 'self.view',
  input: TakePasskeyInput,
  async run({ tx, actor, input }) {
    const { accountId } = ownAccount(actor)
    const stored = await tx.passkey.findFirst({
      where: { accountId, credentialId: credentialIdIn(input.response) },
      select: { id: true, credentialId: true, publicKey: true, counter: true, transports: true },
    })
    if (!stored) throw new AppError('INVALID', 'This passkey does not belong to your account.')
    const counter = await verifyTaken(accountId, input.response, stored)
    await tx.passkey.updateMany({ where: { id: stored.id }, data: { counter, lastUsedAt: new Date() } })
    return taken(tx, accountId, 'passkey')
  },
})

const used = (field: string, message: string) => new AppError('CONFLICT', message, { [field]: [message] })

/**
 * Lets an account try: a few wrong answers are one too many for a while, whichever process they reach, and each stands in
 * the trail. Passkeys count by themselves, so that whoever guesses codes does not lock them out.
 */
const tried =
  <Input extends z.ZodType>(by: By, input: Input, check: (actor: Actor, values: unknown) => Promise<Taken>) =>
  async (actor: Actor, values: unknown): Promise<Taken> => {
    requireScopes(actor, 'self.view')
    const { accountId } = ownAccount(actor)
    // An empty field is no guess.
    const parsed = input.safeParse(values)
    if (!parsed.success) throw AppError.invalid(parsed.error)
    try {
      const counted = by === 'passkey' ? [accountId, by] : [accountId]
      return await guessing([['second_factor', ...counted]], () => check(actor, values))
    } catch (error) {
      if (error instanceof AppError && error.code !== 'TOO_MANY')
        await noteOnAccount(db, accountId, { action: 'account.second_step_failed', after: { by } })
      throw error
    }
  }

export const takeAppCode = tried('app', TakeAppCodeInput, checkAppCode)
export const takeRecoveryCode = tried('recovery_code', TakeRecoveryCodeInput, checkRecoveryCode)
export const takePasskey = tried('passkey', TakePasskeyInput, checkPasskey)

/** What one's own browser needs to sign with a passkey; its challenge works once, for minutes. */
export async function startPasskeyStep(actor: Actor) {
  requireScopes(actor, 'self.view')
  const { accountId } = ownAccount(actor)
  const keys = await db.passkey.findMany({ where: { accountId }, select: { credentialId: true, transports: true } })
  if (keys.length === 0) throw new AppError('CONFLICT', 'No passkey is set up.')
  return optionsToTake(accountId, keys)
}
