import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from '@/lib/db/embedded/database'
import { migrationNames } from '@/lib/db/migration-files'
import { readSettings } from '@/lib/settings'
import { childEnvironment } from '../run/environment'
import { runToEnd } from '../run/program'

/** A small demo school as the version before kept it; docs/operating.md says how the next is made. */
const PREVIOUS = resolve('scripts/cli/drill/previous-version.age')
const PASSWORD = 'Kept-for-the-next-1'
const { DATABASE_URL: _1, NEXTAUTH_SECRET: _2, BASE_URL: _3, ...bare } = process.env

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-upgrade-'))
  chmodSync(folder, 0o711)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a school of the previous version is migrated, verifies, opens and is used', async () => {
  const settings = { ...bare, DATA_DIR: folder, COUNTERSIGN_PASSPHRASE: 'the previous version' }
  const { applied, parts } = JSON.parse(await runToEnd('scripts/cli/main.ts', settings, 'restore', PREVIOUS, '--json'))
  expect(applied.length).toBeGreaterThan(0)
  expect(migrationNames()).toEqual(expect.arrayContaining(applied))

  const database = await openEmbedded(folder)
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    // A migration forward loses no row.
    for (const { name, rows } of parts as { name: string; rows: number | null }[]) {
      const table = /^data\/public\.(\w+)$/.exec(name)?.[1]
      if (!table) continue
      const { rows: found } = await client.query(`SELECT count(*)::int AS count FROM "${table}"`)
      expect(found[0].count, table).toBe(rows)
    }
    const [account] = (
      await client.query(`SELECT email FROM "Account" WHERE "passwordHash" IS NOT NULL AND email IS NOT NULL LIMIT 1`)
    ).rows

    const env = childEnvironment(readSettings({ DATA_DIR: folder }), { embedded: database, ...database }, true)
    const read = JSON.parse(await runToEnd('scripts/cli/drill/read-pages.ts', env))
    expect(read.rounds).toHaveLength(2)
    for (const { asked, listed } of read.rounds) expect(listed).toBe(asked)
    expect(read).toMatchObject({ school: true, copies: 3 })
    for (const part of ['toSign', 'people', 'policies', 'trail']) expect(read[part], part).toBeGreaterThan(0)

    const looked = JSON.parse(await runToEnd('scripts/cli/drill/look-over.ts', env, account.email, PASSWORD))
    expect(looked.chains).toEqual([expect.objectContaining({ ok: true })])
    expect(looked.chains[0].entries).toBeGreaterThan(100)
    expect(looked).toMatchObject({ documents: 3, copies: 3, account: expect.any(String) })
  } finally {
    await client.end()
    await database.release()
  }
}, 300_000)
