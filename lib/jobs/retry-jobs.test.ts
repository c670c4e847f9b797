import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { addJob } from './queue'
import { retryJobs } from './retry-jobs'
import { countStuckJobs, listStuckJobs } from './stuck-jobs'

beforeAll(() => registerReactions({}))

const HOUR_MS = 3_600_000
const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS)

/** Work that was given up, that is late, that is for tomorrow, and of a kind that is listed elsewhere. */
async function stuckJobs() {
  const school = await aSchool()
  const payload = { schoolId: school.id, roundId: school.id, personIds: [], reason: 'first' }
  await addJob(db, 'round.ask', payload, { runAt: at(-2), maxAttempts: 1 })
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = ${'It broke\n at /srv/app/x.ts'}
    WHERE payload ->> 'schoolId' = ${school.id}`
  await addJob(db, 'round.invite', payload, { runAt: at(-1) })
  await addJob(db, 'round.invite', payload, { runAt: at(24) })
  await addJob(db, 'copy.make', { schoolId: school.id, requestId: school.id }, { runAt: at(-1) })
  return { school, input: { schoolId: school.id } }
}

test('what was given up or is late is listed in words and done again, with one audit entry', async () => {
  const { school, input } = await stuckJobs()
  expect(await listStuckJobs(school.office, school.id)).toMatchObject([
    { what: 'Writing to those who have to sign', late: false, said: 'It broke' },
    { what: 'Asking everybody of a round to sign', late: true, said: null },
  ])
  expect(await retryJobs(school.office, input)).toEqual({ count: 2 })
  expect(await countStuckJobs(school.office, school.id)).toBe(0)
  const waiting = await db.$queryRaw`
    SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'schoolId' = ${school.id} AND attempts = 0`
  expect(waiting).toHaveLength(4)
  expect(await db.auditEntry.count({ where: { subject: school.id, action: 'jobs.retried' } })).toBe(1)
})

test('is refused to the wrong post, at another school and with bad input', async () => {
  const [{ school, input }, other] = [await stuckJobs(), await aSchool()]
  await expect(retryJobs(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await countStuckJobs(school.teacher, school.id)).toBe(0)
  await expect(retryJobs(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const [job] = await listStuckJobs(school.office, school.id)
  await expect(retryJobs(other.office, { schoolId: other.id, jobId: job?.id })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  await expect(retryJobs(school.office, { ...input, jobId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
})

test('one of them twice at once is done once', async () => {
  const { school, input } = await stuckJobs()
  const [job] = await listStuckJobs(school.office, school.id)
  const presses = await Promise.allSettled([1, 2].map(() => retryJobs(school.office, { ...input, jobId: job?.id })))
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await countStuckJobs(school.office, school.id)).toBe(1)
})
