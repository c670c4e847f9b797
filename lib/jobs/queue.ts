import 'server-only'
import type { Tx } from '@/lib/db/client'
import { type Sql, sql } from '@/lib/db/sql'

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
export const addJob = (tx: Tx, name: string, payload: object, options: JobOptions = {}): Promise<void> =>
  addJobs(tx, name, [{ payload, key: options.key }], options)

type Jobs = { payload: object; key?: string }[]

/** The statement that queues several jobs of one name, also as a part of another that ends a transaction. */
export function queueJobs(name: string, jobs: Jobs, options: Omit<JobOptions, 'key'> = {}): Sql {
  const { runAt, maxAttempts = 12, priority = 0 } = options
  const payloads = jobs.map((job) => JSON.stringify(job.payload))
  const keys = jobs.map((job) => job.key ?? null)
  return sql`
    SELECT graphile_worker.add_job(
      ${name}::text,
      job.payload::json,
      run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${maxAttempts}::int,
      job_key => job.key,
      priority => ${priority}::int
    ) FROM unnest(${payloads}::text[], ${keys}::text[]) AS job(payload, key)`
}

/** Queues several jobs of one name, each with its payload and key, in one statement. */
export async function addJobs(tx: Tx, name: string, jobs: Jobs, options: Omit<JobOptions, 'key'> = {}): Promise<void> {
  if (jobs.length > 0) await tx.$executeRaw(queueJobs(name, jobs, options))
}
