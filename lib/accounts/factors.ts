import 'server-only'
import type { AccountActor } from '@/lib/auth/account-actor'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

const MOST_OF_A_KIND = 5

/** Changes to one account's second factor happen one after the other. */
export async function lockFactors(tx: Tx, accountId: string) {
  await tx.$queryRaw`SELECT id FROM "Account" WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
}

export async function countFactors(tx: Tx, accountId: string) {
  const [apps, passkeys] = [
    await tx.authenticatorApp.count({ where: { accountId } }),
    await tx.passkey.count({ where: { accountId } }),
  ]
  return { apps, passkeys, all: apps + passkeys }
}

/** Before one more is added, under the lock: a session from before the first one was set up adds nothing any more. */
export async function requireRoom(tx: Tx, own: AccountActor, kind: 'apps' | 'passkeys') {
  const count = await countFactors(tx, own.accountId)
  if (count.all > 0 && !own.secondStep.isSet) throw new AppError('CONFLICT', 'Something has been set up a moment ago.')
  if (count[kind] >= MOST_OF_A_KIND) throw new AppError('CONFLICT', `${MOST_OF_A_KIND} are enough. Remove one first.`)
}

/** From its first factor on, the account is asked for it. */
export const noteSetUp = (tx: Tx, accountId: string) =>
  tx.account.updateMany({ where: { id: accountId, secondFactorSince: null }, data: { secondFactorSince: new Date() } })

/** Takes away everything that the second step could be taken with. */
export async function clearFactors(tx: Tx, accountId: string) {
  await tx.authenticatorApp.deleteMany({ where: { accountId } })
  await tx.passkey.deleteMany({ where: { accountId } })
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.account.update({ where: { id: accountId }, data: { secondFactorSince: null }, select: { id: true } })
}
