import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { getHealth } from './health'
import { releaseJobsOfTheDead } from './heartbeat'
import { addJob } from './queue'
import type { JobRun } from './types'
import { runWorker } from './worker'

const aName = () => `test.${randomUUID()}`
const queue = (name: string, payload: object, options = {}) =>
  db.$transaction((tx) => addJob(tx, name, payload, options))
const jobsOf = (name: string) =>
  db.$queryRaw<{ attempts: number; max_attempts: number; locked_by: string | null; run_at: Date }[]>`
    SELECT job.attempts, job.max_attempts, job.locked_by, job.run_at FROM graphile_worker._private_jobs job
    JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE task.identifier = ${name}`

test('a job queued in a transaction runs once it has committed, as the role that owns nothing', async () => {
  const name = aName()
  const seen: unknown[] = []
  const worker = await runWorker({ [name]: async (payload) => void seen.push(payload) })
  await queue(name, { number: 1 })
  await vi.waitFor(() => expect(seen).toEqual([{ number: 1 }]), 10_000)
  expect((await getHealth()).worker.ok).toBe(true)
  await worker.stop()
  expect(await jobsOf(name)).toEqual([])
})

test('a job of a transaction that was rolled back never was', async () => {
  const name = aName()
  const undone = db.$transaction(async (tx) => {
    await addJob(tx, name, {})
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await jobsOf(name)).toEqual([])
})

test('a key keeps one waiting job', async () => {
  const name = aName()
  await queue(name, { number: 1 }, { key: name })
  await queue(name, { number: 2 }, { key: name })
  expect(await jobsOf(name)).toHaveLength(1)
})

test('a job that fails is tried again later, and is told when it is the last time', async () => {
  const name = aName()
  const runs: JobRun[] = []
  const worker = await runWorker({
    [name]: async (_payload, run) => {
      runs.push(run)
      throw new Error('not today')
    },
  })
  await queue(name, {}, { maxAttempts: 2 })
  await vi.waitFor(() => expect(runs).toHaveLength(2), 15_000)
  await worker.stop()
  expect(runs).toEqual([
    { attempt: 1, maxAttempts: 2, isLast: false },
    { attempt: 2, maxAttempts: 2, isLast: true },
  ])
})

test('stopping waits for the job in hand', async () => {
  const name = aName()
  const steps: string[] = []
  const worker = await runWorker({
    [name]: async () => {
      steps.push('begun')
      await new Promise((resolve) => setTimeout(resolve, 500))
      steps.push('done')
    },
  })
  await queue(name, {})
  await vi.waitFor(() => expect(steps).toContain('begun'), 10_000)
  await worker.stop()
  expect(steps).toEqual(['begun', 'done'])
})

test('a job that hangs ends its worker, which says so', async () => {
  const name = aName()
  const worker = await runWorker({ [name]: () => new Promise(() => undefined) }, '', { jobWithinMs: 300 })
  await queue(name, {}, { maxAttempts: 1 })
  await expect(worker.done).rejects.toThrow(name)
})

test('a job in hand is locked under the id that the worker beats with', async () => {
  const name = aName()
  const seen = new EventEmitter()
  const worker = await runWorker({ [name]: async () => void (await once(seen, 'finish')) })
  await queue(name, {})
  await vi.waitFor(async () => expect((await jobsOf(name))[0]?.locked_by).toBeTruthy(), 10_000)
  const lockedBy = (await jobsOf(name))[0]?.locked_by ?? ''
  expect(await db.workerHeartbeat.count({ where: { id: lockedBy } })).toBe(1)
  seen.emit('finish')
  await worker.stop()
})

test('the jobs of a worker that died are given back, those of a living one are not', async () => {
  const [dead, living, name] = [aName(), aName(), aName()]
  await db.workerHeartbeat.create({ data: { id: living, seenAt: new Date() } })
  await db.workerHeartbeat.create({ data: { id: dead, seenAt: new Date(Date.now() - 120_000) } })
  for (const worker of [dead, living]) {
    await queue(name, { worker }, { maxAttempts: 1 })
    await db.$executeRaw`
      UPDATE graphile_worker._private_jobs SET locked_by = ${worker}, locked_at = now() - interval '2 minutes', attempts = 1
      WHERE payload->>'worker' = ${worker}`
  }
  await Promise.all([releaseJobsOfTheDead(), releaseJobsOfTheDead()])
  const jobs = await jobsOf(name)
  expect(
    jobs.map(({ locked_by, max_attempts }) => ({ locked_by, max_attempts })).sort((a) => (a.locked_by ? 1 : -1)),
  ).toEqual([
    { locked_by: null, max_attempts: 2 },
    { locked_by: living, max_attempts: 1 },
  ])
})
