import type { BrowserContext } from '@playwright/test'
import { weighPage } from '../../scripts/bench/page-weight'
import { accountFor, asPost, signedIn } from '../fixtures/accounts'
import { expect, test } from '../fixtures/journey'
import { takeUnsignedAdult } from '../fixtures/people'

const KB = 1000

/** Nothing is here but the frame of every page: what the framework itself costs in this very build. */
const emptyPage = async (context: BrowserContext) => (await weighPage(context, address('/no-such-page'))).scriptBytes

const address = (path: string) => `${process.env.E2E_BASE_URL}${path}`

/** Bytes of JavaScript above the empty page; its parts may not move while it loads. */
async function above(context: BrowserContext, path: string) {
  const { scriptBytes, shift } = await weighPage(context, address(path))
  // As browsers report it, to three places.
  expect(Number(shift.toFixed(3)), `layout shift of ${path}`).toBe(0)
  expect(scriptBytes, 'JavaScript was measured').toBeGreaterThan(KB)
  return scriptBytes - (await emptyPage(context))
}

test('the signing pages bring at most 15 kB of JavaScript above an empty page, and stand still', async ({
  browser,
}) => {
  const person = await takeUnsignedAdult('staff')
  const context = (await signedIn(browser, await accountFor(person))).context()
  for (const path of ['/sign', `/sign/${person.slotId}`, `/sign/${person.slotId}/decline`]) {
    expect(await above(context, path), path).toBeLessThanOrEqual(15 * KB)
  }
})

test('the dashboard brings at most 60 kB of JavaScript above an empty page, and stands still', async ({ browser }) => {
  const context = (await asPost(browser, 'headteacher')).context()
  expect(await above(context, '/dashboard')).toBeLessThanOrEqual(60 * KB)
})
