import 'server-only'
import { type AuditDetail, type AuditEntry, appendAudit } from '@/lib/audit/append'
import { db, type Tx } from '@/lib/db/client'
import type { Doer } from './actor'

type Entry = { action: `account.${string}`; after?: AuditDetail; before?: AuditDetail }

/** The schools that an account belongs to: of its people, its posts, and each of a trust's that it works for. */
export async function schoolsOfAccount(tx: Tx, accountId: string): Promise<string[]> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      people: { where: { person: { archivedAt: null } }, select: { person: { select: { schoolId: true } } } },
      grants: {
        where: { endedAt: null },
        select: { schoolId: true, trust: { select: { schools: { select: { id: true } } } } },
      },
    },
  })
  const ofPosts = account.grants.flatMap(
    ({ schoolId, trust }) => schoolId ?? (trust?.schools ?? []).map(({ id }) => id),
  )
  return [...new Set([...account.people.map(({ person }) => person.schoolId), ...ofPosts])]
}

/** The same entry for each school; where there is none, one that belongs to no school. */
export function eachSchool<E extends object>(schoolIds: readonly string[], entry: E) {
  const [first = null, ...rest] = schoolIds
  const all: [E & { schoolId: string | null }, ...(E & { schoolId: string | null })[]] = [
    { ...entry, schoolId: first },
    ...rest.map((schoolId) => ({ ...entry, schoolId })),
  ]
  return all
}

/**
 * What happened to an account, as entries for wherever it belongs: one for each school, and one for a trust that it works
 * for, which stands in the trail of all its schools.
 */
export async function onAccount(tx: Tx, accountId: string, entry: Entry): Promise<[AuditEntry, ...AuditEntry[]]> {
  const { people, grants } = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      people: { where: { person: { archivedAt: null } }, select: { person: { select: { school: PLACE } } } },
      grants: { where: { endedAt: null }, select: { trustId: true, school: PLACE } },
    },
  })
  const trustIds = new Set(grants.flatMap(({ trustId }) => trustId ?? []))
  const schools = [...people.map(({ person }) => person.school), ...grants.flatMap(({ school }) => school ?? [])]
  const apart = schools.filter((school) => !school.trustId || !trustIds.has(school.trustId))
  const about = { ...entry, subject: accountId }
  const [first, ...rest] = [
    ...[...new Set(apart.map(({ id }) => id))].map((schoolId) => ({ ...about, schoolId })),
    ...[...trustIds].map((trustId) => ({ ...about, schoolId: null, trustId })),
  ]
  return [first ?? { ...about, schoolId: null }, ...rest]
}

const PLACE = { select: { id: true, trustId: true } } as const

/** Writes what happened to an account outside any command into the trail of wherever it belongs. */
export async function noteOnAccount(tx: Tx, accountId: string, entry: Entry, by?: Doer) {
  await appendAudit(tx, by ?? { kind: 'account', accountId }, await onAccount(tx, accountId, entry))
}

const HOUR = 3_600_000

/** A first step that failed, in the trail of each account that it was meant for: once an hour, so that a guesser fills nothing. */
export async function noteFailedSignIn(accountIds: string[]) {
  const at = new Date()
  const due = await db.account.updateManyAndReturn({
    where: {
      id: { in: accountIds },
      OR: [{ failureNotedAt: null }, { failureNotedAt: { lt: new Date(at.getTime() - HOUR) } }],
    },
    data: { failureNotedAt: at },
    select: { id: true },
  })
  // Nobody has shown who they are.
  const nobody = { kind: 'job' as const, name: 'sign-in' }
  for (const { id } of due) await noteOnAccount(db, id, { action: 'account.sign_in_failed' }, nobody)
}
