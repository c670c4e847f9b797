import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { eachSchool } from '@/lib/auth/trail'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { mailFactorChange } from '../factor-mail'
import { clearFactors, countFactors, lockFactors } from '../factors'
import { ownAccount } from '../own'
import { RemoveFactorInput, RenameFactorInput } from '../schema'

/** Gives one's own authenticator app or passkey another name. */
export const renameFactor = command({
  permission: 'self.view',
  recent: true,
  input: RenameFactorInput,
  async run({ tx, actor, input, schools }) {
    const own = ownAccount(actor)
    await lockFactors(tx, own.accountId)
    const factor = await ownFactor(tx, actor, input.factorId)
    const change = { where: { id: factor.id, accountId: own.accountId }, data: { name: input.name } }
    if (factor.kind === 'app') await tx.authenticatorApp.updateMany(change)
    else await tx.passkey.updateMany(change)
    await mailFactorChange(
      tx,
      own.accountId,
      `${KIND[factor.kind]} “${factor.name}” of your account is now called “${input.name}”.`,
    )
    return {
      output: { accountId: own.accountId },
      audit: eachSchool(schools.schoolId.in, {
        action: 'account.second_factor_renamed' as const,
        subject: own.accountId,
        after: { kind: factor.kind },
      }),
    }
  },
})

/** Removes one's own authenticator app or passkey; with the last one the recovery codes go, unless a post needs it. */
export const removeFactor = command({
  permission: 'self.view',
  recent: true,
  input: RemoveFactorInput,
  async run({ tx, actor, input, schools }) {
    const own = ownAccount(actor)
    await lockFactors(tx, own.accountId)
    const factor = await ownFactor(tx, actor, input.factorId)
    const last = (await countFactors(tx, own.accountId)).all === 1
    if (last && env.SECOND_FACTOR === 'posts' && own.grants.length > 0) {
      throw new AppError('CONFLICT', 'Your post needs a second step. Set up another one first, then remove this.')
    }
    const which = { where: { id: factor.id, accountId: own.accountId } }
    if (factor.kind === 'app') await tx.authenticatorApp.deleteMany(which)
    else await tx.passkey.deleteMany(which)
    if (last) await clearFactors(tx, own.accountId)
    await mailFactorChange(tx, own.accountId, `${KIND[factor.kind]} “${factor.name}” was removed from your account.`)
    return {
      output: { accountId: own.accountId },
      audit: eachSchool(schools.schoolId.in, {
        action: 'account.second_factor_removed' as const,
        subject: own.accountId,
        after: { kind: factor.kind, last },
      }),
    }
  },
})

const KIND = { app: 'The authenticator app', passkey: 'The passkey' } as const

async function ownFactor(tx: Tx, actor: Actor, id: string) {
  const where = { id, accountId: ownAccount(actor).accountId }
  const app = await tx.authenticatorApp.findFirst({ where, select: { id: true, name: true } })
  if (app) return { ...app, kind: 'app' as const }
  const passkey = await tx.passkey.findFirst({ where, select: { id: true, name: true } })
  if (passkey) return { ...passkey, kind: 'passkey' as const }
  throw new AppError('NOT_FOUND', 'That is not there any more.')
}
