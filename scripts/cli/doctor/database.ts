import type { ClientBase } from 'pg'
import { HALF_RESTORED } from '@/lib/db/migrate'
import { migrationNames } from '@/lib/db/migration-files'
import { counted } from '@/lib/format/words'
import { tryAll } from '@/lib/keys/rewrap'
import { type Finding, fault, ok, warning } from './finding'

export async function one<T extends object>(client: ClientBase, sql: string, values: unknown[] = []): Promise<T> {
  const { rows } = await client.query(sql, values)
  return rows[0] as T
}

const BUILT_WITH = 18
const OLDEST = 14

export async function server(client: ClientBase): Promise<Finding> {
  const { version, encoding } = await one<{ version: string; encoding: string }>(
    client,
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
  )
  if (encoding !== 'UTF8')
    return fault(`the database keeps text as ${encoding}`, 'Make one with ENCODING UTF8 and restore a backup into it.')
  const major = Number.parseInt(version, 10)
  const says = `PostgreSQL ${version} answers`
  return major >= OLDEST ? ok(says) : warning(says, `Countersign is tested with ${BUILT_WITH}: use ${OLDEST} or later.`)
}

/** The application must own nothing: an owner can switch off what protects signed records. */
export async function roles(application: ClientBase): Promise<Finding> {
  const role = await one<{
    name: string
    superuser: boolean
    owns: string | null
    member: string | null
    makes: boolean
  }>(
    application,
    `SELECT current_user AS name, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
      (SELECT min(tablename) FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker') AND tableowner = current_user) AS owns,
      (SELECT min(tableowner) FROM pg_tables WHERE schemaname = 'public' AND tableowner <> current_user
        AND pg_has_role(current_user, tableowner, 'MEMBER')) AS member,
      has_schema_privilege('public', 'CREATE') AS makes`,
  )
  const mend =
    'Give the owner of the tables in MIGRATION_DATABASE_URL and a role of its own, which owns nothing, in DATABASE_URL; docs/operating.md says how.'
  if (role.superuser) return fault(`${role.name} of DATABASE_URL is a superuser and may change anything`, mend)
  if (role.owns) return fault(`${role.name} of DATABASE_URL owns ${role.owns} and could switch off its triggers`, mend)
  if (role.member) return fault(`${role.name} of DATABASE_URL may act as ${role.member}, who owns the tables`, mend)
  if (role.makes)
    return warning(`${role.name} of DATABASE_URL may make tables of its own`, 'REVOKE CREATE ON SCHEMA public.')
  return ok(`${role.name} owns nothing`)
}

export async function migrations(client: ClientBase, known: string[] = migrationNames()): Promise<Finding> {
  const { there, half } = await one<{ there: boolean; half: boolean }>(
    client,
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there, to_regnamespace($1) IS NOT NULL AS half`,
    [HALF_RESTORED],
  )
  if (half) return fault('a restore was interrupted', 'Run countersign restore with the backup once more.')
  if (!there) return fault('no table is there yet', 'Run npm start, which makes them.')
  const { rows } = await client.query<{ name: string; done: boolean }>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  const failed = rows.filter((row) => !row.done)
  if (failed.length > 0)
    return fault(`${failed[0]?.name} did not end`, 'Restore the backup from before the upgrade, then upgrade again.')
  const unknown = rows.filter((row) => !known.includes(row.name))
  if (unknown.length > 0)
    return fault(`the database is of a newer version (it has ${unknown[0]?.name})`, 'Put the newer program in place.')
  const pending = known.filter((name) => !rows.some((row) => row.name === name))
  if (pending.length > 0)
    return warning(
      `${counted(pending.length, 'migration')} to apply, ${pending[0]} first`,
      'Back up, then run npm start.',
    )
  return ok(`all ${counted(rows.length, 'migration')} applied`)
}

const CLOCK_WARNING_S = 2
const CLOCK_FAULT_S = 60

/** The database's clock times what is signed; this computer's times links and codes. */
export async function clocks(client: ClientBase, now = () => Date.now()): Promise<Finding> {
  const before = now()
  const { at } = await one<{ at: Date }>(client, 'SELECT clock_timestamp() AS at')
  const apart = Math.abs(at.getTime() - (before + now()) / 2) / 1000
  const says = `the database's clock and this computer's are ${apart.toFixed(1)} s apart`
  const mend = 'Let both keep time with NTP: the database’s clock times what is signed.'
  if (apart >= CLOCK_FAULT_S) return fault(says, mend)
  return apart >= CLOCK_WARNING_S ? warning(says, mend) : ok(says)
}

/** Whether the installation's secret opens what the database keeps encrypted. */
export async function keysOpen(client: ClientBase, secret: string, previous?: string): Promise<Finding> {
  const { opened, byPrevious, closed } = await tryAll(client, previous ? [secret, previous] : [secret])
  if (closed > 0)
    return fault(
      `NEXTAUTH_SECRET does not open ${counted(closed, 'kept secret')} of ${opened + byPrevious + closed}`,
      'Set it to the one that was used before, which every backup has in it; or give that as NEXTAUTH_SECRET_PREVIOUS and run countersign secret rotate.',
    )
  if (byPrevious > 0)
    return warning(
      `${counted(byPrevious, 'kept secret')} opened with NEXTAUTH_SECRET_PREVIOUS only`,
      'Run countersign secret rotate, then take NEXTAUTH_SECRET_PREVIOUS out of the settings.',
    )
  if (previous)
    return warning('NEXTAUTH_SECRET_PREVIOUS is set and opens nothing any more', 'Take it out of the settings.')
  return ok(opened > 0 ? `it opens ${counted(opened, 'kept secret')}` : 'nothing is encrypted with it yet')
}
