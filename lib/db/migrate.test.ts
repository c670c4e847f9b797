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

test('migrating twice changes nothing', async () => {
  expect(await migrate(inject('database'))).toEqual([])
})

test('the application owns nothing in its database', async () => {
  const owned = await query(
    inject('database').applicationUrl,
    `SELECT relname FROM pg_class WHERE relowner = current_user::regrole`,
  )
  expect(owned.rows).toEqual([])
})
