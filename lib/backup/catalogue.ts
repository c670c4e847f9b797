import { type ClientBase, escapeIdentifier } from 'pg'
import type { Table } from './contents'

/** Where the product's tables are, and the job library's. */
export const SCHEMAS = ['public', 'graphile_worker']
// Migrating makes these rows: they are told in the header.
const LISTS_OF_MIGRATIONS = ['public._prisma_migrations', 'graphile_worker.migrations']

export const nameOf = ({ schema, name }: { schema: string; name: string }) =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`

/** The tables that hold what people did, with the columns that are written and not computed. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
        AND n.nspname || '.' || c.relname <> ALL ($2)
      GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
    [SCHEMAS, LISTS_OF_MIGRATIONS],
  )
  return rows
}

export async function migrationsOf(client: ClientBase): Promise<{ migrations: string[]; jobs: number }> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AND to_regclass('graphile_worker.migrations') IS NOT NULL AS there`,
  )
  if (!rows[0]?.there) throw new Error('This database has no Countersign in it, so there is nothing to back up.')
  const ours = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  )
  const jobs = await client.query<{ last: number }>(
    'SELECT coalesce(max(id), 0)::int AS last FROM graphile_worker.migrations',
  )
  return { migrations: ours.rows.map((row) => row.name), jobs: jobs.rows[0]?.last ?? 0 }
}

/** The sequences that have counted already, with their last number. */
export async function sequencesOf(client: ClientBase) {
  const { rows } = await client.query<{ schema: string; name: string; value: string }>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value FROM pg_sequences
      WHERE schemaname = ANY ($1) AND last_value IS NOT NULL ORDER BY 1, 2`,
    [SCHEMAS],
  )
  return rows
}

/** Text means the same on every server and in every version. */
export async function speakPlainly(client: ClientBase): Promise<void> {
  await client.query(
    `SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';
     SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL client_encoding = 'UTF8';
     SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = 0`,
  )
}
