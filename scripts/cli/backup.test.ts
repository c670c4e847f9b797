import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from '@/lib/db/embedded/database'
import { migrate } from '@/lib/db/migrate'
import { readSettings } from '@/lib/settings'
import { makeDemo, newPasswords } from '../run/demo'
import { childEnvironment } from '../run/environment'
import { runToEnd, typeScript } from '../run/program'

const PASSPHRASE = 'correct horse battery staple'
// What this run was given belongs to the database that the other tests share.
const { DATABASE_URL: _1, NEXTAUTH_SECRET: _2, BASE_URL: _3, ...bare } = process.env

let folder: string
let portal: EmbeddedDatabase
let env: NodeJS.ProcessEnv
const children: ChildProcess[] = []

const settingsOf = (dataDir: string) => ({ ...bare, DATA_DIR: dataDir, COUNTERSIGN_PASSPHRASE: PASSPHRASE })

const environmentOf = (dataDir: string, database: EmbeddedDatabase) => ({
  ...childEnvironment(readSettings({ DATA_DIR: dataDir }), { embedded: database, ...database }, true),
  NEXTAUTH_SECRET_PREVIOUS: '',
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-backup-'))
  chmodSync(folder, 0o711)
  portal = await openEmbedded(join(folder, 'portal'), ['fsync=off', 'synchronous_commit=off'])
  await migrate(portal)
  env = environmentOf(join(folder, 'portal'), portal)
  await makeDemo(join(folder, 'portal'), env)
}, 300_000)

afterAll(async () => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  await portal.release()
  rmSync(folder, { recursive: true, force: true })
})

function start(file: string) {
  const child = spawn(process.execPath, typeScript(file), { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  children.push(child)
  return child
}

async function stop(child: ChildProcess) {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function rowsOf(url: string, sql: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

type Looked = { chains: { ok: boolean; entries: number }[]; documents: number; copies: number; account: string | null }

test('a portal that is backed up while people sign is whole again on a clean folder, and goes on', async () => {
  const [who] = await newPasswords(env)
  const worker = start('scripts/worker.ts')
  const signers = start('scripts/cli/drill/sign-on.ts')
  const signed: string[] = []
  signers.stdout?.on('data', (lines) => signed.push(...String(lines).trim().split('\n')))
  await vi.waitFor(() => expect(signed.length).toBeGreaterThan(10), 90_000)

  const file = join(folder, 'school.age')
  const before = [...signed]
  const taken = JSON.parse(
    await runToEnd('scripts/cli/main.ts', settingsOf(join(folder, 'portal')), 'backup', file, '--json'),
  )
  const after = [...signed]
  expect(statSync(file).mode & 0o777).toBe(0o600)
  // Signatures were acknowledged while it ran.
  expect(after.length).toBeGreaterThan(before.length)
  await stop(signers)
  await stop(worker)

  const again = join(folder, 'again')
  const restored = JSON.parse(await runToEnd('scripts/cli/main.ts', settingsOf(again), 'restore', file, '--json'))
  expect(restored.rows).toBe(taken.rows)
  const database = await openEmbedded(again)
  try {
    const there = environmentOf(again, database)
    const looked: Looked = JSON.parse(
      await runToEnd('scripts/cli/drill/look-over.ts', there, who?.email ?? '', who?.password ?? ''),
    )
    expect(looked.chains).toEqual([expect.objectContaining({ ok: true, entries: expect.any(Number) })])
    expect(looked.documents).toBeGreaterThan(0)
    expect(looked.copies).toBe(looked.documents)
    expect(looked.account).toEqual(expect.any(String))

    // Everything acknowledged before it began is there, and nothing that nobody had signed.
    const kept = await rowsOf(database.ownerUrl, 'SELECT "slotId" AS id FROM "Response"')
    const ids = new Set(kept.map((row) => row.id))
    expect(before.filter((id) => !ids.has(id))).toEqual([])

    // The triggers refuse again, and the application owns nothing.
    await expect(rowsOf(database.ownerUrl, 'DELETE FROM "Response"')).rejects.toThrow(/append-only/)
    await expect(rowsOf(database.applicationUrl, 'DELETE FROM "Response"')).rejects.toThrow(/permission denied/)

    // The school goes on where it was: more is signed, and the chain continues.
    const [entries] = looked.chains.map((chain) => chain.entries)
    env = there
    const more = start('scripts/cli/drill/sign-on.ts')
    const next: string[] = []
    more.stdout?.on('data', (lines) => next.push(...String(lines).trim().split('\n')))
    await vi.waitFor(() => expect(next.length).toBeGreaterThan(3), 90_000)
    await stop(more)
    const later: Looked = JSON.parse(await runToEnd('scripts/cli/drill/look-over.ts', there))
    expect(later.chains).toEqual([expect.objectContaining({ ok: true, entries: (entries ?? 0) + next.length })])
  } finally {
    await database.release()
  }
}, 600_000)
