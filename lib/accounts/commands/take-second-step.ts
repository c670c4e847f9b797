import 'server-only'
import type { AccountActor } from '@/lib/auth/account-actor'
import type { Actor } from '@/lib/auth/actor'
import { guessing } from '@/lib/auth/limits'
import { requireScopes } from '@/lib/auth/permissions'
import { eachSchool, noteOnAccount } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { unwrap } from '@/lib/keys/wrap'
import { mailFactorChange } from '../factor-mail'
import { ownAccount } from '../own'
import { hashRecoveryCode } from '../recovery-codes'
import { TakeAppCodeInput, TakePasskeyInput, TakeRecoveryCodeInput } from '../schema'
import { stepOf } from '../totp'
import { credentialIdIn, optionsToTake, verifyTaken } from '../web-authn'

type By = 'app' | 'recovery_code' | 'passkey'

const taken = (schoolIds: string[], accountId: string, by: By) => ({
  output: { accountId },
  audit: eachSchool(schoolIds, { action: 'account.second_step_taken' as const, subject: accountId, after: { by } }),
})

const checkAppCode = command({
  permission: 'self.view',
  input: TakeAppCodeInput,
  async run({ tx, actor, input, schools }) {
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
      return taken(schools.schoolId.in, accountId, 'app')
    }
    throw AppError.field('code', 'That is not the code. Type the one that the app shows now.')
  },
})

const checkRecoveryCode = command({
  permission: 'self.view',
  input: TakeRecoveryCodeInput,
  async run({ tx, actor, input, schools }) {
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
    return taken(schools.schoolId.in, accountId, 'recovery_code')
  },
})

const checkPasskey = command({
  permission: 'self.view',
  input: TakePasskeyInput,
  async run({ tx, actor, input, schools }) {
    const { accountId } = ownAccount(actor)
    const stored = await tx.passkey.findFirst({
      where: { accountId, credentialId: credentialIdIn(input.response) },
      select: { id: true, credentialId: true, publicKey: true, counter: true, transports: true },
    })
    if (!stored) throw new AppError('INVALID', 'This passkey does not belong to your account.')
    const counter = await verifyTaken(accountId, input.response, stored)
    await tx.passkey.updateMany({ where: { id: stored.id }, data: { counter, lastUsedAt: new Date() } })
    return taken(schools.schoolId.in, accountId, 'passkey')
  },
})

const used = (field: string, message: string) => new AppError('CONFLICT', message, { [field]: [message] })

/** The second step by the code that an authenticator app shows: none works twice, and a few wrong ones are one too many for a while. */
export const takeAppCode = (actor: Actor, values: unknown) =>
  counted(actor, 'app', valid(TakeAppCodeInput.safeParse(values)) && (() => checkAppCode(actor, values)))

export const takeRecoveryCode = (actor: Actor, values: unknown) =>
  counted(
    actor,
    'recovery_code',
    valid(TakeRecoveryCodeInput.safeParse(values)) && (() => checkRecoveryCode(actor, values)),
  )

export const takePasskey = (actor: Actor, values: unknown) =>
  counted(actor, 'passkey', () => checkPasskey(actor, values))
