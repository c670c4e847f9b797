import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { requireRecent } from '@/lib/auth/second-step'
import { command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { added, lockFactors, requireRoom } from '../factors'
import { ownAccount } from '../own'
import { AddPasskeyInput } from '../schema'
import { optionsToAdd, verifyNew } from '../web-authn'

/** What one's own browser needs to make a passkey; its challenge works once, for minutes. */
export async function startPasskey(actor: Actor) {
  requireScopes(actor, 'self.view')
  const own = ownAccount(actor)
  requireRecent(own.secondStep)
  const account = await db.account.findUniqueOrThrow({
    where: { id: own.accountId },
    select: { id: true, name: true, email: true, passkeys: { select: { credentialId: true, transports: true } } },
  })
  return optionsToAdd({ ...account, label: account.email ?? account.name }, account.passkeys)
}

/** Adds the passkey that one's own browser has made. */
export const addPasskey = command({
  permission: 'self.view',
  recent: true,
  input: AddPasskeyInput,
  async run({ tx, actor, input }) {
    const own = ownAccount(actor)
    await lockFactors(tx, own.accountId)
    await requireRoom(tx, own, 'passkeys')
    const key = await verifyNew(own.accountId, input.response)
    const taken = await tx.passkey.findUnique({ where: { credentialId: key.credentialId }, select: { id: true } })
    if (taken) throw new AppError('CONFLICT', 'This passkey is set up already.')
    const { id } = await tx.passkey.create({
      data: { ...key, accountId: own.accountId, name: input.name, lastUsedAt: new Date() },
      select: { id: true },
    })
    return added(tx, own.accountId, { id, kind: 'passkey', name: input.name })
  },
})
