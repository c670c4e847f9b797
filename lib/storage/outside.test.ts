import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import S3rver from 's3rver'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { isUnavailable } from '@/lib/unavailable'
import { cleanRows } from './clean-files'
import type { OutsideStore } from './file-store'
import { getFile, putFile, sha256Of } from './files'
import { useStore } from './outside'
import { s3Store } from './s3-store'

let directory = ''
let server: S3rver
let store: OutsideStore

const KEYS = { accessKey: 'S3RVER', secretKey: 'S3RVER' }

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'countersign-s3-'))
  server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory },
    configureBuckets: [{ name: 'school-files' }],
  })
  const { port } = await server.run()
  store = s3Store({ url: `s3://school-files/kept?endpoint=http://127.0.0.1:${port}`, ...KEYS })
})
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})
beforeEach(() => useStore(store))
afterEach(() => useStore(null))

const bytes = new TextEncoder().encode('a signed copy')

/** One file of a school, handed over to the store as the move does it. */
async function handedOver() {
  const { id: schoolId } = await aSchool()
  const sha256 = await db.$transaction((tx) => putFile(tx, schoolId, bytes, 'application/pdf'))
  const key = { schoolId, sha256 }
  await store.put(key, { bytes, contentType: 'application/pdf' })
  await db.$executeRaw`SELECT hand_over_file(${schoolId}::uuid, ${sha256})`
  expect(await db.storedFile.findUnique({ where: { schoolId_sha256: key }, select: { bytes: true } })).toEqual({
    bytes: null,
  })
  return key
}

test('a file that was handed over is read from the store, and taken back only with the bytes of its hash', async () => {
  const key = await handedOver()
  expect((await getFile(key.schoolId, key.sha256))?.bytes).toEqual(bytes)
  const listed: string[] = []
  for await (const { schoolId, sha256 } of store.list()) if (schoolId === key.schoolId) listed.push(sha256)
  expect(listed).toEqual([key.sha256])
  const taken = (content: Uint8Array) => db.$queryRaw<{ taken: boolean }[]>`
    SELECT take_back_file(${key.schoolId}::uuid, ${key.sha256}, ${Buffer.from(content)}) AS taken`
  expect(await taken(new TextEncoder().encode('another'))).toEqual([{ taken: false }])
  expect(await taken(bytes)).toEqual([{ taken: true }])
  await store.remove(key)
  expect((await getFile(key.schoolId, key.sha256))?.bytes).toEqual(bytes)
})

test('a file that is changed in the store, or gone from it, is refused with that reason', async () => {
  const key = await handedOver()
  await store.put(key, { bytes: new TextEncoder().encode('something else'), contentType: 'application/pdf' })
  await expect(getFile(key.schoolId, key.sha256)).rejects.toThrow(/has changed/)
  await store.remove(key)
  await expect(getFile(key.schoolId, key.sha256)).rejects.toThrow(/is gone/)
})

test('a store that is away keeps nobody from keeping files; reading one is a trouble that passes, and names no key', async () => {
  const key = await handedOver()
  const away = s3Store({ url: 's3://school-files?endpoint=http://127.0.0.1:9', ...KEYS }, { connect: 500, answer: 500 })
  useStore(away)
  const sha256 = await db.$transaction((tx) => putFile(tx, key.schoolId, Buffer.from('another'), 'text/plain'))
  expect(await getFile(key.schoolId, sha256)).not.toBeNull()
  const error = await getFile(key.schoolId, key.sha256).catch((thrown: unknown) => thrown)
  expect(isUnavailable(error)).toBe(true)
  expect(String(error)).not.toContain(KEYS.secretKey)
})

test('only files that nothing names and that are older than a day may go, and never while somebody keeps one', async () => {
  const { id: schoolId } = await aSchool()
  const old = (text: string) => ({
    ...{ schoolId, contentType: 'text/plain', bytes: Buffer.from(text) },
    sha256: sha256Of(Buffer.from(text)),
  })
  const [loose, named] = [old('loose'), old('named')]
  const young = await db.$transaction((tx) => putFile(tx, schoolId, Buffer.from('young'), 'text/plain'))
  const createdAt = new Date(Date.now() - 3 * 86_400_000)
  await db.storedFile.createMany({ data: [loose, named].map((file) => ({ ...file, createdAt })) })
  await db.message.create({
    data: {
      ...{ schoolId, to: 'a@mail.example', subject: 's', text: 't', html: 'h' },
      attachments: [{ name: 'named.txt', sha256: named.sha256 }],
    },
  })
  const owner = new Client({ connectionString: inject('database').ownerUrl })
  await owner.connect()
  try {
    await cleanRows(owner, { olderThanMs: 0, dryRun: true })
    const there = async () =>
      (await db.storedFile.findMany({ where: { schoolId }, select: { sha256: true } }))
        .map(({ sha256 }) => sha256)
        .sort()
    expect(await there()).toEqual([loose.sha256, named.sha256, young].sort())
    let removed: Promise<unknown> | undefined
    await db.$transaction(async (tx) => {
      // Kept already and about to be named: its removal has to wait until this has ended.
      await putFile(tx, schoolId, loose.bytes, loose.contentType)
      removed = cleanRows(owner, { olderThanMs: 0, dryRun: false })
      await tx.message.create({
        data: {
          ...{ schoolId, to: 'b@mail.example', subject: 's', text: 't', html: 'h' },
          attachments: [{ name: 'loose.txt', sha256: loose.sha256 }],
        },
      })
    })
    await removed
    expect(await there()).toEqual([loose.sha256, named.sha256, young].sort())
    await db.message.deleteMany({ where: { schoolId, to: 'b@mail.example' } })
    await cleanRows(owner, { olderThanMs: 0, dryRun: false })
    expect(await there()).toEqual([named.sha256, young].sort())
  } finally {
    await owner.end()
  }
})
