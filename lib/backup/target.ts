import type { ClientBase } from 'pg'
import { HALF_RESTORED } from '@/lib/db/migrate'

/** Refuses a database in which anything is, but for what an interrupted restore left behind. */
export async function refuseUnlessEmpty(client: ClientBase): Promise<void> {
  if (await isHalfRestored(client)) return
  const { rows } = await client.query<{ found: string | null; database: string }>(
    `SELECT current_database() AS database, (
        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY 1 LIMIT 1) AS found`,
  )
  const [state] = rows
  if (!state?.found) return
  throw new Error(
    `The database ${state.database} is not empty (it has ${state.found}), and a backup is restored into an empty one only: set DATA_DIR to a new folder, or make a new database.`,
  )
}

/** Notes that a restore begins, and clears what an interrupted one left behind. */
export async function startOver(client: ClientBase): Promise<void> {
  if (await isHalfRestored(client)) await dropEverything(client)
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${HALF_RESTORED}`)
}

/** The rows are there: the note goes with their commit. */
export async function finish(client: ClientBase): Promise<void> {
  await client.query(`DROP SCHEMA ${HALF_RESTORED}`)
}

/** Leaves the database as empty as it was. */
export async function emptyTarget(client: ClientBase): Promise<void> {
  // Without the note the rows are in for good, and what failed came after.
  if (!(await isHalfRestored(client))) return
  await dropEverything(client)
  await finish(client)
}

async function isHalfRestored(client: ClientBase) {
  const { rows } = await client.query<{ half: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS half', [
    HALF_RESTORED,
  ])
  return rows[0]?.half ?? false
}

async function dropEverything(client: ClientBase) {
  await client.query(
    `DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;
     GRANT USAGE ON SCHEMA public TO PUBLIC`,
  )
}
