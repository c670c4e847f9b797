import { randomBytes } from 'node:crypto'
import { generateSync } from 'otplib'
import { hashRecoveryCode, newRecoveryCodes } from '@/lib/accounts/recovery-codes'
import { newAppSecret } from '@/lib/accounts/totp'
import { db } from '@/lib/db/client'
import { wrap } from '@/lib/keys/wrap'
import type { BaseSchool } from './school'

const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) })

/** An authenticator app of an account in place of those it had; returns the code that it shows now. */
export async function anAppOf(accountId: string) {
  const secret = newAppSecret()
  await db.authenticatorApp.deleteMany({ where: { accountId } })
  const { id } = await db.authenticatorApp.create({
    data: { accountId, name: 'App', secret: wrap('authenticatorApp', secret), lastStep: 0 },
    select: { id: true },
  })
  await setUp(accountId)
  return { id, code: codeOf(secret) }
}

/** A new secret, and the code that an app shows for it. */
export function aSecret() {
  const secret = newAppSecret()
  return { secret, code: codeOf(secret) }
}

/** A passkey of an account, which no device holds. */
export async function aPasskeyOf(accountId: string) {
  const data = {
    accountId,
    name: 'Key',
    credentialId: randomBytes(16).toString('base64url'),
    publicKey: randomBytes(32),
  }
  const { id } = await db.passkey.create({ data: { ...data, counter: 0, transports: [] }, select: { id: true } })
  await setUp(accountId)
  return id
}

/** One recovery code of an account. */
export async function aRecoveryCodeOf(accountId: string) {
  const [code = ''] = newRecoveryCodes()
  await db.recoveryCode.create({
    data: { accountId, codeHash: hashRecoveryCode(accountId, code) },
    select: { id: true },
  })
  await setUp(accountId)
  return code
}

const setUp = (accountId: string) =>
  db.account.updateMany({ where: { id: accountId, secondFactorSince: null }, data: { secondFactorSince: new Date() } })

/** A school's own sign-in at one of the makers, in place of what it had. */
export async function anOwnSignIn({ id: schoolId }: Pick<BaseSchool, 'id'>, kind: 'google' | 'microsoft') {
  const set = { tenant: 'example.test', domains: ['example.test'], clientId: 'client' }
  const clientSecret = wrap('openIdSecret', 'secret')
  await db.openIdProvider.upsert({
    where: { schoolId_kind: { schoolId, kind } },
    create: { schoolId, kind, ...set, clientSecret },
    update: {},
    select: { kind: true },
  })
  return { schoolId, kind }
}

/** Who somebody is at the school's own sign-in. */
export async function anIdentityOf({ id: schoolId }: Pick<BaseSchool, 'id'>, personId: string, accountId: string) {
  const { id } = await db.openIdIdentity.create({
    data: {
      schoolId,
      personId,
      accountId,
      issuer: 'https://issuer.example.test',
      subject: crypto.randomUUID(),
      clientId: 'client',
      email: `${accountId}@example.test`,
    },
    select: { id: true },
  })
  return id
}
