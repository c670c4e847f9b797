import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { lateSince } from '@/lib/jobs/late'
import { MOST_LISTED, type StuckItem } from '@/lib/jobs/stuck-types'

// What could not be read is said at the scan itself and cannot be tried again: its files are gone by then.
function stuckWithin(schoolId: string, scanId?: string) {
  const late = sql`${lateSince().toISOString()}::timestamptz`
  return sql`
    scan."schoolId" = ${schoolId}::uuid AND scan.state IN ('waiting', 'reading') AND scan."createdAt" < ${late}
    AND ${scanId ? sql`scan.id = ${scanId}::uuid` : sql`true`}
    AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs job
      WHERE job.payload ->> 'scanId' = scan.id::text AND (job.locked_at IS NOT NULL OR job.created_at > ${late}))`
}

type Row = { id: string; done: number; total: number; createdAt: Date }

/** Scans of a school whose reading does not go on. */
export const stuckScans = (tx: Tx, schoolId: string, scanId?: string) =>
  tx.$queryRaw<Row[]>`
    SELECT scan.id, scan.done, scan.total, scan."createdAt" FROM "Scan" scan
    WHERE ${stuckWithin(schoolId, scanId)} ORDER BY scan."createdAt", scan.id LIMIT ${MOST_LISTED}`

const mayAt = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'paper.enter').some((scope) => scope.schoolId === schoolId)

/** How many of them a school has, for those who enter paper. */
export async function countStuckScans(actor: Actor, schoolId: string): Promise<number> {
  if (!mayAt(actor, schoolId)) return 0
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Scan" scan WHERE ${stuckWithin(schoolId)}`
  return found?.count ?? 0
}

/** The same, in words. */
export async function listStuckScans(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  if (!mayAt(actor, schoolId)) return []
  return (await stuckScans(db, schoolId)).map(({ id, done, total, createdAt }) => ({
    id,
    what: 'Scan of paper forms',
    href: `/scans/${id}`,
    people: [],
    note: total > 0 ? `${done} of ${total} pages read` : null,
    since: createdAt,
    late: true,
    why: 'Its reading waits longer than it should. Pages that were read stay read.',
    todo: 'Try again. If it still waits, tell whoever runs Countersign.',
    said: null,
  }))
}
