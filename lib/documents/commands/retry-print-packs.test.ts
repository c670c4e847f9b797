import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import { aSchool } from '@/lib/testing/factories'
import { NOTHING_TO_PRINT } from '../packs/types'
import { countStuckPacks, listStuckPacks } from '../queries/stuck-packs'
import { retryPrintPacks } from './retry-print-packs'

beforeAll(() => registerReactions({}))

const HOUR_MS = 3_600_000

/** A file that could not be made, one that waits since an hour, one with nothing to print and one that is being made. */
async function stuckPacks() {
  const school = await aSchool()
  const about = {
    schoolId: school.id,
    accountId: school.office.accountId,
    kind: 'labels' as const,
    total: 3,
    expiresAt: new Date(Date.now() + 24 * HOUR_MS),
    createdAt: new Date(Date.now() - HOUR_MS),
  }
  const failed = await db.printPack.create({ data: { ...about, title: 'Kestrels', state: 'failed', trouble: 'Oh' } })
  const late = await db.printPack.create({ data: { ...about, title: 'Herons' } })
  await db.printPack.create({ data: { ...about, title: 'None', state: 'failed', trouble: NOTHING_TO_PRINT } })
  const making = await db.printPack.create({ data: { ...about, title: 'Owls', state: 'making' } })
  await addJob(db, 'pack.make', { schoolId: school.id, packId: making.id }, { key: `pack.make:${making.id}` })
  return { school, failed, late, input: { schoolId: school.id } }
}

test('those that failed or do not come are listed and made again, with one audit entry', async () => {
  const { school, failed, late, input } = await stuckPacks()
  expect(await listStuckPacks(school.office, school.id)).toMatchObject([
    { id: failed.id, what: 'Labels: Kestrels', late: false },
    { id: late.id, what: 'Labels: Herons', late: true },
  ])
  expect(await retryPrintPacks(school.office, input)).toEqual({ count: 2 })
  expect(await countStuckPacks(school.office, school.id)).toBe(0)
  const keys = [failed, late].map(({ id }) => `pack.make:${id}`)
  expect(await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE key = ANY(${keys})`).toHaveLength(2)
  expect(await db.printPack.findUnique({ where: { id: failed.id } })).toMatchObject({ state: 'queued', trouble: null })
  expect(await db.auditEntry.count({ where: { subject: school.id, action: 'packs.retried' } })).toBe(1)
})

test('is refused to the wrong post, at another school and with bad input', async () => {
  const [{ school, input }, other] = [await stuckPacks(), await aSchool()]
  await expect(retryPrintPacks(school.clerk, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await countStuckPacks(school.clerk, school.id)).toBe(0)
  await expect(retryPrintPacks(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listStuckPacks(other.office, school.id)).toEqual([])
  await expect(retryPrintPacks(school.office, { ...input, packId: '7' })).rejects.toMatchObject({ code: 'INVALID' })
})

test('one of them twice at once is made once', async () => {
  const { school, late, input } = await stuckPacks()
  const one = { ...input, packId: late.id }
  const presses = await Promise.allSettled([1, 2].map(() => retryPrintPacks(school.office, one)))
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await countStuckPacks(school.office, school.id)).toBe(1)
})
