import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

const app = new Client({ connectionString: inject('database').applicationUrl })
beforeAll(() => app.connect())
afterAll(() => app.end())

/** Each append-only table with its first column. */
const APPEND_ONLY = await (async () => {
  const owner = new Client({ connectionString: inject('database').ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string; first: string }>(
      `SELECT DISTINCT t.tgrelid::regclass::text AS name, quote_ident(a.attname) AS first
        FROM pg_trigger t JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = 1
        WHERE t.tgname LIKE 'append\\_only%' ORDER BY 1`,
    )
    return rows
  } finally {
    await owner.end()
  }
})()

test('the tables of the evidence are among the append-only ones', () => {
  expect(APPEND_ONLY.map((table) => table.name)).toEqual(
    expect.arrayContaining(['"Response"', '"EvidenceEntry"', '"Document"', '"AuditEntry"', '"Checkpoint"']),
  )
})

describe.each(APPEND_ONLY)('$name', ({ name, first }) => {
  test.each([
    `UPDATE ${name} SET ${first} = ${first}`,
    `DELETE FROM ${name}`,
    `TRUNCATE ${name} CASCADE`,
    `ALTER TABLE ${name} DISABLE TRIGGER ALL`,
    `DROP TRIGGER append_only ON ${name}`,
  ])('refuses the application %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
  })
})

test('the application may not make tables or read the owner’s migrations anew', async () => {
  await expect(app.query('CREATE TABLE public.mine (id int)')).rejects.toMatchObject({ code: '42501' })
  await expect(app.query(`DELETE FROM _prisma_migrations`)).rejects.toMatchObject({ code: '42501' })
})

test('the application may queue and count jobs, although the library guards its rows', async () => {
  const { rows } = await app.query(`SELECT (graphile_worker.add_job('nothing.at_all', '{}'::json)).id`)
  const found = await app.query('SELECT id FROM graphile_worker._private_jobs WHERE id = $1', [rows[0].id])
  expect(found.rowCount).toBe(1)
  await app.query('DELETE FROM graphile_worker._private_jobs WHERE id = $1', [rows[0].id])
})
