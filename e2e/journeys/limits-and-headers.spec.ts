import type { APIResponse, Browser, BrowserContextOptions, Page } from '@playwright/test'
import { accountOf, asPost, givePassword, PASSWORD } from '../fixtures/accounts'
import { inTheEnd, openRound, row } from '../fixtures/database'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'

const TOO_MANY = /There were too many .+\. Try again in (a minute|\d+ minutes), after \d\d:\d\d (GMT|BST)/

// Networks for documentation, one for each journey: what one of them spends is not missing to another.
const from = (network: string) => ({ extraHTTPHeaders: { 'x-forwarded-for': network } })

async function windowFrom(browser: Browser, network: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...from(network), ...options })
  return watch(await context.newPage(), { script: options.javaScriptEnabled !== false })
}

test('whoever guesses a password is told when to try again; the owner still gets in from elsewhere', async ({
  browser,
}) => {
  const account = await accountOf('clerk')
  await givePassword(account)
  // Each guess is a page of its own: none is lost while another is on its way.
  const guesser = await windowFrom(browser, '198.51.100.11', { javaScriptEnabled: false })
  const tryOne = async (page: Page, password: string) => {
    await page.getByLabel('E-mail address', { exact: true }).fill(account.email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await guesser.goto('/sign-in')
  for (let time = 0; time < 10; time += 1) await tryOne(guesser, `Wrong-guess-${time}`)
  await expect(guesser.getByText('do not go together').first()).toBeVisible()
  await see(guesser, 'Sign in')
  const again = await windowFrom(browser, '198.51.100.11')
  await again.goto('/sign-in')
  await tryOne(again, PASSWORD)
  await expect(faultsShown(again)).toContainText(TOO_MANY)
  await expect(again.getByLabel('E-mail address', { exact: true })).toHaveValue(account.email)
  await see(again, 'Sign in')

  const owner = await windowFrom(browser, '198.51.100.12')
  await owner.goto('/sign-in')
  await see(owner, 'Sign in')
  await tryOne(owner, PASSWORD)
  await see(owner, /Acceptable use/)
})

test('without a script the refusal is a page with a status, and what was typed is kept', async ({ browser }) => {
  const page = await windowFrom(browser, '198.51.100.13', { javaScriptEnabled: false })
  await page.goto('/sign-in')
  const answer = async () => {
    await page.getByLabel('E-mail address', { exact: true }).fill('nobody.at.all@example.test')
    await page.getByLabel('Password', { exact: true }).fill('Wrong-guess-1')
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    return answered
  }
  for (let time = 0; time < 10; time += 1) expect((await answer()).status()).toBe(200)
  const refused = await answer()
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(60)
  await expect(page.getByText(TOO_MANY).first()).toBeVisible()
  await expect(page.getByLabel('E-mail address', { exact: true })).toHaveValue('nobody.at.all@example.test')
  await see(page, 'Sign in')
})

test('whoever tries references out is told when to try again, and nobody else is', async ({ browser }) => {
  const guesser = await windowFrom(browser, '198.51.100.14')
  const reference = (at: number) => `/verify?reference=AAAA-BBBB-CCCC-${String(1000 + at)}`
  for (let at = 0; at < 40; at += 1) expect((await guesser.request.get(reference(at))).status()).toBe(200)
  const answer = await guesser.goto(reference(99))
  expect(answer?.status()).toBe(429)
  expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(60)
  await expect(faultsShown(guesser)).toContainText(TOO_MANY)
  await expect(guesser.getByLabel('Reference of the copy')).toHaveValue('AAAA-BBBB-CCCC-1099')
  await see(guesser, 'Check a signed copy')

  const other = await windowFrom(browser, '198.51.100.15')
  expect((await other.request.get(reference(99))).status()).toBe(200)
})

test('a class code is not found by trying', async ({ browser }) => {
  const page = await windowFrom(browser, '198.51.100.16', { javaScriptEnabled: false })
  await page.goto('/class')
  for (let time = 0; time < 41; time += 1) {
    await page.getByLabel('Code').fill(`WXYZ 2${String(time).padStart(3, '0')}`)
    await page.getByRole('button', { name: 'Show the names' }).click()
  }
  await expect(page.getByText(TOO_MANY).first()).toBeVisible()
  await expect(page.getByLabel('Code')).toHaveValue('WXYZ 2040')
  await see(page, /sign/i)
})

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
}
const policyOf = (answer: APIResponse) => answer.headers()['content-security-policy'] ?? ''
const nonceOf = (answer: APIResponse) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1] ?? ''

