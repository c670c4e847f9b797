import { readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { temporaryDatabase } from '@/lib/testing/database'
import { isUnavailable } from '@/lib/unavailable'
import { PrismaClient } from './generated/client'
import type { Patience } from './patience'
import { openPool } from './pool'

// A database of its own, because it is brought down.
const database = await temporaryDatabase({ flags: ['max_connections=12', 'fsync=off'] })
afterAll(() => database.remove())

const SHORT: Patience = { connect: 2500, statement: 1500, lock: 700, idleInTransaction: 900, answer: 3000 }
const LONG: Patience = { connect: 15_000, statement: 15_000, lock: 15_000, idleInTransaction: 15_000, answer: 15_000 }
// Far from the ten seconds and more that they would take by themselves, on a busy machine too.
const SOON = 7000
const opened: PrismaClient[] = []
function client(url = database.applicationUrl, waits = SHORT) {
  const db = new PrismaClient({ adapter: new PrismaPg(openPool(url, 2, waits), { disposeExternalPool: true }) })
  opened.push(db)
  return db
}
afterEach(async () => {
  for (const db of opened.splice(0)) await db.$disconnect()
})

async function other(sql: string) {
  const sqlClient = new Client({ connectionString: database.superuserUrl.replace(/[^/]*$/, 'countersign') })
  sqlClient.on('error', () => undefined)
  await sqlClient.connect()
  await sqlClient.query(sql)
  return sqlClient
}

/** What it throws and after how many ms. */
async function failure(work: Promise<unknown>) {
  const since = performance.now()
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return { error, unavailable: isUnavailable(error), ms: performance.now() - since }
}

test('a lock held by another ends the wait, inside a transaction too, and the next question is answered', async () => {
  const db = client()
  const holder = await other('BEGIN; LOCK TABLE "School" IN ACCESS EXCLUSIVE MODE')
  const alone = await failure(db.school.findMany())
  const within = await failure(db.$transaction((tx) => tx.school.findMany(), { timeout: 20_000 }))
  await holder.end()
  for (const { unavailable, ms } of [alone, within]) {
    expect(unavailable).toBe(true)
    expect(ms).toBeLessThan(SOON)
  }
  expect(await db.school.count()).toBe(0)
})

test('a slow statement is ended', async () => {
  const { unavailable, ms } = await failure(client().$queryRaw`SELECT pg_sleep(30)::text`)
  expect(unavailable).toBe(true)
  expect(ms).toBeLessThan(SOON)
})

test('a transaction whose owner says nothing is ended by the server', async () => {
  const silent = client().$transaction(
    async (tx) => {
      await tx.school.count()
      await sleep(1800)
      return tx.school.count()
    },
    { timeout: 20_000 },
  )
  expect((await failure(silent)).unavailable).toBe(true)
})

test('a pool whose connections are all taken says so', async () => {
  const db = client(database.applicationUrl, { ...LONG, connect: 2500 })
  const busy = [1, 2].map(async () => db.$queryRaw`SELECT pg_sleep(8)::text`)
  await sleep(500)
  const { unavailable, ms } = await failure(db.school.count())
  expect(unavailable).toBe(true)
  expect(ms).toBeLessThan(SOON)
  await Promise.all(busy)
  expect(await db.school.count()).toBe(0)
})

test('a server without a connection to give says so, and recovers', async () => {
  const db = client()
  const taken: Client[] = []
  for (let place = 0; place < 12; place++) await other('SELECT 1').then(...keep(taken))
  expect((await failure(db.school.count())).unavailable).toBe(true)
  await Promise.all(taken.map((sqlClient) => sqlClient.end()))
  await vi.waitFor(async () => expect(await db.school.count()).toBe(0), 5000)
})

const keep = (taken: Client[]) => [(sqlClient: Client) => void taken.push(sqlClient), () => undefined] as const

test('a network that holds everything back ends the wait, and the next question goes another way', async () => {
  const { port } = new URL(database.applicationUrl)
  const sockets = new Set<Socket>()
  let holding = false
  const between = createServer((socket) => {
    const server = connect(Number(port), '127.0.0.1')
    for (const end of [socket, server]) {
      sockets.add(end)
      end.on('error', () => undefined)
    }
    socket.on('data', (data) => holding || server.write(data))
    server.on('data', (data) => holding || socket.write(data))
    socket.on('close', () => server.destroy())
    server.on('close', () => socket.destroy())
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const address = between.address()
  const url = Object.assign(new URL(database.applicationUrl), {
    port: String(typeof address === 'object' && address ? address.port : 0),
  }).href
  const db = client(url)
  expect(await db.school.count()).toBe(0)
  holding = true
  const established = await failure(db.school.count())
  const fresh = await failure(db.school.count())
  holding = false
  for (const { unavailable, ms } of [established, fresh]) {
    expect(unavailable).toBe(true)
    expect(ms).toBeLessThan(SOON)
  }
  expect(await db.school.count()).toBe(0)
  await db.$disconnect()
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => between.close(resolve))
})

test('a killed server says so and, once it is revived where it was, answers again', async () => {
  const db = client()
  expect(await db.school.count()).toBe(0)
  const pid = Number(readFileSync(join(database.folder, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(database.alive()).toBe(false), 5000)
  expect((await failure(db.school.count())).unavailable).toBe(true)
  await database.revive()
  expect(database.alive()).toBe(true)
  await vi.waitFor(async () => expect(await db.school.count()).toBe(0), 10_000)
})

test('what is wrong with a question is no outage', async () => {
  const db = client(database.applicationUrl, LONG)
  expect((await failure(db.$queryRaw`SELECT 1 / 0`)).unavailable).toBe(false)
  expect(
    (await failure(db.school.findUniqueOrThrow({ where: { id: '0190a0a0-0000-7000-8000-000000000000' } }))).unavailable,
  ).toBe(false)
})
