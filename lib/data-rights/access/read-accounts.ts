import 'server-only'
import type { Tx } from '@/lib/db/client'
import { iso, isoOrNull, type Part } from './content'
import type { Subject } from './subject'

/** The accounts that stand for the person; on behalf of a child only those that stand for nobody else. */
export async function readAccounts(tx: Tx, subject: Subject): Promise<Part<'accounts' | 'classSessions'>> {
  const { schoolId, personIds, parentId } = subject
  const accounts = await tx.account.findMany({
    where: {
      people: { some: { personId: { in: personIds } }, ...(parentId && { every: { personId: { in: personIds } } }) },
    },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      name: true,
      email: true,
      createdAt: true,
      lastSignInAt: true,
      suspendedAt: true,
      // What the account may do at another school is that school's to tell.
      grants: {
        where: { schoolId },
        orderBy: { startsAt: 'asc' },
        select: { post: true, startsAt: true, endedAt: true },
      },
      authenticatorApps: { select: { name: true, createdAt: true, lastUsedAt: true } },
      passkeys: { select: { name: true, createdAt: true, lastUsedAt: true } },
      openIds: { where: { schoolId }, select: { issuer: true, email: true, joinedAt: true } },
      sessions: { orderBy: { begunAt: 'asc' }, select: { browser: true, begunAt: true, lastSeenAt: true } },
    },
  })
  const sessions = await tx.classSession.findMany({
    where: { schoolId, accountId: { in: accounts.map(({ id }) => id) } },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true, endedAt: true, class: { select: { name: true } } },
  })
  return {
    accounts: accounts.map((account) => ({
      name: account.name,
      email: account.email,
      createdAt: iso(account.createdAt),
      lastSignInAt: isoOrNull(account.lastSignInAt),
      stoppedAt: isoOrNull(account.suspendedAt),
      posts: account.grants.map(({ post, startsAt, endedAt }) => ({
        post,
        startsAt: iso(startsAt),
        endedAt: isoOrNull(endedAt),
      })),
      secondSteps: [
        ...account.authenticatorApps.map((app) => ({ kind: 'authenticator app', ...app })),
        ...account.passkeys.map((passkey) => ({ kind: 'passkey', ...passkey })),
      ].map(({ kind, name, createdAt, lastUsedAt }) => ({
        kind,
        name,
        addedAt: iso(createdAt),
        lastUsedAt: isoOrNull(lastUsedAt),
      })),
      joined: account.openIds.map(({ issuer, email, joinedAt }) => ({ issuer, email, joinedAt: iso(joinedAt) })),
      sessions: account.sessions.map(({ browser, begunAt, lastSeenAt }) => ({
        browser,
        begunAt: iso(begunAt),
        lastSeenAt: iso(lastSeenAt),
      })),
    })),
    classSessions: sessions.map(({ class: own, startedAt, endedAt }) => ({
      className: own.name,
      startedAt: iso(startedAt),
      endedAt: isoOrNull(endedAt),
    })),
  }
}
