import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import { aSchool } from '@/lib/testing/factories'
import { countStuckScans, listStuckScans } from '../queries/stuck-scans'
import { retryScans } from './retry-scans'

beforeAll(() => registerReactions({}))

/** A scan whose reading stopped an hour ago, one that is being read since, and one that could not be read. */
async function stuckScans() {
  const school = await aSchool()
  const about = { schoolId: school.id, startedBy: {}, createdAt: new Date(Date.now() - 3_600_000) }
  const stuck = await db.scan.create({ data: { ...about, state: 'reading', done: 3, total: 9 } })
  const going = await db.scan.create({ data: { ...about, state: 'reading' } })
  await addJob(db, 'scan.read', { scanId: going.id })
  await db.scan.create({ data: { ...about, state: 'failed', trouble: 'It is no PDF.' } })
  return { school, stuck, input: { schoolId: school.id } }
}

test('one whose reading stopped is listed and read on, with its audit entry', async () => {
  const { school, stuck, input } = await stuckScans()
  expect(await listStuckScans(school.office, school.id)).toMatchObject([
    { id: stuck.id, note: '3 of 9 pages read', late: true },
  ])
  expect(await retryScans(school.office, input)).toEqual({ count: 1 })
  expect(await countStuckScans(school.office, school.id)).toBe(0)
  const jobs = db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'scanId' = ${stuck.id}`
  expect(await jobs).toHaveLength(1)
  expect(await db.auditEntry.count({ where: { subject: school.id, action: 'scans.retried' } })).toBe(1)
})

test('is refused to the wrong post, at another school and with bad input', async () => {
  const [{ school, input }, other] = [await stuckScans(), await aSchool()]
  await expect(retryScans(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await countStuckScans(school.teacher, school.id)).toBe(0)
  await expect(retryScans(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listStuckScans(other.office, school.id)).toEqual([])
  await expect(retryScans(school.office, { ...input, scanId: '7' })).rejects.toMatchObject({ code: 'INVALID' })
})

test('twice at once it is taken up once', async () => {
  const { school, input } = await stuckScans()
  const presses = await Promise.allSettled([1, 2].map(() => retryScans(school.office, input)))
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
