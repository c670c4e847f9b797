import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { releaseJobsOfTheDead } from '@/lib/jobs/heartbeat'
import { addJob } from '@/lib/jobs/queue'
import { runWorker } from '@/lib/jobs/worker'
import { checkSeal } from '@/lib/sealing/check-seal.factory'
import { getFile } from '@/lib/storage/files'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { makeCopy } from './commands/make-copy'
import { aForm, agree, aRequest } from './signed-request.factory'

/** How many steps of the job are still done before its process is gone; the steps are named where they lead out of the job. */
const life = vi.hoisted(() => ({ steps: Number.POSITIVE_INFINITY }))
const mortal = vi.hoisted(() => <Parts extends object>(parts: Parts, name: keyof Parts): Parts => {
  const step = () => {
    life.steps -= 1
    if (life.steps < 0) throw new Error('The process was killed.')
  }
  const dies = async (...values: unknown[]) => {
    step()
    const done = await (parts[name] as (...all: unknown[]) => unknown)(...values)
    step()
    return done
  }
  return { ...parts, [name]: dies }
})
vi.mock('./drawing/copy', async (load) => mortal(await load<typeof import('./drawing/copy')>(), 'drawCountedCopy'))
vi.mock('@/lib/sealing/commands/seal-copy', async (load) => {
  const parts = await load<typeof import('@/lib/sealing/commands/seal-copy')>()
  return mortal(mortal(parts, 'sealCopy'), 'recordSeal')
})
vi.mock('@/lib/storage/files', async (load) => mortal(await load<typeof import('@/lib/storage/files')>(), 'putFile'))
vi.mock('./mail-copies', async (load) => mortal(await load<typeof import('./mail-copies')>(), 'mailCopies'))

async function signed() {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff', { email: 'ada@example.test' })
  const form = await aForm(school.id, 'staff')
  const slots = [{ kind: 'self' as const, personId: person.id }]
  const request = await aRequest({ form, personId: person.id, capacity: 'staff', slots })
  await agree(school.id, [request.slotOf(person.id)])
  return { schoolId: school.id, requestId: request.id }
}

const left = async ({ schoolId, requestId }: { schoolId: string; requestId: string }) => ({
  documents: await db.document.count({ where: { requestId } }),
  files: await db.storedFile.count({ where: { schoolId } }),
  messages: await db.message.count({ where: { schoolId } }),
})
const NOTHING = { documents: 0, files: 0, messages: 0 }
const ONE = { documents: 1, files: 1, messages: 1 }

const STEPS = [
  'draws',
  'has drawn',
  'seals',
  'has sealed',
  'keeps the file',
  'has kept the file',
  'writes the seal down',
  'has written the seal down',
  'mails',
  'has mailed',
]
test.each(STEPS.map((step, steps) => [step, steps] as const))(
  'a worker that dies when it %s leaves nothing half done, and the next makes one good copy',
  async (_step, steps) => {
    const job = await signed()
    life.steps = steps
    await expect(makeCopy(job, { attempt: 1, maxAttempts: 2, isLast: false })).rejects.toThrow(/was killed/)
    life.steps = Number.POSITIVE_INFINITY
    expect(await left(job)).toEqual(NOTHING)
    for (const attempt of [2, 3]) await makeCopy(job, { attempt, maxAttempts: 3, isLast: false })
    expect(await left(job)).toEqual(ONE)
    const { sha256 } = await db.document.findFirstOrThrow({
      where: { requestId: job.requestId },
      include: { seal: true },
    })
    expect(checkSeal((await getFile(job.schoolId, sha256))?.bytes ?? new Uint8Array())).toMatchObject({ whole: true })
  },
)

test('a connection that is cut while the copy is written leaves nothing half done, and the next run makes it', async () => {
  const job = await signed()
  // Holding the request makes the job wait inside its transaction, where it is then cut off.
  const cut = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Request" WHERE id = ${job.requestId}::uuid FOR UPDATE`
      const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      const making = makeCopy(job, { attempt: 1, maxAttempts: 2, isLast: false })
      const broken = expect(making).rejects.toThrow()
      await vi.waitFor(async () => {
        // Asked outside of the transaction, in which the list of connections stands still.
        const killed = await db.$queryRaw<{ done: boolean }[]>`
          SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND ${own?.pid}::int = ANY (pg_blocking_pids(pid))`
        expect(killed.map((row) => row.done)).toEqual([true])
      }, 15_000)
      return { broken }
    },
    { timeout: 30_000 },
  )
  await (await cut).broken
  expect(await left(job)).toEqual(NOTHING)
  await makeCopy(job, { attempt: 2, maxAttempts: 2, isLast: true })
  expect(await left(job)).toEqual(ONE)
})

test('the job of a worker that was killed is run by the next one', async () => {
  const [job, name, dead] = [await signed(), `copy.${randomUUID()}`, `worker-${randomUUID()}`]
  await db.$transaction((tx) => addJob(tx, name, job))
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = ${dead}, locked_at = now() - interval '2 minutes', attempts = 1
    WHERE payload->>'requestId' = ${job.requestId} AND task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ${name})`
  await releaseJobsOfTheDead()
  const worker = await runWorker({ [name]: makeCopy })
  await vi.waitFor(async () => expect(await left(job)).toEqual(ONE), 15_000)
  await worker.stop()
})
