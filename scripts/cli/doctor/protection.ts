import type { ClientBase } from 'pg'
import { type Finding, fault, ok } from './finding'

/** The triggers that keep what was signed or published, by their table; a test holds this list against the migrations. */
export const PROTECTED: Record<string, string[]> = {
  AgreementVersion: ['published_stands', 'published_stands_truncate'],
  AuditEntry: ['append_only', 'append_only_truncate'],
  Checkpoint: ['append_only', 'append_only_truncate'],
  Document: ['append_only', 'append_only_truncate'],
  ErasedDocument: ['append_only', 'append_only_truncate'],
  EvidenceEntry: ['append_only', 'append_only_truncate'],
  EvidenceSection: ['append_only', 'append_only_truncate'],
  PolicyVersion: ['published_stands', 'published_stands_truncate'],
  Request: ['never_deleted', 'never_truncated'],
  Response: ['append_only', 'append_only_truncate'],
  ResponseTakenBack: ['append_only', 'append_only_truncate'],
  Seal: ['append_only', 'append_only_truncate'],
  StoredFile: ['append_only', 'append_only_truncate'],
}

export const guardsOf = async (client: ClientBase) =>
  (
    await client.query<{ table: string; name: string; enabled: boolean }>(
      `SELECT c.relname AS "table", t.tgname AS name, t.tgenabled IN ('O', 'A') AS enabled
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace
        AND NOT t.tgisinternal AND (t.tgname LIKE 'append\\_only%' OR t.tgname LIKE 'published\\_%' OR t.tgname LIKE 'never\\_%')
        ORDER BY 1, 2`,
    )
  ).rows

/** Whether each of them is there and in force. */
export async function triggers(client: ClientBase): Promise<Finding> {
  const there = await guardsOf(client)
  const inForce = (table: string, name: string) =>
    there.some((guard) => guard.table === table && guard.name === name && guard.enabled)
  const lacking = Object.entries(PROTECTED).flatMap(([table, names]) =>
    names.filter((name) => !inForce(table, name)).map((name) => `${name} of ${table}`),
  )
  if (lacking.length === 0) return ok(`${there.length} triggers keep what was signed and published`)
  return fault(
    `not in force: ${lacking.join(', ')}`,
    'Find out who switched it off. ALTER TABLE … ENABLE TRIGGER …, as the owner, puts it in force; then run countersign doctor --deep and hold the chain against checkpoints kept outside.',
  )
}

/** Whether the application has been given more than to read and add. */
export async function rights(client: ClientBase, application: string): Promise<Finding> {
  const tables = Object.entries(PROTECTED)
    .filter(([, names]) => names.includes('append_only'))
    .map(([table]) => table)
  const { rows } = await client.query<{ table: string; right: string }>(
    `SELECT name AS "table", privilege AS "right" FROM unnest($1::text[]) AS name, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS privilege
      WHERE has_table_privilege($2, quote_ident(name)::regclass, privilege) AND NOT EXISTS (
        SELECT FROM pg_tables WHERE tablename = name AND tableowner = $2) ORDER BY 1, 2`,
    [tables, application],
  )
  if (rows.length === 0) return ok('the application may only read and add to what is kept for good')
  const [first] = rows
  return fault(
    `the application was given ${first?.right} on ${first?.table}${rows.length > 1 ? ' and more' : ''}`,
    'Run npm start: it takes back what the application does not need.',
  )
}