test('every kind of address answers with its headers', async ({ browser }) => {
  const head = await asPost(browser, 'headteacher')
  const { id: round, schoolId } = await openRound()
  const document = await inTheEnd(() =>
    row<{ id: string }>('SELECT id FROM "Document" WHERE "schoolId" = $1 LIMIT 1', [schoolId]),
  )
  const html = await (await head.request.get('/verify')).text()
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
  const pages = ['/', '/sign-in', '/verify', '/class', '/l/none', '/not/there']
  const personal = ['/dashboard', '/people', `/rounds/${round}`, '/account']
  const files = [
    script,
    '/favicon.svg',
    '/templates/staff.csv',
    '/api/health',
    `/api/schools/${schoolId}/crest`,
    '/api/not/there',
  ]
  const downloads = [`/api/copies/${document.id}`, `/api/rounds/${round}/requests.csv`]

  for (const path of [...pages, ...personal]) {
    const answer = await head.request.get(path)
    expect.soft(answer.headers(), path).toMatchObject(EVERYWHERE)
    const policy = policyOf(answer)
    expect.soft(policy, path).toMatch(/^default-src 'none'; script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic';/)
    expect.soft(policy, path).not.toMatch(/unsafe|\*|https?:/)
    for (const rest of ["frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"])
      expect.soft(policy, path).toContain(rest)
    expect.soft(answer.headers()['cache-control'], path).toMatch(/private.*no-store/)
    // Each script carries the number of this very answer, and no element carries a style or a handler.
    const text = await answer.text()
    const scripts = text.match(/<script\b[^>]*>/g) ?? []
    expect.soft(scripts.length, path).toBeGreaterThan(0)
    for (const tag of scripts) expect.soft(tag, path).toContain(`nonce="${nonceOf(answer)}"`)
    const tags = text.replace(/<script\b[\s\S]*?<\/script>/g, '')
    expect.soft(tags, path).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)="/i)
  }
  expect(nonceOf(await head.request.get('/'))).not.toBe(nonceOf(await head.request.get('/')))

  for (const path of [...files, ...downloads]) {
    const answer = await head.request.get(path)
    expect.soft(answer.headers(), path).toMatchObject(EVERYWHERE)
    expect.soft(policyOf(answer), path).toMatch(/^default-src 'none'/)
  }
  for (const path of downloads) {
    const { 'cache-control': kept, 'content-disposition': way } = (await head.request.get(path)).headers()
    expect.soft(kept, path).toBe('private, no-store')
    expect.soft(way, path).toMatch(/^attachment; filename="[^"]+"$/)
  }
  // Plain HTTP promises no TLS.
  expect((await head.request.get('/')).headers()['strict-transport-security']).toBeUndefined()
})

test('what is smuggled into a page does not run', async ({ browser }) => {
  // Not watched: here the policy has to refuse something.
  const page = await (await browser.newContext()).newPage()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  await page.goto('/verify')
  const ran = await page.evaluate(() => {
    const smuggled = document.createElement('div')
    smuggled.innerHTML = '<img src="/not-there" onerror="window.gotIn = true" style="color: red">'
    document.body.append(smuggled)
    return new Promise((resolve) => setTimeout(() => resolve('gotIn' in window), 1000))
  })
  expect(ran).toBe(false)
  expect(refused.join()).toMatch(/Content Security Policy/)
})
