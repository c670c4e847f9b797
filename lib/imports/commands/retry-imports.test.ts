import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { countStuckImports, listStuckImports } from '../queries/stuck-imports'
import { retryImports } from './retry-imports'

beforeAll(() => registerReactions({}))

/** An import that could not be checked, and one whose writing was asked for an hour ago. */
async function stuckImports() {
  const school = await aSchool()
  const about = { schoolId: school.id, whole: true, startedBy: {} }
  const failed = await db.import.create({
    data: {
      ...about,
      state: 'failed',
      trouble: 'It would not read.',
      files: { create: { schoolId: school.id, position: 0, name: 'pupils.csv', bytes: Buffer.from('Name') } },
    },
  })
  const createdAt = new Date(Date.now() - 3_600_000)
  const late = await db.import.create({ data: { ...about, state: 'confirming', createdAt } })
  await db.import.create({ data: about })
  return { school, failed, late, input: { schoolId: school.id } }
}

const jobsOf = (importId: string) =>
  db.$queryRaw<{ name: string }[]>`
    SELECT task.identifier AS name FROM graphile_worker._private_jobs job
    JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE job.payload ->> 'importId' = ${importId}`

test('those that failed or do not go on are listed and taken up again, with one audit entry', async () => {
  const { school, failed, late, input } = await stuckImports()
  expect(await listStuckImports(school.office, school.id)).toMatchObject([
    { id: late.id, late: true, what: 'Writing what was confirmed' },
    { id: failed.id, late: false, note: 'pupils.csv' },
  ])
  expect(await retryImports(school.office, input)).toEqual({ count: 2 })
  expect(await jobsOf(failed.id)).toEqual([{ name: 'import.check' }])
  expect(await jobsOf(late.id)).toEqual([{ name: 'import.confirm' }])
  expect(await db.import.findUnique({ where: { id: failed.id } })).toMatchObject({ state: 'waiting', trouble: null })
  expect(await countStuckImports(school.office, school.id)).toBe(0)
  expect(await db.auditEntry.count({ where: { subject: school.id, action: 'imports.retried' } })).toBe(1)
})

test('is refused to the wrong post, at another school and with bad input', async () => {
  const [{ school, input }, other] = [await stuckImports(), await aSchool()]
  await expect(retryImports(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await countStuckImports(school.teacher, school.id)).toBe(0)
  await expect(retryImports(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listStuckImports(other.office, school.id)).toEqual([])
  await expect(retryImports(school.office, { ...input, importId: '7' })).rejects.toMatchObject({ code: 'INVALID' })
})

test('one of them twice at once is taken up once', async () => {
  const { school, late, input } = await stuckImports()
  const one = { ...input, importId: late.id }
  const presses = await Promise.allSettled([1, 2].map(() => retryImports(school.office, one)))
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await jobsOf(late.id)).toHaveLength(1)
})
