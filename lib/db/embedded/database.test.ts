import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from './database'
import { isAlive } from './processes'

let home: string
let open: EmbeddedDatabase | null

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'countersign-embedded-'))
  chmodSync(home, 0o711)
  open = null
})
afterEach(async () => {
  await open?.release()
  rmSync(home, { recursive: true, force: true })
})

const processOf = (database: EmbeddedDatabase) =>
  Number(readFileSync(join(database.folder, 'postmaster.pid'), 'utf8').split('\n')[0])

async function ask(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a second opening joins the server, and the last to let go stops it', async () => {
  open = await openEmbedded(home)
  const again = await openEmbedded(home)
  expect(again.applicationUrl).toBe(open.applicationUrl)
  await again.release()
  expect(open.alive()).toBe(false)
  open = null
})

test('its port is none that outgoing connections are given, so that it can come back to it', async () => {
  open = await openEmbedded(home)
  const port = Number(new URL(open.applicationUrl).port)
  expect(port).toBeGreaterThanOrEqual(20_000)
  expect(port).toBeLessThan(32_768)
})

test('what was committed outlives a killed server, whose note is cleared away', async () => {
  open = await openEmbedded(home)
  await ask(open.ownerUrl, 'CREATE TABLE kept (n int)')
  await ask(open.ownerUrl, 'INSERT INTO kept VALUES (7)')
  process.kill(processOf(open), 'SIGKILL')
  open = await openEmbedded(home)
  expect(await ask(open.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
})

test('passwords are for the owner of the files alone, and the server wants them', async () => {
  open = await openEmbedded(home)
  expect(statSync(join(home, 'database.json')).mode & 0o777).toBe(0o600)
  const wrong = Object.assign(new URL(open.applicationUrl), { password: 'guessed' }).href
  await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
})

test('letting go leaves no process behind', async () => {
  open = await openEmbedded(home)
  const pid = processOf(open)
  await open.release()
  open = null
  expect(isAlive(pid)).toBe(false)
})
