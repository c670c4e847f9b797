import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { firstLine, lateSince } from './late'
import { MOST_LISTED, type StuckItem } from './stuck-types'

/** Work in the background that has no list of its own, and what it is called. */
const NAMES: Record<string, string> = {
  'round.invite': 'Asking everybody of a round to sign',
  'round.ask': 'Writing to those who have to sign',
  'office.tell_refusal': 'Telling the office that somebody declined',
  'retention.erase': 'Erasing what is over',
}

type Row = { id: string; name: string; error: string | null; since: Date; failed: boolean }

// Jobs of kinds with a list of their own are shown there, with the thing they are about.
const stuckWithin = (schoolId: string, jobId?: string) => sql`
  task.identifier = ANY(${Object.keys(NAMES)}::text[]) AND job.payload ->> 'schoolId' = ${schoolId}
  AND ${jobId ? sql`job.id::text = ${jobId}` : sql`true`} AND job.locked_at IS NULL
  AND (job.attempts >= job.max_attempts OR job.run_at < ${lateSince().toISOString()}::timestamptz
    OR job.attempts > 0 AND job.created_at < ${lateSince().toISOString()}::timestamptz)`

/** Jobs of a school that were given up or are late; `hold` keeps them from others until the commit. */
export const stuckJobs = (tx: Tx, schoolId: string, { jobId, hold = false }: { jobId?: string; hold?: boolean } = {}) =>
  tx.$queryRaw<Row[]>`
    SELECT job.id::text, task.identifier AS name, job.last_error AS error, job.attempts >= job.max_attempts AS failed,
      CASE WHEN job.attempts = 0 THEN job.run_at ELSE job.updated_at END AS since
    FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
    WHERE ${stuckWithin(schoolId, jobId)} ORDER BY job.created_at, job.id LIMIT ${MOST_LISTED} ${hold ? sql`FOR UPDATE OF job` : sql``}`

const mayAt = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'rounds.run').some((scope) => scope.schoolId === schoolId)

/** How many of them a school has, for those who run its rounds. */
export async function countStuckJobs(actor: Actor, schoolId: string): Promise<number> {
  if (!mayAt(actor, schoolId)) return 0
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
    WHERE ${stuckWithin(schoolId)}`
  return found?.count ?? 0
}

/** The same, in words. */
export async function listStuckJobs(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  if (!mayAt(actor, schoolId)) return []
  return (await stuckJobs(db, schoolId)).map(({ id, name, error, since, failed }) => ({
    id,
    what: NAMES[name] ?? name,
    href: null,
    people: [],
    note: null,
    since,
    late: !failed,
    why: error ? 'Something went wrong while it was done.' : 'It waits longer than it should.',
    todo: 'Try again. If it fails once more, tell whoever runs Countersign.',
    said: firstLine(error),
  }))
}
