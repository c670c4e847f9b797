import { resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkBackup, restoreBackup } from '@/lib/backup/restore-backup'
import { temporaryDatabase } from '@/lib/testing/database'
import { clocks, keysOpen, migrations, roles, server } from './database'
import type { Finding } from './finding'
import { guardsOf, PROTECTED, rights, triggers } from './protection'
import { copies, jobs, mail, seals, worker } from './work'

// A school of its own, with a chain, copies and rounds, which the checks may find broken.
const database = await temporaryDatabase({ migrated: false })
const SECRET = 'a secret of these tests that opens nothing else'
process.env.DATABASE_URL = database.applicationUrl
const client = new Client({ connectionString: database.superuserUrl.replace(/postgres$/, 'countersign') })
const [owner, application] = [database.ownerUrl, database.applicationUrl].map(
  (connectionString) => new Client({ connectionString }),
) as [Client, Client]
let evidence: typeof import('./evidence')
let disconnect: () => Promise<void>

beforeAll(async () => {
  const [file, passphrase] = [resolve('scripts/cli/drill/previous-version.age'), 'the previous version']
  const { header } = await checkBackup(file, passphrase)
  await restoreBackup({ ...database, file, passphrase, header, secret: SECRET, keepSecret: () => undefined })
  for (const one of [client, owner, application]) await one.connect()
  // The run's own connection is open already: this file's is another.
  vi.resetModules()
  Reflect.deleteProperty(globalThis, 'db')
  evidence = await import('./evidence')
  const { db } = await import('@/lib/db/client')
  disconnect = () => db.$disconnect()
}, 300_000)
afterAll(async () => {
  await disconnect?.()
  for (const one of [client, owner, application]) await one.end()
  await database.remove()
})

/** What a check finds while something is wrong, which is put right again. */
async function while_(broken: string, look: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  await client.query('BEGIN')
  try {
    await client.query(broken)
    return [await look()].flat()
  } finally {
    await client.query('ROLLBACK')
  }
}

/** The same for checks that have connections of their own: the triggers are off while it is done and undone. */
async function committed(broken: string, mended: string, look: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  const unguarded = (sql: string) => client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`)
  await unguarded(broken)
  try {
    return [await look()].flat()
  } finally {
    await unguarded(mended)
  }
}

const FAULT = expect.objectContaining({ state: 'fault', mend: expect.any(String) })
const WARNING = expect.objectContaining({ state: 'warning', mend: expect.any(String) })
const OK = expect.objectContaining({ state: 'ok' })

test('PostgreSQL', async () => expect(await server(owner)).toEqual(OK))

test('the role of the application', async () => {
  expect(await roles(application)).toEqual(OK)
  expect(await roles(owner)).toMatchObject({ state: 'fault', says: /owns/ })
  expect(await roles(client)).toMatchObject({ state: 'fault', says: /superuser/ })
  await client.query('GRANT countersign_owner TO countersign_app')
  expect(await roles(application)).toMatchObject({ state: 'fault', says: /may act as countersign_owner/ })
  await client.query('REVOKE countersign_owner FROM countersign_app; GRANT CREATE ON SCHEMA public TO countersign_app')
  expect(await roles(application)).toEqual(WARNING)
  await client.query('REVOKE CREATE ON SCHEMA public FROM countersign_app')
})

test('migrations', async () => {
  expect(await migrations(owner)).toEqual(OK)
  expect(await migrations(owner, [])).toMatchObject({ state: 'fault', says: /newer version/ })
  const pending = (await import('@/lib/db/migration-files')).migrationNames()
  expect(await migrations(owner, [...pending, '9999_to_come'])).toMatchObject({
    state: 'warning',
    says: /9999_to_come/,
  })
  const look = () => migrations(client)
  expect(await while_('CREATE SCHEMA countersign_restore', look)).toEqual([FAULT])
  expect(await while_('DROP TABLE _prisma_migrations', look)).toEqual([FAULT])
  expect(
    await while_(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '0001_trunk'`, look),
  ).toEqual([FAULT])
})

test('the list of triggers is that of the migrations, and each of them is in force', async () => {
  const there: Record<string, string[]> = {}
  for (const { table, name } of await guardsOf(owner)) there[table] = [...(there[table] ?? []), name]
  expect(PROTECTED).toEqual(there)
  expect(await triggers(owner)).toEqual(OK)
  const look = () => triggers(client)
  expect(await while_('ALTER TABLE "Response" DISABLE TRIGGER append_only', look)).toEqual([FAULT])
  expect(await while_('DROP TRIGGER published_stands ON "PolicyVersion"', look)).toEqual([FAULT])
})

test('the rights of the application', async () => {
  const look = () => rights(client, 'countersign_app')
  expect(await look()).toEqual(OK)
  expect(await while_('GRANT DELETE ON "EvidenceEntry" TO countersign_app', look)).toEqual([FAULT])
})

test('clocks', async () => {
  expect(await clocks(owner)).toEqual(OK)
  expect(await clocks(owner, () => Date.now() + 10_000)).toEqual(WARNING)
  expect(await clocks(owner, () => Date.now() - 3_600_000)).toEqual(FAULT)
})

test('keys', async () => {
  expect(await keysOpen(owner, SECRET)).toEqual(OK)
  expect(await keysOpen(owner, 'another secret')).toEqual(FAULT)
  expect(await keysOpen(owner, 'another secret', SECRET)).toEqual(WARNING)
  expect(await keysOpen(owner, SECRET, 'another secret')).toEqual(WARNING)
})

