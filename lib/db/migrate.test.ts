import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate } from './migrate'
import { schemaDifference } from './schema-difference'

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

test('the migrations lead exactly to the schema', async () => {
  expect(await schemaDifference(inject('database').superuserUrl)).toBe('')
})

test('migrating twice, and twice at once, changes nothing', async () => {
  const addresses = inject('database')
  expect(await Promise.all([migrate(addresses), migrate(addresses)])).toEqual([[], []])
})

test('a database of a newer version is refused with a sentence', async () => {
  const migrations = mkdtempSync(join(tmpdir(), 'countersign-migrations-'))
  try {
    cpSync('prisma/migrations', migrations, { recursive: true })
    const newest = readdirSync(migrations).sort().at(-1) ?? ''
    rmSync(join(migrations, newest), { recursive: true })
    await expect(migrate({ ...inject('database'), migrations })).rejects.toThrow(
      `newer version of Countersign (it has ${newest})`,
    )
  } finally {
    rmSync(migrations, { recursive: true })
  }
})

test('the application owns nothing in its database', async () => {
  const owned = await query(
    inject('database').applicationUrl,
    'SELECT relname FROM pg_class WHERE relowner = current_user::regrole',
  )
  expect(owned.rows).toEqual([])
})
