import type { Client } from 'pg'
import { aSessionCookie } from '@/lib/testing/sessions'

/** The cookie of somebody who has just signed in. */
export const signedIn = (accountId: string) => aSessionCookie(accountId)

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