test('the worker', async () => {
  const look = () => worker(client)
  const beat = (when: string) =>
    `DELETE FROM "WorkerHeartbeat"; INSERT INTO "WorkerHeartbeat" (id, "seenAt") VALUES ('w', ${when})`
  expect(await while_(beat('now()'), look)).toEqual([OK])
  expect(await while_(beat(`now() - interval '3 minutes'`), look)).toEqual([WARNING])
  expect(await while_('DELETE FROM "WorkerHeartbeat"', look)).toEqual([WARNING])
})

test('jobs', async () => {
  const look = () => jobs(client)
  const queued = (change: string) =>
    `DELETE FROM graphile_worker._private_jobs; SELECT graphile_worker.add_job('copy.make', '{}');
     UPDATE graphile_worker._private_jobs SET ${change}`
  expect(await while_(queued('priority = 0'), look)).toEqual([OK])
  expect(await while_(queued(`attempts = max_attempts, last_error = 'no ink'`), look)).toEqual([
    expect.objectContaining({ state: 'fault', says: expect.stringContaining('no ink') }),
  ])
  expect(await while_(queued(`run_at = now() - interval '1 hour'`), look)).toEqual([WARNING])
})

test('copies and mail', async () => {
  const one = `WHERE id = (SELECT id FROM "Request" WHERE state = 'complete' ORDER BY id LIMIT 1)`
  // The school that was kept has copies waiting since it was made.
  const none = `UPDATE "Request" SET "copyState" = 'none' WHERE "copyState" = 'queued'`
  const look = () => copies(client)
  expect(await while_(none, look)).toEqual([OK])
  expect(
    await while_(`${none}; UPDATE "Request" SET "copyState" = 'failed', "copyError" = 'no ink' ${one}`, look),
  ).toEqual([FAULT])
  const late = `"copyState" = 'queued', "copyQueuedAt" = now() - interval '1 hour'`
  expect(await while_(`${none}; UPDATE "Request" SET ${late} ${one}`, look)).toEqual([WARNING])

  const failed = `INSERT INTO "Message" (id, "to", subject, text, html, state, "lastError")
    VALUES (gen_random_uuid(), 'a@b.example', '', '', '', 'failed', 'no such mailbox')`
  expect(await while_('DELETE FROM "Message"', () => mail(client))).toEqual([OK])
  expect(await while_(`DELETE FROM "Message"; ${failed}`, () => mail(client))).toEqual([WARNING])
})

test('certificates of seals', async () => {
  const own = (until: string) =>
    `INSERT INTO "SealKey" (id, "schoolId", origin, certificate, chain, fingerprint, subject, "validFrom", "validUntil")
      SELECT gen_random_uuid(), id, 'uploaded', '', '{}', '', '', now(), now() + interval '${until}' FROM "School" LIMIT 1`
  const look = () => seals(client)
  expect(await look()).toEqual([OK])
  expect(await while_(own('90 days'), look)).toEqual([OK])
  expect(await while_(own('30 days'), look)).toEqual([WARNING])
  expect(await while_(own('-1 day'), look)).toEqual([FAULT])
})

test.each([
  ['the end', false],
  ['the whole', true],
])('%s of the chain', async (_name, deep) => {
  const look = () => evidence.chains(client, deep)
  expect(await look()).toEqual([OK])
  const last = `(SELECT max(sequence) FROM "EvidenceEntry") - 3`
  const change = (column: string, from: string, to: string) =>
    `UPDATE "EvidenceEntry" SET ${column} = replace(${column}, '${from}', '${to}') WHERE sequence = ${last}`
  expect(
    await committed(
      change('envelope', '"format":1', '"format":9'),
      change('envelope', '"format":9', '"format":1'),
      look,
    ),
  ).toEqual([FAULT])
  const head = (step: string) => `UPDATE "ChainHead" SET sequence = sequence ${step}`
  expect(await committed(head('- 1'), head('+ 1'), look)).toEqual([FAULT])
  const section = (from: string, to: string) =>
    `UPDATE "EvidenceSection" SET content = replace(content, '${from}', '${to}')
      WHERE name = 'act' AND "entryId" = (SELECT id FROM "EvidenceEntry" WHERE sequence = ${last})`
  expect(await committed(section('"language"', '"linguage"'), section('"linguage"', '"language"'), look)).toEqual([
    FAULT,
  ])
  expect(await look()).toEqual([OK])
})

test.each([
  ['the latest', false],
  ['all', true],
])('states of %s requests, and the dashboard’s numbers', async (_name, deep) => {
  const look = () => evidence.states(deep)
  const wrong = `UPDATE "Request" SET state = 'waiting' WHERE state = 'declined'`
  const right = `UPDATE "Request" SET state = 'declined' WHERE state = 'waiting' AND id IN (
    SELECT response."requestId" FROM "Response" response JOIN "Slot" slot ON slot."currentResponseId" = response.id WHERE response.outcome = 'declined')`
  expect(await look()).toEqual(OK)
  expect(await committed(wrong, right, look)).toEqual([FAULT])
  const numbers = () => evidence.roundCounts(client)
  expect(await numbers()).toEqual(OK)
  expect(await committed(wrong, right, numbers)).toEqual([FAULT])
})

test('kept copies', async () => {
  const look = () => evidence.keptFiles(false)
  expect(await look()).toEqual(OK)
  const flip = `UPDATE "StoredFile" SET bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1)`
  expect(await committed(flip, flip, look)).toEqual([FAULT])
  const rename = (from: string, to: string) =>
    `UPDATE "StoredFile" SET "contentType" = '${to}', sha256 = reverse(sha256) WHERE "contentType" = '${from}'`
  expect(await committed(rename('application/pdf', 'gone'), rename('gone', 'application/pdf'), look)).toEqual([FAULT])
  expect(await look()).toEqual(OK)
})
