import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, install, joinIn, postmaster, type Running } from './installation'
import { type Page, plain, plainBrowser } from './plain-browser'
import type { Visit } from './signer'
import { layWire } from './wire'
import { aSchoolToSign } from './world'

const PORTS = { first: 3352, beside: 3353 }
/** Nobody waits longer than this for any answer. */
const MOST_MS = 15_000

let installation: Installation
let running: Running
let visits: Visit[]
let superuser: Client

beforeAll(async () => {
  installation = await install()
  running = await installation.first(PORTS.first)
  await joinIn(installation, running.origin)
  visits = (await aSchoolToSign(installation.databaseUrl('owner'), 40)).visits
  superuser = await asSuperuser()
})
afterAll(async () => {
  await superuser?.end()
  await installation?.remove()
})

async function asSuperuser() {
  const client = new Client({ connectionString: installation.databaseUrl('superuser') })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** A signer in front of a form that is filled in as far as asked. */
async function aSigner(origin = running.origin) {
  const visit = visits.pop()
  if (!visit) throw new Error('There were too few forms to sign.')
  const browser = plainBrowser(() => origin)
  await browser.send(await browser.open(`/l/${visit.token}`), /Open my forms/)
  const form = await browser.open(`/sign/${visit.slotId}`)
  const fillIn = () => browser.send(form, /Check your answers/, { typedName: visit.name, declared: 'yes' })
  return { visit, browser, form, fillIn }
}

async function timed(work: Promise<Page>) {
  const since = performance.now()
  const page = await work
  return { page, words: plain(page.html), ms: performance.now() - since }
}

function expectPlainWords({ page, words, ms }: Awaited<ReturnType<typeof timed>>) {
  expect(words).toContain('We cannot reach our records just now')
  expect(words).toContain('Nothing is lost')
  expect(page.status).toBe(503)
  expect(page.retryAfter).toBe('10')
  expect(ms).toBeLessThan(MOST_MS)
}

/** Until the page is itself again, without anybody having done anything. */
async function recovered(work: () => Promise<Page>, withinMs = 30_000): Promise<Page> {
  const end = Date.now() + withinMs
  for (;;) {
    const page = await work().catch(() => null)
    if (page?.status === 200) return page
    if (Date.now() > end)
      throw new Error(`It did not recover: ${page?.status} ${plain(page?.html ?? '').slice(0, 300)}`)
    await sleep(300)
  }
}

const signed = async ({ browser }: Awaited<ReturnType<typeof aSigner>>, check: Page) =>
  plain((await browser.send(check, /Sign now/)).html)

test('a killed PostgreSQL comes back by itself, and so does the page', async () => {
  const signer = await aSigner()
  process.kill(postmaster(installation.dataDir), 'SIGKILL')
  const since = Date.now()
  await recovered(() => signer.browser.open(`/sign/${signer.visit.slotId}`))
  expect(Date.now() - since).toBeLessThan(20_000)
  expect(running.output()).toContain('The database ended and is started again')
  await superuser.end().catch(() => undefined)
  superuser = await asSuperuser()
  expect(await signed(signer, await signer.fillIn())).toContain('Signed')
})

test('a table that is locked: pages and presses say so in time, and what was typed is sent again from that page', async () => {
  const [reader, signer] = [await aSigner(), await aSigner()]
  await superuser.query('BEGIN; LOCK TABLE "SigningDraft", "Request" IN ACCESS EXCLUSIVE MODE')
  const [read, sent] = await Promise.all([
    timed(reader.browser.open(`/sign/${reader.visit.slotId}`)),
    timed(signer.fillIn()),
  ])
  await superuser.query('ROLLBACK')
  expectPlainWords(read)
  expectPlainWords(sent)
  expect(sent.page.html).toContain(`name="typedName" value="${signer.visit.name}"`)
  const check = await signer.browser.send(sent.page, /Send it again/)
  expect(plain(check.html)).toContain(signer.visit.name)
  expect(await signed(signer, check)).toContain('Signed')
  expect((await reader.browser.open(`/sign/${reader.visit.slotId}`)).status).toBe(200)
})

test('a database that takes ten seconds for each answer, and one that is silent', async () => {
  const wire = await layWire(installation.databaseUrl('application'))
  const beside = await installation.beside(PORTS.beside, { DATABASE_URL: wire.url })
  try {
    const signer = await aSigner(beside.origin)
    const open = () => signer.browser.open(`/sign/${signer.visit.slotId}`)
    for (const delay of [10_000, 3_600_000]) {
      wire.slowBy(delay)
      const since = performance.now()
      const [page, sent, health] = await Promise.all([
        timed(open()),
        timed(signer.fillIn()),
        fetch(`${beside.origin}/api/health`).then((answer) => ({
          status: answer.status,
          ms: performance.now() - since,
        })),
      ])
      expectPlainWords(page)
      expectPlainWords(sent)
      expect(health.status).toBe(503)
      expect(health.ms).toBeLessThan(5000)
      wire.slowBy(0)
      await recovered(open)
    }
    expect(await signed(signer, await signer.fillIn())).toContain('Signed')
    expect((await fetch(`${beside.origin}/api/health`)).status).toBe(200)
  } finally {
    await beside.stop()
    await wire.cut()
  }
})

test('no connection is left for us', async () => {
  const signer = await aSigner()
  const open = () => signer.browser.open(`/sign/${signer.visit.slotId}`)
  const taken: Client[] = []
  const take = async () => {
    const client = new Client({ connectionString: installation.databaseUrl('application') })
    client.on('error', () => undefined)
    await client.connect().then(
      () => taken.push(client),
      () => undefined,
    )
  }
  // Others take whatever the portal lets go of.
  const ours = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND pid <> ALL($2)'
  let refused: Awaited<ReturnType<typeof timed>> | null = null
  for (let round = 0; round < 10 && !refused; round++) {
    const theirs = taken.map((client) => (client as unknown as { processID: number }).processID)
    await superuser.query(ours, ['countersign_app', theirs])
    await Promise.all(Array.from({ length: round === 0 ? 110 : 20 }, take))
    const answer = await timed(open())
    if (answer.page.status !== 200) refused = answer
  }
  await Promise.all(taken.map((client) => client.end()))
  if (!refused) throw new Error('A connection was left.')
  expectPlainWords(refused)
  await recovered(open)
  expect(await signed(signer, await signer.fillIn())).toContain('Signed')
})

test('stopping answers the signature in hand, and ends in time with no job half done', async () => {
  const signer = await aSigner()
  const check = await signer.fillIn()
  await superuser.query('BEGIN; LOCK TABLE "Response" IN ACCESS EXCLUSIVE MODE')
  const pressed = signer.browser.pressOnly(check, /Sign now/)
  await sleep(1000)
  const since = Date.now()
  const stopped = running.stop()
  await sleep(2000)
  await superuser.query('ROLLBACK')
  expect(await pressed).toMatch(/^\/sign\/done\?ref=/)
  await superuser.end()
  await stopped
  expect(Date.now() - since).toBeLessThan(20_000)
  running = await installation.first(PORTS.first)
  superuser = await asSuperuser()
  expect(plain((await signer.browser.open(`/sign/${signer.visit.slotId}`)).html)).toContain('already signed')
})
