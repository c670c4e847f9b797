import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { db } from '@/lib/db/client'
import { HALF_RESTORED, migrate } from '@/lib/db/migrate'
import { migrationNames } from '@/lib/db/migration-files'
import { openChain } from '@/lib/signing/commands/open-chain'
import { temporaryDatabase } from '@/lib/testing/database'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { HEADER } from './contents'
import { checkBackup, restoreBackup } from './restore-backup'
import { opened, sealed } from './sealing'
import { takeBackup } from './take-backup'
import { readTar, TAR_END, tarFile } from './tar'

const PASSPHRASE = 'correct horse battery staple'
const SECRET = process.env.NEXTAUTH_SECRET ?? ''
const QUICK = 10

let folder: string
let file: string
let empty: Awaited<ReturnType<typeof temporaryDatabase>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-sealed-'))
  file = join(folder, 'whole.age')
  empty = await temporaryDatabase({ migrated: false })
  const school = await aSchool()
  await db.$transaction((tx) => openChain(tx, school.id))
  await aPerson(school.id, 'staff', { givenName: 'Zoë\t"\\N"\n', familyName: '字 🙂' })
  await write(file, takeBackup({ ...inject('database'), keys: { secret: SECRET }, program: 'test' }))
})
afterAll(async () => {
  await empty.remove()
  rmSync(folder, { recursive: true, force: true })
})

const write = async (to: string, plain: AsyncIterable<Buffer>) =>
  pipeline(await sealed(plain, PASSPHRASE, QUICK), createWriteStream(to))

/** The backup with some of its parts changed, sealed anew. */
async function rewritten(name: string, change: (part: string, content: Buffer) => Buffer | null) {
  const to = join(folder, name)
  async function* parts() {
    for await (const part of readTar(await opened(createReadStream(file), PASSPHRASE))) {
      const content = change(part.name, part.content)
      if (content) yield tarFile(part.name, content)
    }
    yield TAR_END
  }
  await write(to, parts())
  return to
}

const inHeader = (change: (header: Record<string, unknown>) => object) => (name: string, content: Buffer) =>
  name === HEADER ? Buffer.from(JSON.stringify(change(JSON.parse(content.toString())))) : content

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}
const rowsOf = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows)

const relations = () =>
  rowsOf(
    empty.ownerUrl,
    `SELECT relname FROM pg_class WHERE relnamespace::regnamespace::text IN ('public', 'graphile_worker')`,
  )

