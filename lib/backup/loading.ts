import type { ClientBase } from 'pg'
import { nameOf, SCHEMAS, tablesOf } from './catalogue'

type Rule = { on: string; name: string; text: string }

/**
 * Empties the tables and lets rows come in any order and as they were, within the caller's transaction. Returns what puts every
 * trigger back in force and every reference between tables back in place, which checks all the rows.
 */
export async function allowLoading(client: ClientBase): Promise<() => Promise<void>> {
  const tables = (await tablesOf(client)).map(nameOf)
  const triggers = await triggersOf(client)
  const references = await referencesOf(client)
  for (const { on, name } of references) await client.query(`ALTER TABLE ${on} DROP CONSTRAINT ${name}`)
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  // A migration may have put rows of its own there; the backup has them as they became.
  await client.query(`TRUNCATE ${tables.join(', ')}`)
  return async () => {
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    for (const { on, name, text } of references) await client.query(`ALTER TABLE ${on} ADD CONSTRAINT ${name} ${text}`)
    const now = [await triggersOf(client), await referencesOf(client)]
    if (JSON.stringify(now) !== JSON.stringify([triggers, references]))
      throw new Error('The triggers of the restored database are not those of its migrations, so nothing was restored.')
  }
}

async function triggersOf(client: ClientBase): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(
    `SELECT t.tgrelid::regclass::text AS on, t.tgname::text AS name, t.tgenabled::text || pg_get_triggerdef(t.oid) AS text
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND n.nspname = ANY ($1) ORDER BY 1, 2`,
    [SCHEMAS],
  )
  return rows
}

async function referencesOf(client: ClientBase): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(
    `SELECT conrelid::regclass::text AS on, quote_ident(conname) AS name, pg_get_constraintdef(k.oid) AS text
      FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
      WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname = ANY ($1) ORDER BY 1, 2`,
    [SCHEMAS],
  )
  return rows
}
