import 'server-only'
import { db } from '@/lib/db/client'

export const BEAT_EVERY_MS = 5_000
/** Whoever has not beaten for so long is dead, and its jobs go to others. */
export const DEAD_AFTER_MS = 20_000

/** Says that this worker lives, under the id with which it locks its jobs. */
export async function beat(workerId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "WorkerHeartbeat" (id, "seenAt") VALUES (${workerId}, now())
    ON CONFLICT (id) DO UPDATE SET "seenAt" = now()`
}

/** Forgets a worker that has stopped as it should, and those that have been gone for a day. */
export async function forget(workerId: string): Promise<void> {
  const yesterday = new Date(Date.now() - 86_400_000)
  await db.workerHeartbeat.deleteMany({ where: { OR: [{ id: workerId }, { seenAt: { lt: yesterday } }] } })
}

/**
 * Gives back the jobs of workers that died without a word; the library by itself would hold them for four hours. A job
 * killed in its last try gets one more, so that its handler can still say that it failed.
 */
export async function releaseJobsOfTheDead(): Promise<void> {
  const dead = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT job.locked_by AS id FROM graphile_worker._private_jobs job
    WHERE job.locked_at < now() - ${DEAD_AFTER_MS}::int * interval '1 millisecond' AND NOT EXISTS (
      SELECT FROM "WorkerHeartbeat" beat
      WHERE beat.id = job.locked_by AND beat."seenAt" > now() - ${DEAD_AFTER_MS}::int * interval '1 millisecond'
    )`
  if (dead.length === 0) return
  const ids = dead.map((worker) => worker.id)
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET max_attempts = attempts + 1
    WHERE locked_by = ANY(${ids}::text[]) AND attempts >= max_attempts AND attempts < 50`
  await db.$executeRaw`SELECT graphile_worker.force_unlock_workers(${ids}::text[])`
}

/** Beats until stopped; after each beat that follows upon another it looks for the dead. Returns how to stop. */
export async function keepBeating(workerId: string, onFault: (error: unknown) => void): Promise<() => Promise<void>> {
  let lastBeat = 0
  const round = async () => {
    await beat(workerId)
    // Whoever was cut off itself knows nothing of the others: after an outage all seem dead.
    const unbroken = Date.now() - lastBeat < 2 * BEAT_EVERY_MS + 1000
    lastBeat = Date.now()
    if (unbroken) await releaseJobsOfTheDead()
  }
  await round().catch(onFault)
  const timer = setInterval(() => void round().catch(onFault), BEAT_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await forget(workerId).catch(() => {})
  }
}
