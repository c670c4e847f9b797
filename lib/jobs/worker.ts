import 'server-only'
import { EventEmitter, once } from 'node:events'
import { type JobHelpers, Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { readCrontab } from './clock'
import { keepBeating } from './heartbeat'
import type { JobHandler, JobTable } from './types'

/** `stop` lets the jobs in hand finish; `done` settles when the worker has ended, and rejects when it failed. */
export type RunningWorker = { stop(): Promise<void>; done: Promise<void> }

/** Runs jobs as the application's role until told to stop; throws one sentence when the tables are not migrated. */
export async function runWorker(
  jobs: JobTable,
  crontab = '',
  { concurrency = 4, jobWithinMs = JOB_WITHIN_MS } = {},
): Promise<RunningWorker> {
  let workerId = ''
  const stuck = new EventEmitter()
  const events = new EventEmitter() as WorkerEvents
  // Jobs are locked under the pool's id, not under those of its workers.
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id
  })
  const runner = await run({
    connectionString: env.DATABASE_URL,
    taskList: taskList(jobs, jobWithinMs, (name) => stuck.emit('job', name)),
    parsedCronItems: readCrontab(crontab),
    concurrency,
    events,
    logger: quietLogger,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
  }).catch((error: unknown) => {
    throw notMigrated(error)
  })
  const stopBeating = await keepBeating(workerId, (error) =>
    log.warn({ error: String(error) }, 'The worker could not say that it lives'),
  )
  // What hangs in one job may hang in what it shares with the next: a process that begins anew shares nothing.
  const hung = once(stuck, 'job').then(([name]) => {
    throw new Error(`The job ${name} did not end within ${jobWithinMs / 1000} s.`)
  })
  const done = Promise.race([runner.promise, hung]).finally(stopBeating)
  // Whoever started the worker may look at it later: until then a failure is no unhandled rejection.
  done.catch(() => {})
  const stop = async () => {
    await runner.stop()
    await done
  }
  return { stop, done }
}

// No job takes minutes; the longest waits for a mail server.
const JOB_WITHIN_MS = 600_000

function taskList(jobs: JobTable, withinMs: number, onStuck: (name: string) => void): TaskList {
  return Object.fromEntries(Object.entries(jobs).map(([name, handler]) => [name, asTask(handler, withinMs, onStuck)]))
}

const asTask =
  (handler: JobHandler, withinMs: number, onStuck: (name: string) => void) =>
  async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    const { attempts: attempt, max_attempts: maxAttempts } = job
    const late = setTimeout(() => onStuck(job.task_identifier), withinMs)
    try {
      await handler(payload, { attempt, maxAttempts, isLast: attempt >= maxAttempts })
    } finally {
      clearTimeout(late)
    }
  }

const quietLogger = new Logger(() => (level, message) => {
  const ours = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  log[ours[level]]({ from: 'jobs' }, message)
})

/** The library migrates its own tables when they are old, which the application's role may not do. */
function notMigrated(error: unknown) {
  const denied = error instanceof Error && 'code' in error && error.code === '42501'
  if (!denied) return error
  return new Error('The tables of the job queue are not up to date: let npm start migrate the database first.', {
    cause: error,
  })
}
