import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { ownAccount } from '../own'
import { appAddress, newAppSecret } from '../totp'
import type { FactorRow } from '../types'

/** With what one takes one's own second step; `mayRemove` is false for the last while a post needs it. */
export async function getOwnSecondFactor(actor: Actor) {
  requireScopes(actor, 'self.view')
  const own = ownAccount(actor)
  const columns = { id: true, name: true, createdAt: true, lastUsedAt: true }
  const where = { accountId: own.accountId }
  const [apps, passkeys, codesLeft] = await Promise.all([
    db.authenticatorApp.findMany({ where, orderBy: { id: 'asc' }, select: columns }),
    db.passkey.findMany({ where, orderBy: { id: 'asc' }, select: columns }),
    db.recoveryCode.count({ where: { ...where, usedAt: null } }),
  ])
  const required = env.SECOND_FACTOR === 'posts' && own.grants.length + own.secondStep.asleepAt.length > 0
  const mayRemove = apps.length + passkeys.length > 1 || !required
  const rows: FactorRow[] = [
    ...apps.map((app) => ({ ...app, kind: 'app' as const, mayRemove })),
    ...passkeys.map((passkey) => ({ ...passkey, kind: 'passkey' as const, mayRemove })),
  ]
  return { factors: rows, codesLeft, required }
}

/** What an app that is being set up is given: a new secret, in words and as the address that its QR code holds. */
export const newAppToSetUp = () => newAppSecret()
export const addressForApp = (secret: string, account: { name: string; email: string | null }) =>
  appAddress(secret, account.email ?? account.name)
