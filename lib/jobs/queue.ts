import 'server-only'
import type { Tx } from '@/lib/db/client'

type JobOptions = {
  /** A waiting job of the same key is replaced, so that two requests for the same work make one job. */
  key?: string
  runAt?: Date
  /** Tried again after 3, 7, 20, 55 … seconds, at most every six hours. */
  maxAttempts?: number
  /** Lower runs sooner. */
  priority?: number
}

/** Queues a job in the caller's transaction: it exists only if that transaction commits. */
export async function addJob(tx: Tx, name: string, payload: object, options: JobOptions = {}): Promise<void> {
  const { key = null, runAt = null, maxAttempts = 12, priority = 0 } = options
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}::text,
      ${JSON.stringify(payload)}::json,
      run_at => ${runAt}::timestamptz,
      max_attempts => ${maxAttempts}::int,
      job_key => ${key}::text,
      priority => ${priority}::int
    )`
}
