import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'

/**
 * Parts a person from their accounts. An account that stands for nobody else and holds no post is stopped, and keeps nothing by
 * which its holder could be known or sign in; one that goes on for somebody else is left as it is.
 */
export async function eraseAccountsOf(tx: Tx, personId: string): Promise<void> {
  const accounts = await tx.account.findMany({
    where: { people: { some: { personId } } },
    select: {
      id: true,
      people: { where: { personId: { not: personId } }, select: { personId: true } },
      grants: { where: { endedAt: null }, select: { id: true } },
    },
  })
  await tx.openIdIdentity.deleteMany({ where: { personId } })
  await tx.accountPerson.deleteMany({ where: { personId } })
  const bare = accounts.filter(({ people, grants }) => people.length + grants.length === 0).map(({ id }) => id)
  if (bare.length > 0) await emptyAccounts(tx, bare)
}

async function emptyAccounts(tx: Tx, accountIds: string[]) {
  const moment = now()
  const of = { where: { accountId: { in: accountIds } } }
  await tx.signInToken.deleteMany(of)
  await tx.authenticatorApp.deleteMany(of)
  await tx.passkey.deleteMany(of)
  await tx.passkeyChallenge.deleteMany(of)
  await tx.recoveryCode.deleteMany(of)
  await tx.keptForm.deleteMany(of)
  await tx.openIdIdentity.deleteMany(of)
  await tx.accountSession.deleteMany(of)
  await tx.grant.updateMany({ ...of, data: { endReason: null } })
  await tx.classSession.updateMany({ ...of, data: { teacherName: 'Erased person' } })
  await tx.account.updateMany({
    where: { id: { in: accountIds } },
    data: {
      name: 'Erased person',
      email: null,
      passwordHash: null,
      suspendedAt: moment,
      suspendedReason: 'Erased',
      sessionsValidFrom: moment,
      lastSignInAt: null,
      secondFactorSince: null,
    },
  })
}
