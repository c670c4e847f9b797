import 'server-only'
import type { AuditDetail } from '@/lib/audit/append'
import type { AccountActor } from '@/lib/auth/account-actor'
import { onAccount } from '@/lib/auth/trail'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { mailFactorChange } from './factor-mail'

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

/** What every change to one's own second factor ends with: its owner is told in a sentence, and the trail says what it was. */
export async function changed(tx: Tx, accountId: string, what: `account.${string}`, told: string, after?: AuditDetail) {
  await mailFactorChange(tx, accountId, told)
  return { output: { accountId }, audit: await onAccount(tx, accountId, { action: what, ...(after && { after }) }) }
}

const KINDS = { app: 'An authenticator app', passkey: 'A passkey' } as const

/** The same for one that was added: from the first on, the account is asked for it. */
export async function added(tx: Tx, accountId: string, factor: { id: string; kind: 'app' | 'passkey'; name: string }) {
  const { id, kind, name } = factor
  await tx.account.updateMany({
    where: { id: accountId, secondFactorSince: null },
    data: { secondFactorSince: new Date() },
  })
  const told = `${KINDS[kind]}, “${name}”, was added to your account.`
  const { audit } = await changed(tx, accountId, 'account.second_factor_added', told, { kind })
  return { output: { accountId, factorId: id }, audit }
}

/** Takes away everything that the second step could be taken with. */
export async function clearFactors(tx: Tx, accountId: string) {
  await tx.authenticatorApp.deleteMany({ where: { accountId } })
  await tx.passkey.deleteMany({ where: { accountId } })
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.account.update({ where: { id: accountId }, data: { secondFactorSince: null }, select: { id: true } })
}
