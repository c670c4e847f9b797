import { type Browser, chromium } from '@playwright/test'
import type { Client } from 'pg'
import { accountsFor, signedIn } from './accounts'
import { quantile, rounded } from './numbers'
import { type PageWeight, weighPage } from './page-weight'
import type { BrowserResult } from './report'
import type { Web } from './web-server'
import { aPupilRound, aStaffRound, keepAnswers } from './world'

const EMPTY = 'empty page'
const TIMES = 5
const ROUND = 1_000

/** What the pages weigh in Chromium above an empty page of the same build, and how soon they can be used on a slow phone. */
export async function measureBrowser(sql: Client, { port }: Web): Promise<BrowserResult[]> {
  const [signing, round] = [await aStaffRound(sql, 1), await aPupilRound(sql, ROUND)]
  const { slotId = '', personId = '' } = signing.slots[0] ?? {}
  await keepAnswers(sql, signing, [slotId])
  const [accountId = ''] = await accountsFor(sql, [personId])
  const [signer, office] = [await signedIn(accountId), await signedIn(round.office.accountId)]
  const pages: [name: string, path: string, cookie: string][] = [
    [EMPTY, '/bench/blank', signer],
    ['to sign', '/sign', signer],
    ['the form', `/sign/${slotId}`, signer],
    ['check your answers', `/sign/${slotId}/check`, signer],
    ['dashboard', '/dashboard', office],
  ]
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
