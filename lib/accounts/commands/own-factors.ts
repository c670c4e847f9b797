import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { changed, clearFactors, countFactors, lockFactors } from '../factors'
import { ownAccount } from '../own'
import { RemoveFactorInput, RenameFactorInput } from '../schema'

/** Gives one's own authenticator app or passkey another name. */
export const renameFactor = command({
  permission: 'self.view',
  recent: true,
  input: RenameFactorInput,
  async run({ tx, actor, input }) {
    const own = ownAccount(actor)
    await lockFactors(tx, own.accountId)
    const factor = await ownFactor(tx, actor, input.factorId)
    const change = { where: { id: factor.id, accountId: own.accountId }, data: { name: input.name } }
    if (factor.kind === 'app') await tx.authenticatorApp.updateMany(change)
    else await tx.passkey.updateMany(change)
    const told = `${KIND[factor.kind]} “${factor.name}” of your account is now called “${input.name}”.`
    return changed(tx, own.accountId, 'account.second_factor_renamed', told, { kind: factor.kind })
  },
})

/** Removes one's own authenticator app or passkey; with the last one the recovery codes go, unless a post needs it. */
export const removeFactor = command({
  permission: 'self.view',
  recent: true,
  input: RemoveFactorInput,
  async run({ tx, actor, input }) {
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
    const told = `${KIND[factor.kind]} “${factor.name}” was removed from your account.`
    return changed(tx, own.accountId, 'account.second_factor_removed', told, { kind: factor.kind, last })
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
