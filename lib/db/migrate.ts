import { Logger, runMigrations as migrateJobs } from 'graphile-worker'
import { Client, Pool } from 'pg'
import { grantToApplication } from './grants'
import { migrationList, migrationNames } from './migration-files'
import { NO_FILTER, withSchemaEngine } from './schema-engine'

const QUIET = new Logger(() => () => undefined)

type Addresses = { ownerUrl: string; applicationUrl: string; migrations?: string }

/** Stands in a database while a backup is being restored into it, and stays behind when that was interrupted. */
export const HALF_RESTORED = 'countersign_restore'

/**
 * Brings a database up to date as its owner, then lets the application's role use it; returns the names of what was applied.
 * Throws one sentence when the database was migrated by a newer version.
 */
export async function migrate({ ownerUrl, applicationUrl, migrations }: Addresses): Promise<string[]> {
  const pending = await pendingMigrations(ownerUrl, migrations)
  if (pending.length > 0) await apply(ownerUrl, migrations)
  await prepareJobs(ownerUrl)
  await grantToApplication(ownerUrl, applicationUrl)
  return pending
}

/** Makes the tables of just these migrations in an empty database, and those of the job library. */
export async function migrateTo(ownerUrl: string, names: string[]): Promise<void> {
  await apply(ownerUrl, undefined, names)
  await prepareJobs(ownerUrl)
}

async function prepareJobs(ownerUrl: string) {
  const pgPool = new Pool({ connectionString: ownerUrl, max: 1 })
  pgPool.on('error', () => undefined)
  pgPool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await migrateJobs({ pgPool, logger: QUIET })
  } finally {
    await pgPool.end()
  }
}

async function apply(ownerUrl: string, migrations?: string, only?: string[]) {
  try {
    await withSchemaEngine(ownerUrl, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(migrations, only), filters: NO_FILTER }),
    )
  } catch (error) {
    throw new Error(`A migration of the database failed: ${reason(error)}`, { cause: error })
  }
}

async function pendingMigrations(ownerUrl: string, migrations?: string): Promise<string[]> {
  const known = migrationNames(migrations)
  const applied = await appliedMigrations(ownerUrl)
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `This database belongs to a newer version of Countersign (it has ${unknown.join(', ')}): update the program, or restore a backup made with this version.`,
    )
  }
  return known.filter((name) => !applied.includes(name))
}

async function appliedMigrations(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean; half: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there, to_regnamespace($1) IS NOT NULL AS half`,
      [HALF_RESTORED],
    )
    if (rows[0]?.half)
      throw new Error('A backup was being restored into this database and that was interrupted: restore it once more.')
    if (!rows[0]?.there) return []
    const applied = await client.query<{ migration_name: string }>(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    return applied.rows.map((row) => row.migration_name)
  } finally {
    await client.end()
  }
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
