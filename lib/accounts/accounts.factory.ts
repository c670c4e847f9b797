import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import { accountActor } from '@/lib/auth/account-actor'
import { db } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'
import { anAccount, aPerson } from '@/lib/testing/factories'
import { aSession } from '@/lib/testing/sessions'

/** A person of a school with an account of the same name, without posts. */
export async function aMember(
  schoolId: string,
  kind: MembershipKind = 'staff',
  email = `m${randomInt(1e12)}@example.test`,
) {
  const person = await aPerson(schoolId, kind, { givenName: 'Ines', familyName: `Farrow ${randomInt(1e9)}`, email })
  const actor = await anAccount(schoolId, [], person.id)
  await db.account.update({ where: { id: actor.accountId }, data: { email, name: person.displayName } })
  return { ...actor, personId: person.id, email, name: person.displayName }
}

/** The actor that a session of this account, begun now, would give; null when it gives none. */
export const actorOf = async (accountId: string, at = Date.now() + 1000, second?: number) =>
  accountActor(await aSession(accountId, { at, second }))

export const auditOf = async (subject: string) =>
  (await db.auditEntry.findMany({ where: { subject }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(
    ({ action }) => action,
  )

/** Runs it twice at the same moment and expects that exactly one goes through, the other with a CONFLICT. */
export async function expectOnce(run: () => Promise<unknown>) {
  const results = await Promise.allSettled([run(), run()])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
}
