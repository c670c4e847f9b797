import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, install, joinIn, type Running } from './installation'
import { openLedger } from './ledger'
import { plain, plainBrowser } from './plain-browser'
import type { Visit } from './signer'
import { mountSmallDisk } from './small-disk'
import { judge, settled } from './verdict'
import { aSchoolToSign } from './world'

const PORT = 3354
const REFERENCE = /ref=([0-9A-Z-]{19})/

let disk: ReturnType<typeof mountSmallDisk>
let installation: Installation
let running: Running
let school: Awaited<ReturnType<typeof aSchoolToSign>>

beforeAll(async () => {
  disk = mountSmallDisk()
  if (!disk) console.log('No file system may be made here: the database is told to say that its disk is full.')
  installation = await install(disk?.folder)
  running = await installation.first(PORT)
  await joinIn(installation, running.origin)
  school = await aSchoolToSign(installation.databaseUrl('owner'), 300)
})
afterAll(async () => {
  await installation?.remove()
  disk?.remove()
})

async function asSuperuser(sql: string) {
  const client = new Client({ connectionString: installation.databaseUrl('superuser') })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

// The same words and code as PostgreSQL's own, where no small file system can be had.
const SAY_FULL = `
  CREATE FUNCTION say_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file "base/16384/16500": No space left on device' USING ERRCODE = '53100';
  END $$;
  CREATE TRIGGER say_full BEFORE INSERT ON "Response" EXECUTE FUNCTION say_full();`
const fill = async () => (disk ? disk.fill() : asSuperuser(SAY_FULL))
const makeRoom = async () => (disk ? disk.makeRoom() : asSuperuser('DROP FUNCTION say_full() CASCADE'))

/** Signs as far as it goes; the reference, or the words of the page that came instead. */
async function sign({
  token,
  slotId,
  name,
}: Visit): Promise<{ reference: string } | { words: string; status: number; ms: number }> {
  const browser = plainBrowser(() => running.origin)
  const since = performance.now()
  let page = await browser.open(`/l/${token}`)
  const steps = [
    () => browser.send(page, /Open my forms/),
    () => browser.open(`/sign/${slotId}`),
    () => browser.send(page, /Check your answers/, { typedName: name, declared: 'yes' }),
    () => browser.send(page, /Sign now/),
  ]
  for (const step of steps) {
    if (page.status >= 500 || /We cannot reach/.test(page.html)) break
    page = await step()
  }
  const [, reference] = REFERENCE.exec(decodeURIComponent(page.path)) ?? []
  if (reference && page.status === 200) return { reference }
  return { words: plain(page.html), status: page.status, ms: performance.now() - since }
}

test('a disk that is full is said so in plain words, nothing confirmed is lost, and room is all that it takes', async () => {
  const ledger = openLedger()
  const noted = async (visit: Visit) => {
    const answer = await sign(visit)
    if ('reference' in answer) ledger.of(visit.slotId).acknowledged = answer.reference
    else ledger.of(visit.slotId).unknown += 1
    return answer
  }
  const next = () => {
    const visit = school.visits.pop()
    if (!visit) throw new Error('There were too few forms to sign.')
    return visit
  }
  expect(await noted(next())).toHaveProperty('reference')
  await fill()
  // What is allotted already is used up first.
  let answer = await noted(next())
  for (let more = 0; more < 200 && 'reference' in answer; more++) answer = await noted(next())
  if ('reference' in answer) throw new Error('The disk was never full.')
  console.log(
    `Full after ${ledger.totals().acknowledged} signatures: status ${answer.status}, “${answer.words.slice(0, 160)}”`,
  )
  expect(answer.words).toContain('We cannot reach our records just now')
  expect(answer.ms).toBeLessThan(4 * 15_000)
  await makeRoom()
  const end = Date.now() + 60_000
  for (answer = await noted(next()); !('reference' in answer); answer = await noted(next())) {
    if (Date.now() > end) throw new Error(`It did not recover: ${answer.words.slice(0, 300)}`)
    await sleep(500)
  }
  await settled(installation.databaseUrl('owner'))
  expect(await judge(installation, school, ledger.slots)).toMatchObject({
    lost: 0,
    doubled: 0,
    chain: { ok: true },
    wrongStates: 0,
    copiesMissing: 0,
    copiesDoubled: 0,
    mailsMissing: 0,
  })
})
