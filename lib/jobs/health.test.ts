import { afterAll, beforeEach, expect, test } from 'vitest'
import { temporaryDatabase } from '@/lib/testing/database'

// A database of its own: which workers live is a matter of the whole database, and other tests run workers.
const database = await temporaryDatabase()
process.env.DATABASE_URL = database.applicationUrl
const { db } = await import('@/lib/db/client')
const { getHealth } = await import('./health')

afterAll(async () => {
  await db.$disconnect()
  await database.remove()
})
beforeEach(() => db.$executeRaw`DELETE FROM "WorkerHeartbeat"`)

test('is down without a worker, and says that the database answers', async () => {
  expect(await getHealth()).toMatchObject({ status: 'down', database: { ok: true }, worker: { ok: false } })
})

test('is well while a worker beats', async () => {
  await db.$executeRaw`INSERT INTO "WorkerHeartbeat" (id, "seenAt") VALUES ('health', now())`
  expect(await getHealth()).toMatchObject({ status: 'ok', worker: { ok: true, lastSeen: expect.any(String) } })
})

test('is down when the last beat is a minute old', async () => {
  await db.$executeRaw`INSERT INTO "WorkerHeartbeat" (id, "seenAt") VALUES ('health', now() - interval '1 minute')`
  expect(await getHealth()).toMatchObject({ status: 'down', worker: { ok: false, lastSeen: expect.any(String) } })
})

test('answers within five seconds while the database hangs', async () => {
  const since = performance.now()
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE "WorkerHeartbeat" IN ACCESS EXCLUSIVE MODE`
      expect(await getHealth()).toMatchObject({ status: 'down', database: { ok: false, ms: null } })
    },
    { timeout: 10_000 },
  )
  expect(performance.now() - since).toBeLessThan(5000)
})
