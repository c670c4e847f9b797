import 'server-only'
import type { ClientBase } from 'pg'
import { REFERRED } from './referrers'

const DAY_MS = 86_400_000
const LOCK_WITHIN_MS = 30_000

type Cleaning = { olderThanMs: number; dryRun: boolean }

/**
 * Removes the rows of files that nothing refers to, once they are a day old at least. Only the owner of the tables may; it waits for
 * a moment in which nobody is keeping a file, because their transaction may be about to refer to one of these.
 */
export async function cleanRows(
  owner: ClientBase,
  { olderThanMs, dryRun }: Cleaning,
): Promise<{ files: number; bytes: number }> {
  const age = [Math.max(olderThanMs, DAY_MS)]
  const loose = `FROM "StoredFile" file WHERE file."createdAt" < now() - $1::float8 * interval '1 millisecond'
    AND NOT EXISTS (SELECT FROM named WHERE named."schoolId" = file."schoolId" AND named.sha256 = file.sha256)`
  const sums = 'count(*)::int AS files, coalesce(sum(length(bytes)), 0)::float8 AS bytes'
  const named = `WITH named AS MATERIALIZED (${REFERRED})`
  if (dryRun) return only(await owner.query<Sums>(`${named} SELECT ${sums} ${loose}`, age))
  await owner.query('BEGIN')
  try {
    await lockOut(owner)
    await owner.query(`SELECT set_config('countersign.erasing', 'yes', true)`)
    const gone = await owner.query<Sums>(
      `${named}, gone AS (DELETE ${loose} RETURNING bytes) SELECT ${sums} FROM gone`,
      age,
    )
    await owner.query('COMMIT')
    return only(gone)
  } catch (error) {
    await owner.query('ROLLBACK')
    throw error
  }
}

type Sums = { files: number; bytes: number }
const only = ({ rows: [row] }: { rows: Sums[] }): Sums => row ?? { files: 0, bytes: 0 }

/** Tries again and again instead of standing in line, behind which everybody who signs would have to wait. */
async function lockOut(owner: ClientBase): Promise<void> {
  const until = Date.now() + LOCK_WITHIN_MS
  while (Date.now() < until) {
    const { rows } = await owner.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('countersign.files')) AS mine`,
    )
    if (rows[0]?.mine) return
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error('Files are being kept all the time just now, so nothing was removed: try again at a quiet hour.')
}
