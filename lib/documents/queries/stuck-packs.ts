import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { lateSince } from '@/lib/jobs/late'
import { MOST_LISTED, type StuckItem } from '@/lib/jobs/stuck-types'
import { NOTHING_TO_PRINT, PACK_KIND_LABELS, type PackKind } from '../packs/types'

// A pack that a worker has in hand is none of them, however long it takes.
function stuckWithin(schoolId: string, packId?: string) {
  const late = sql`${lateSince().toISOString()}::timestamptz`
  return sql`
    pack."schoolId" = ${schoolId}::uuid AND pack."expiresAt" > now() AND ${packId ? sql`pack.id = ${packId}::uuid` : sql`true`}
    AND (pack.state = 'failed' AND pack.trouble IS DISTINCT FROM ${NOTHING_TO_PRINT}
      OR pack.state IN ('queued', 'making') AND pack."createdAt" < ${late}
      AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs job
        WHERE job.key = 'pack.make:' || pack.id AND (job.locked_at IS NOT NULL OR job.run_at > ${late})))`
}

type Row = { id: string; kind: PackKind; title: string; state: string; createdAt: Date }

/** Files to print that could not be made or do not come; the longest waiting first. */
export const stuckPacks = (tx: Tx, schoolId: string, packId?: string) =>
  tx.$queryRaw<Row[]>`
    SELECT pack.id, pack.kind::text, pack.title, pack.state::text, pack."createdAt" FROM "PrintPack" pack
    WHERE ${stuckWithin(schoolId, packId)} ORDER BY pack."createdAt", pack.id LIMIT ${MOST_LISTED}`

const mayAt = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'copies.print').some((scope) => scope.schoolId === schoolId && scope.reach === 'school')

/** How many of them a school has, for those who print for all of it. */
export async function countStuckPacks(actor: Actor, schoolId: string): Promise<number> {
  if (!mayAt(actor, schoolId)) return 0
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "PrintPack" pack WHERE ${stuckWithin(schoolId)}`
  return found?.count ?? 0
}

/** The same, in words. */
export async function listStuckPacks(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  if (!mayAt(actor, schoolId)) return []
  return (await stuckPacks(db, schoolId)).map(({ id, kind, title, state, createdAt }) => ({
    id,
    what: `${PACK_KIND_LABELS[kind]}: ${title}`,
    href: `/print/${id}`,
    people: [],
    note: null,
    since: createdAt,
    late: state !== 'failed',
    why: state === 'failed' ? 'Something went wrong while it was made.' : 'It waits longer than it should.',
    todo: 'Try again. If it fails once more, print class by class, or tell whoever runs Countersign.',
    said: null,
  }))
}
