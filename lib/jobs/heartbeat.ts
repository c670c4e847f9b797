import 'server-only'
import { db } from '@/lib/db/client'

export const BEAT_EVERY_MS = 10_000

/** Says that these workers live, under the ids with which they lock their jobs. */
export async function beat(workerIds: string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "WorkerHeartbeat" (id, "seenAt") SELECT unnest(${workerIds}::text[]), now()
    ON CONFLICT (id) DO UPDATE SET "seenAt" = now()`
}

/** Forgets workers that have stopped as they should, and those that have been gone for a day. */
export async function forget(workerIds: string[]): Promise<void> {
  const yesterday = new Date(Date.now() - 86_400_000)
  await db.workerHeartbeat.deleteMany({ where: { OR: [{ id: { in: workerIds } }, { seenAt: { lt: yesterday } }] } })
}

/**
 * Gives back the jobs of workers that died without a word; the library by itself would hold them for four hours. A job
 * killed in its last try gets one more, so that its handler can still say that it failed.
 */
export async function releaseJobsOfTheDead(): Promise<void> {
  const dead = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT job.locked_by AS id FROM graphile_worker._private_jobs job
    WHERE job.locked_at < now() - interval '1 minute' AND NOT EXISTS (
      SELECT FROM "WorkerHeartbeat" beat WHERE beat.id = job.locked_by AND beat."seenAt" > now() - interval '1 minute'
    )`
  if (dead.length === 0) return
  const ids = dead.map((worker) => worker.id)
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET max_attempts = attempts + 1
    WHERE locked_by = ANY(${ids}::text[]) AND attempts >= max_attempts AND attempts < 50`
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${ids}::text[])`
}
