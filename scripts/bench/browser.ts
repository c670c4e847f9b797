import { type Browser, chromium } from '@playwright/test'
import type { Client } from 'pg'
import { bindDevice, startClassSession } from '@/lib/signing/commands/class-sessions'
import { signForms } from '@/lib/signing/commands/sign'
import { anAnswer } from '@/lib/testing/round-factories'
import { accountsFor, signedIn } from './accounts'
import { quantile, rounded } from './numbers'
import { type PageWeight, weighPage } from './page-weight'
import type { BrowserResult } from './results'
import type { Web } from './web-server'
import { aPupilRound, aStaffRound, keepAnswers, signer } from './world'

const EMPTY = 'empty page'
const TIMES = 5
const ROUND = 1_000
// As `lib/auth/visit.ts` names it without TLS; that file belongs to the web process.
const DEVICE_COOKIE = 'cs_device'

type Weighed = [name: string, path: string, cookie: string]

/** What a member of staff is shown from the list to the confirmation of another form. */
async function signingPages(sql: Client): Promise<Weighed[]> {
  const signing = await aStaffRound(sql, 2)
  const [open, done] = signing.slots
  if (!open || !done) throw new Error('Nobody was asked.')
  await keepAnswers(sql, signing, [open.slotId])
  const accounts = await accountsFor(sql, [open.personId, done.personId])
  const [signs, has] = [await signedIn(accounts[0] ?? ''), await signedIn(accounts[1] ?? '')]
  const { recorded } = await signForms(signer(signing.schoolId, done.personId), anAnswer([done.slotId], signing.sha256))
  return [
    [EMPTY, '/bench/blank', signs],
    ['to sign', '/sign', signs],
    ['the form', `/sign/${open.slotId}`, signs],
    ['check your answers', `/sign/${open.slotId}/check`, signs],
    ['done', `/sign/done?ref=${recorded[0]?.reference}`, has],
  ]
}

/** What the tablet of a class shows, and the dashboard of its school. */
async function schoolPages(sql: Client): Promise<Weighed[]> {
  const round = await aPupilRound(sql, ROUND)
  const { rows } = await sql.query<{ classId: string; slotId: string }>(
    `SELECT request."classId", slot.id AS "slotId" FROM "Request" request JOIN "Slot" slot ON slot."requestId" = request.id
    WHERE request."roundId" = $1 AND slot.kind = 'pupil' AND request.state = 'waiting_for_pupil' LIMIT 1`,
    [round.roundId],
  )
  const { classId = '', slotId = '' } = rows[0] ?? {}
  const { code } = await startClassSession(round.office, { roundId: round.roundId, classId })
  const device = `${DEVICE_COOKIE}=${await bindDevice(code)}`
  return [
    ['names of a class', '/class/names', device],
    ['a pupil’s form', `/class/${slotId}`, device],
    ['dashboard', '/dashboard', await signedIn(round.office.accountId)],
  ]
}

/** What the pages weigh in Chromium above an empty page of the same build, and how soon they can be used on a slow phone. */
export async function measureBrowser(sql: Client, { port }: Web): Promise<BrowserResult[]> {
  const pages = [...(await signingPages(sql)), ...(await schoolPages(sql))]
  const asRoot = process.getuid?.() === 0
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--disable-gpu', ...(asRoot ? ['--no-sandbox'] : [])],
  })
  try {
    const weighed = new Map<string, { fast: PageWeight; slow: PageWeight[] }>()
    for (const [name, path, cookie] of pages) {
      const at = { browser, address: `http://localhost:${port}${path}`, cookie }
      // Once before, so that the server has met the page.
      await inNewWindow(at)
      weighed.set(name, { fast: await inNewWindow(at), slow: [] })
    }
    // In turns, so that whatever else the computer does falls on all of them.
    for (let turn = 0; turn < TIMES; turn++) {
      for (const [name, path, cookie] of pages) {
        const at = { browser, address: `http://localhost:${port}${path}`, cookie }
        weighed.get(name)?.slow.push(await inNewWindow(at, { slow: true }))
      }
    }
    const floor = weighed.get(EMPTY)?.fast.scriptBytes ?? 0
    return Array.from(weighed, ([page, { fast, slow }]) => ({
      page,
      scriptKb: rounded(fast.scriptBytes / 1000),
      aboveEmptyKb: rounded((fast.scriptBytes - floor) / 1000),
      documentKb: rounded(fast.documentBytes / 1000),
      shift: rounded(Math.max(fast.shift, ...slow.map((one) => one.shift))),
      slowShownMs: Math.round(
        quantile(
          slow.map((one) => one.shownMs),
          0.5,
        ),
      ),
      slowUsableMs: Math.round(
        quantile(
          slow.map((one) => one.usableMs),
          0.5,
        ),
      ),
    }))
  } finally {
    await browser.close()
  }
}

type Place = { browser: Browser; address: string; cookie: string }

async function inNewWindow({ browser, address, cookie }: Place, options: { slow?: boolean } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-GB' })
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: new URL(address).origin }])
  const weight = await weighPage(context, address, options)
  await context.close()
  return weight
}
