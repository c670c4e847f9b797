import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { db } from '@/lib/db/client'
import { openChain } from '@/lib/signing/commands/open-chain'
import { aSchool } from '@/lib/testing/factories'
import { rewrapAll, tryAll } from './rewrap'
import { unwrap } from './wrap'
import { WRAPPED } from './wrapped-columns'
import { unwrapWith } from './wrapping'

const OLD = process.env.NEXTAUTH_SECRET ?? ''
const NEW = 'another secret for tests that opens nothing anywhere'
const client = new Client({ connectionString: inject('database').applicationUrl })
beforeAll(() => client.connect())
afterAll(() => client.end())

async function aKey() {
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  return db.chainKey.findFirstOrThrow({ where: { schoolId: school.id }, select: { id: true, privateKey: true } })
}

// The tests of other files wrap keys in this database too, so nothing here is committed.
async function undone(work: () => Promise<void>) {
  await client.query('BEGIN')
  await work().finally(() => client.query('ROLLBACK'))
}
const keptNow = async (id: string): Promise<string> =>
  (await client.query('SELECT "privateKey" FROM "ChainKey" WHERE id = $1', [id])).rows[0].privateKey

test('each wrapped column is there, and a role that owns nothing may write it', async () => {
  for (const { table, column } of Object.values(WRAPPED)) {
    const { rows } = await client.query(`SELECT has_column_privilege(quote_ident($1), $2, 'UPDATE') AS may`, [
      table,
      column,
    ])
    expect(rows, `${table}.${column}`).toEqual([{ may: true }])
  }
})

test('everything opens with the new secret afterwards, to the same text, and no longer with the old one', async () => {
  const key = await aKey()
  await undone(async () => {
    expect(await rewrapAll(client, [OLD], NEW)).toBeGreaterThan(0)
    const now = await keptNow(key.id)
    expect(unwrapWith([NEW], 'chainKey', now)).toBe(unwrap('chainKey', key.privateKey))
    expect(() => unwrapWith([OLD], 'chainKey', now)).toThrow(/NEXTAUTH_SECRET_PREVIOUS/)
    expect(await tryAll(client, [NEW])).toMatchObject({ closed: 0, byPrevious: 0 })
    // A change that was interrupted after its commit is made again.
    expect(await rewrapAll(client, [NEW, OLD], NEW)).toBeGreaterThan(0)
  })
})

test('while the secret is being replaced the one before opens what is not encrypted anew yet', async () => {
  const key = await aKey()
  expect(unwrapWith([NEW, OLD], 'chainKey', key.privateKey)).toContain('PRIVATE KEY')
  await undone(async () => {
    const seen = await tryAll(client, [NEW, OLD])
    expect(seen).toMatchObject({ opened: 0, closed: 0 })
    expect(seen.byPrevious).toBeGreaterThan(0)
  })
})

test('one value that no secret opens refuses the change', async () => {
  const key = await aKey()
  await undone(async () => {
    await client.query(`UPDATE "ChainKey" SET "privateKey" = 'AAAA.AAAA.AAAA' WHERE id = $1`, [key.id])
    expect(await tryAll(client, [OLD])).toMatchObject({ closed: 1 })
    await expect(rewrapAll(client, [OLD], NEW)).rejects.toThrow(/another than this was encrypted with/)
  })
})
