import type { Client } from 'pg'
import { SESSION_COOKIE, sealSession } from '@/lib/auth/session-cookie'

/** The cookie of somebody who has just signed in. */
export const signedIn = async (accountId: string) =>
  `${SESSION_COOKIE}=${await sealSession({ sub: accountId, at: Date.now(), knownBy: 'password' })}`

/** An account for each person, in their order. */
export async function accountsFor(sql: Client, personIds: string[]): Promise<string[]> {
  const { rows } = await sql.query<{ accountId: string }>(
    `WITH given AS MATERIALIZED (SELECT uuidv7() AS id, person, place FROM unnest($1::uuid[]) WITH ORDINALITY AS row(person, place)),
      accounts AS (INSERT INTO "Account" (id, name, email) SELECT id, 'Signer', 'signer-' || id || '@example.test' FROM given),
      people AS (INSERT INTO "AccountPerson" ("accountId", "personId") SELECT id, person FROM given)
    SELECT id AS "accountId" FROM given ORDER BY place`,
    [personIds],
  )
  return rows.map((row) => row.accountId)
}