/** Every row of every table as one hash for each, in an order that does not depend on where it lies. */
const digest = async (url: string) => {
  const tables = await rowsOf(
    url,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')
      AND tablename NOT IN ('_prisma_migrations', 'migrations') ORDER BY 1`,
  )
  const sums: Record<string, unknown> = {}
  for (const { name } of tables)
    sums[name] = (
      await rowsOf(url, `SELECT md5(string_agg(t::text, E'\n' ORDER BY t::text)) AS sum FROM ${name} t`)
    )[0]?.sum
  return sums
}

const restore = async (from: string, secret: string | null = null) => {
  const { header } = await checkBackup(from, PASSPHRASE)
  const kept: string[] = []
  const restored = await restoreBackup({
    ...empty,
    file: from,
    passphrase: PASSPHRASE,
    header,
    secret,
    keepSecret: (it) => kept.push(it),
  })
  return { ...restored, kept }
}

const clear = () =>
  withClient(empty.ownerUrl, (client) =>
    client.query(`DROP SCHEMA IF EXISTS graphile_worker, public, ${HALF_RESTORED} CASCADE; CREATE SCHEMA public`),
  )

describe('what is not whole is refused in a sentence', () => {
  test('another passphrase', async () => {
    await expect(checkBackup(file, 'another horse battery staple')).rejects.toThrow(/passphrase does not open/)
  })

  test('a file of another kind', async () => {
    const other = join(folder, 'other')
    writeFileSync(other, 'PK a spreadsheet')
    await expect(checkBackup(other, PASSPHRASE)).rejects.toThrow(/not a backup/)
    await write(
      join(folder, 'tar'),
      Readable.from([Buffer.concat([tarFile('letter.txt', Buffer.from('Dear')), TAR_END])]),
    )
    await expect(checkBackup(join(folder, 'tar'), PASSPHRASE)).rejects.toThrow(/not a backup of Countersign/)
  })

  test('one byte altered, wherever it is', async () => {
    const bytes = readFileSync(file)
    const altered = join(folder, 'altered')
    for (const share of [0.05, 0.3, 0.6, 0.95, 0.9999]) {
      const copy = Buffer.from(bytes)
      const at = Math.floor(copy.length * share)
      copy[at] = (copy[at] ?? 0) ^ 1
      writeFileSync(altered, copy)
      await expect(checkBackup(altered, PASSPHRASE)).rejects.toThrow(/altered or cut short/)
    }
  })

  test('cut short, wherever', async () => {
    const bytes = readFileSync(file)
    const cut = join(folder, 'cut')
    // The last is cut between two pieces of the encryption.
    for (const length of [bytes.length - 1, Math.floor(bytes.length / 2), 400]) {
      writeFileSync(cut, bytes.subarray(0, length))
      await expect(checkBackup(cut, PASSPHRASE)).rejects.toThrow(/altered or cut short/)
    }
  })

  test('sealed well, but a part is missing or another', async () => {
    const [table] = (await checkBackup(file, PASSPHRASE)).manifest.parts.filter(
      (part) => part.name === 'data/public.School',
    )
    const isSchool = (name: string) => name.startsWith(`${table?.name}/`)
    const without = await rewritten('without', (name, content) => (isSchool(name) ? null : content))
    await expect(checkBackup(without, PASSPHRASE)).rejects.toThrow(/not whole.*public\.School/)
    const other = await rewritten('other-rows', (name, content) =>
      isSchool(name) ? Buffer.from(content.toString().replace('Oakfield', 'Ashfield')) : content,
    )
    await expect(checkBackup(other, PASSPHRASE)).rejects.toThrow(/not whole.*public\.School/)
    const ended = await rewritten('ended', (name, content) => (name === 'manifest.json' ? null : content))
    await expect(checkBackup(ended, PASSPHRASE)).rejects.toThrow(/not whole/)
  })

  test('a newer version', async () => {
    const format = await rewritten(
      'format',
      inHeader((header) => ({ ...header, format: 2 })),
    )
    await expect(checkBackup(format, PASSPHRASE)).rejects.toThrow(/newer version/)
    const names = [...migrationNames(), '9999_of_the_future']
    const newer = await rewritten(
      'newer',
      inHeader((header) => ({ ...header, migrations: names })),
    )
    await expect(checkBackup(newer, PASSPHRASE)).rejects.toThrow(/newer version.*9999_of_the_future/)
  })
})

test('a database that is not empty is left alone', async () => {
  await withClient(empty.ownerUrl, (client) => client.query('CREATE TABLE mine AS SELECT 7 AS n'))
  await expect(restore(file)).rejects.toThrow(/not empty \(it has public\.mine\)/)
  expect(await rowsOf(empty.ownerUrl, 'SELECT n FROM mine')).toEqual([{ n: 7 }])
  await clear()
})

test('what fails in the middle leaves the database as empty as it was', async () => {
  const { header } = await checkBackup(file, PASSPHRASE)
  const broken = await rewritten('broken', (name, content) =>
    name.startsWith('data/public.School/') ? Buffer.from(content.toString().replace('Oakfield', 'Ashfield')) : content,
  )
  const target = { ...empty, passphrase: PASSPHRASE, header, secret: null, keepSecret: () => undefined }
  await expect(restoreBackup({ ...target, file: broken })).rejects.toThrow(/not whole/)
  expect(await relations()).toEqual([])
})

test('a restore that was killed is refused by a start, and made good by the next restore', async () => {
  await withClient(empty.ownerUrl, (client) =>
    client.query(`CREATE SCHEMA ${HALF_RESTORED}; CREATE TABLE half (n int)`),
  )
  await expect(migrate(empty)).rejects.toThrow(/interrupted: restore it once more/)
  const { kept } = await restore(file)
  expect(kept).toEqual([SECRET])
  expect(await rowsOf(empty.ownerUrl, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
  await clear()
})

test('every row of every table comes back, and every trigger, reference and right', async () => {
  const { manifest } = await restore(file)
  const hashes = await digest(empty.ownerUrl)
  expect(Object.keys(hashes).length).toBe(manifest.parts.length - 2)
  const again = join(folder, 'again')
  await write(again, takeBackup({ ...empty, keys: { secret: SECRET }, program: 'test' }))
  const second = (await checkBackup(again, PASSPHRASE)).manifest
  // Rows that nobody moved since are copied in the same order, so the parts are the same to the byte.
  const sums = (parts: typeof manifest.parts) =>
    parts.filter((part) => part.rows !== null).map((part) => [part.name, part.rows])
  expect(sums(second.parts)).toEqual(sums(manifest.parts))
  expect(second.sequences).toEqual(manifest.sequences)

  const rules = `SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger ORDER BY 1, 2`
  const inForce = (rows: { tgname: string }[]) => rows.filter((row) => !row.tgname.startsWith('RI_'))
  expect(inForce(await rowsOf(empty.superuserUrl.replace(/postgres$/, 'countersign'), rules))).toEqual(
    inForce(await rowsOf(inject('database').ownerUrl, rules)),
  )
  const rights = `SELECT table_schema, table_name, privilege_type FROM information_schema.role_table_grants
    WHERE grantee = 'countersign_app' ORDER BY 1, 2, 3`
  expect(await rowsOf(empty.ownerUrl, rights)).toEqual(await rowsOf(inject('database').ownerUrl, rights))
  expect(
    await rowsOf(empty.applicationUrl, 'SELECT relname FROM pg_class WHERE relowner = current_user::regrole'),
  ).toEqual([])
  await clear()
})

test('an installation with a secret of its own has the keys encrypted anew', async () => {
  const { rewrapped, kept } = await restore(file, 'the other installation has a secret of its own')
  expect(rewrapped).toBeGreaterThan(0)
  expect(kept).toEqual([])
  await clear()
})

test('a name with every trap comes back', async () => {
  await restore(file)
  const found = await rowsOf(
    empty.applicationUrl,
    `SELECT "familyName" AS name FROM "Person" WHERE "givenName" = E'Zoë\\t"\\\\N"\\n'`,
  )
  expect(found).toEqual([{ name: '字 🙂' }])
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toHaveLength(64)
  await clear()
})
