import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { TABLES } from './tables'

test('of every table it is said what becomes of it when somebody is erased', async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY tablename`
  expect(Object.keys(TABLES).sort()).toEqual(tables.map(({ name }) => name).sort())
})
