import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { lateSince } from '@/lib/jobs/late'
import { MOST_LISTED, type StuckItem } from '@/lib/jobs/stuck-types'
import type { ImportState } from '../view-types'

// A step that was asked for lately has a young job, however old its import is.
function stuckWithin(schoolId: string, importId?: string) {
  const late = sql`${lateSince().toISOString()}::timestamptz`
  return sql`
    import."schoolId" = ${schoolId}::uuid AND import."erasedAt" IS NULL
    AND ${importId ? sql`import.id = ${importId}::uuid` : sql`true`}
    AND (import.state = 'failed' OR import.state IN ('waiting', 'checking', 'confirming', 'undoing') AND import."createdAt" < ${late}
      AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs job
        WHERE job.payload ->> 'importId' = import.id::text AND job.created_at > ${late}))`
}

/** Imports of a school that could not be checked, or of which a step does not end. */
export const stuckImports = (tx: Tx, schoolId: string, importId?: string) =>
  tx.$queryRaw<{ id: string; state: ImportState; createdAt: Date }[]>`
    SELECT import.id, import.state::text, import."createdAt" FROM "Import" import
    WHERE ${stuckWithin(schoolId, importId)} ORDER BY import."createdAt", import.id LIMIT ${MOST_LISTED}`

const mayAt = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'people.import').some((scope) => scope.schoolId === schoolId)

/** How many of them a school has, for those who import. */
export async function countStuckImports(actor: Actor, schoolId: string): Promise<number> {
  if (!mayAt(actor, schoolId)) return 0
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Import" import WHERE ${stuckWithin(schoolId)}`
  return found?.count ?? 0
}

const STEPS: Partial<Record<ImportState, string>> = {
  waiting: 'Checking the files',
  checking: 'Checking the files',
  failed: 'Checking the files',
  confirming: 'Writing what was confirmed',
  undoing: 'Undoing the import',
}

/** The same, each with the names of its files. */
export async function listStuckImports(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  if (!mayAt(actor, schoolId)) return []
  const imports = await stuckImports(db, schoolId)
  const files = await db.importFile.findMany({
    where: { schoolId, importId: { in: imports.map(({ id }) => id) } },
    select: { importId: true, name: true },
    orderBy: { position: 'asc' },
  })
  return imports.map(({ id, state, createdAt }) => ({
    id,
    what: STEPS[state] ?? 'Roll import',
    href: `/imports/${id}`,
    people: [],
    note: files
      .filter((file) => file.importId === id)
      .map((file) => file.name)
      .join(', '),
    since: createdAt,
    late: state !== 'failed',
    why:
      state === 'failed'
        ? 'Something went wrong while the files were checked. Nothing was written.'
        : 'It waits longer than it should. It is written whole or not at all.',
    todo:
      state === 'failed'
        ? 'Try again, or open the import, throw it away and send the files once more.'
        : 'Try again. If it still waits, tell whoever runs Countersign.',
    said: null,
  }))
}
