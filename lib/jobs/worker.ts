import 'server-only'
import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { readCrontab } from './clock'
import { BEAT_EVERY_MS, beat, forget, releaseJobsOfTheDead } from './heartbeat'
import type { JobHandler, JobTable } from './types'

/** `stop` lets the jobs in hand finish; `done` settles when the worker has ended, and rejects when it failed. */
export type RunningWorker = { stop(): Promise<void>; done: Promise<void> }

/** Runs jobs as the application's role until told to stop; throws one sentence when the tables are not migrated. */
export async function runWorker(jobs: JobTable, crontab = '', concurrency = 4): Promise<RunningWorker> {
  const workerIds: string[] = []
  const events = new EventEmitter() as WorkerEvents
  events.on('worker:create', ({ worker }) => workerIds.push(worker.workerId))
  const runner = await run({
    connectionString: env.DATABASE_URL,
    taskList: taskList(jobs),
    parsedCronItems: readCrontab(crontab),
    concurrency,
    events,
    logger: quietLogger,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
  }).catch((error: unknown) => {
    throw notMigrated(error)
  })
  const stopBeating = await keepBeating(workerIds)
  const done = runner.promise.finally(stopBeating)
  // Whoever started the worker may look at it later: until then a failure is no unhandled rejection.
  done.catch(() => {})
  const stop = async () => {
    await runner.stop()
    await done
  }
  return { stop, done }
}

function taskList(jobs: JobTable): TaskList {
  return Object.fromEntries(Object.entries(jobs).map(([name, handler]) => [name, asTask(handler)]))
}

const asTask =
  (handler: JobHandler) =>
  async (payload: unknown, { job }: JobHelpers): Promise<void> => {
    const { attempts: attempt, max_attempts: maxAttempts } = job
    await handler(payload, { attempt, maxAttempts, isLast: attempt >= maxAttempts })
  }

/** Beats at once and then every ten seconds; returns how to stop. */
async function keepBeating(workerIds: string[]) {
  const round = async () => {
    await beat(workerIds)
    await releaseJobsOfTheDead()
  }
  await round()
  const timer = setInterval(() => {
    round().catch((error: unknown) => log.warn({ error: String(error) }, 'The worker could not say that it lives'))
  }, BEAT_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await forget(workerIds).catch(() => {})
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
