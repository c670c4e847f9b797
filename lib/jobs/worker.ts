import 'server-only'
import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { readCrontab } from './clock'
import { keepBeating } from './heartbeat'
import type { JobHandler, JobTable } from './types'

/** `stop` lets the jobs in hand finish; `done` settles when the worker has ended, and rejects when it failed. */
export type RunningWorker = { stop(): Promise<void>; done: Promise<void> }

/** Runs jobs as the application's role until told to stop; throws one sentence when the tables are not migrated. */
export async function runWorker(jobs: JobTable, crontab = '', concurrency = 4): Promise<RunningWorker> {
  let workerId = ''
  const events = new EventEmitter() as WorkerEvents
  // Jobs are locked under the pool's id, not under those of its workers.
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id
  })
  const runner = await run({
    connectionString: env.DATABASE_URL,
    taskList: taskList(jobs),
    parsedCronItems: readCrontab(crontab),
    concurrency,
    events,
    logger: quietLogger,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    preset: THROUGH_OUTAGES,
  }).catch((error: unknown) => {
    throw notMigrated(error)
  })
  const stopBeating = await keepBeating(workerId, (error) =>
    log.warn({ error: String(error) }, 'The worker could not say that it lives'),
  )
  const done = runner.promise.finally(stopBeating)
  // Whoever started the worker may look at it later: until then a failure is no unhandled rejection.
  done.catch(() => {})
  const stop = async () => {
    await runner.stop()
    await done
  }
  return { stop, done }
}

// In batches the end of a job is reported again and again while the database is away; alone it would end the process.
const THROUGH_OUTAGES = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

function taskList(jobs: JobTable): TaskList {
  return Object.fromEntries(Object.entries(jobs).map(([name, handler]) => [name, asTask(handler)]))
}

const asTask =
  (handler: JobHandler) =>
  async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    const { attempts: attempt, max_attempts: maxAttempts } = job
    await handler(payload, { attempt, maxAttempts, isLast: attempt >= maxAttempts })
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
