import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { countStuckFiles, listStuckFiles } from '../queries/stuck-files'
import { retryAccessFiles } from './retry-access-files'

beforeAll(() => registerReactions({}))

const HOUR_MS = 3_600_000

/** A file that could not be made, and one that waits since an hour. */
async function stuckFiles() {
  const school = await aSchool()
  const person = await aPerson(school.id, 'staff', { givenName: 'Bo' })
  const about = { schoolId: school.id, personId: person.id, accountId: school.office.accountId, own: false }
  const expiresAt = new Date(Date.now() + 24 * HOUR_MS)
  const failed = await db.accessFile.create({ data: { ...about, expiresAt, state: 'failed' } })
  const createdAt = new Date(Date.now() - HOUR_MS)
  const late = await db.accessFile.create({ data: { ...about, expiresAt, createdAt } })
  await db.accessFile.create({ data: { ...about, expiresAt } })
  return { school, person, failed, late, input: { schoolId: school.id } }
}

test('those that failed or are late are listed, and made again with one audit entry', async () => {
  const { school, person, failed, late, input } = await stuckFiles()
  const listed = await listStuckFiles(school.office, school.id)
  expect(new Set(listed.map(({ id }) => id))).toEqual(new Set([failed.id, late.id]))
  expect(listed[0]?.people).toEqual([{ id: person.id, name: 'Bo Okafor' }])
  expect(await retryAccessFiles(school.office, input)).toEqual({ count: 2 })
  expect(await countStuckFiles(school.office, school.id)).toBe(0)
  const keys = [failed, late].map(({ id }) => `access_file.make:${id}`)
  expect(await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE key = ANY(${keys})`).toHaveLength(2)
  expect(await db.auditEntry.count({ where: { subject: school.id, action: 'access_files.retried' } })).toBe(1)
})

test('is refused to the wrong post, at another school and with bad input', async () => {
  const [{ school, input }, other] = [await stuckFiles(), await aSchool()]
  await expect(retryAccessFiles(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await countStuckFiles(school.teacher, school.id)).toBe(0)
  await expect(retryAccessFiles(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listStuckFiles(other.office, school.id)).toEqual([])
  await expect(retryAccessFiles(school.office, { ...input, fileId: '7' })).rejects.toMatchObject({ code: 'INVALID' })
})

test('one of them twice at once is queued once', async () => {
  const { school, failed, input } = await stuckFiles()
  const one = { ...input, fileId: failed.id }
  const presses = await Promise.allSettled([1, 2].map(() => retryAccessFiles(school.office, one)))
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await countStuckFiles(school.office, school.id)).toBe(1)
})
