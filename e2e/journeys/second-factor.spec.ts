import type { Browser, Page } from '@playwright/test'
import { PASSWORD } from '../fixtures/accounts'
import { rows } from '../fixtures/database'
import { addPerson, launchEmpty, OWN_SECRET, policyWithForms } from '../fixtures/first-school'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { nextMail } from '../fixtures/mailbox'
import { age, giveCode, nextCode, plugInKey, setUpApp } from '../fixtures/second-step'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const DOMAIN = `thornbury-${Date.now().toString(36)}.example`
const HEAD = { name: 'Honor Castellane', email: `honor.castellane@${DOMAIN}` }
const DEPUTY = { given: 'Agatha', family: 'Pym', email: `agatha.pym@${DOMAIN}` }
const deputyName = `${DEPUTY.given} ${DEPUTY.family}`

let server: Awaited<ReturnType<typeof launchEmpty>>
let head: { secret: string; codes: string[] }
test.beforeAll(async () => {
  server = await launchEmpty()
})
test.afterAll(async () => {
  await server?.stop()
})

async function windowOf(browser: Browser, { script = true } = {}) {
  const context = await browser.newContext({ baseURL: server.address, javaScriptEnabled: script })
  return watch(await context.newPage(), { script })
}

async function givePassword(page: Page, email: string, next = '/dashboard') {
  await page.goto(next)
  await see(page, 'Sign in')
  await page.getByLabel('E-mail address', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** A window in which the headteacher has taken both steps. */
async function headAt(browser: Browser, address: string) {
  const page = await windowOf(browser)
  await givePassword(page, HEAD.email, address)
  await see(page, 'Confirm that it is you')
  await giveCode(page, await nextCode(head.secret))
  return page
}

const trail = async (action: string) =>
  (
    await rows<{ after: { by?: string } | null }>(
      'SELECT "after" FROM "AuditEntry" WHERE action = $1 ORDER BY at',
      [action],
      server.url,
    )
  ).map(({ after }) => after?.by ?? null)

test('the first headteacher sets up an authenticator app before anything else', async ({ browser }) => {
  const page = await windowOf(browser)
  await page.goto('/set-up')
  const fill = async (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
  await see(page, 'First set-up')
  await fill('Set-up code', /with the code (\S+), which works once/.exec(server.output)?.[1] ?? '')
  await fill('Name of the school', 'Thornbury Primary School')
  await fill('URN', '999778')
  await fill('First name', 'Honor')
  await fill('Last name', 'Castellane')
  await fill('E-mail address', HEAD.email)
  await fill('Password', PASSWORD)
  await fill('The same password again', PASSWORD)
  await page.getByRole('button', { name: 'Set up the school' }).click()
  await see(page, 'Set up a second step')
  // Nothing of the school opens before, whatever is typed into the address bar.
  for (const address of ['/dashboard', '/people', '/account']) {
    await page.goto(address)
    await see(page, 'Set up a second step')
  }
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await see(page, 'Set up an authenticator app')
  await expect(page.getByRole('img', { name: 'The QR code for your authenticator app' })).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Set up the app' }).click()
  await expect(faultsShown(page).getByText('That is not the code.')).toBeVisible()
  await see(page, 'Set up an authenticator app')
  await page.goto('/settings')
  head = await setUpApp(page)
  expect(new Set(head.codes).size).toBe(10)
  await see(page, 'School settings')
  await expect(page.getByRole('link', { name: 'Accounts and posts' })).toBeVisible()
  const mail = await nextMail(HEAD.email, {
    wanted: ({ text }) => /authenticator app, “My phone”, was added/.test(text ?? ''),
  })
  expect(mail.subject).toBe('A change to how you sign in')
  expect(await trail('account.second_factor_added')).toHaveLength(1)
})

test('signing in takes both steps; one’s own forms take one', async ({ browser }) => {
  const page = await windowOf(browser)
  await givePassword(page, HEAD.email, '/accounts')
  await see(page, 'Confirm that it is you')
  await page.getByRole('link', { name: 'go to what you have to sign' }).click()
  await see(page, 'To sign')
  await page.getByRole('link', { name: 'School pages' }).click()
  await see(page, 'Confirm that it is you')
  await giveCode(page, '12 34')
  await expect(faultsShown(page).getByText('Enter the six digits')).toBeVisible()
  await giveCode(page, '000000')
  await expect(faultsShown(page).getByText('That is not the code.')).toBeVisible()
  await see(page, 'Confirm that it is you')
  const code = await nextCode(head.secret)
  await giveCode(page, code)
  await see(page, 'Dashboard')
  await page.goto('/accounts')
  await see(page, 'Accounts and posts')

  await test.step('the same code does not work a second time', async () => {
    const other = await windowOf(browser)
    await givePassword(other, HEAD.email, '/accounts')
    await see(other, 'Confirm that it is you')
    await giveCode(other, code)
    // By now it may also be too old.
    await expect(faultsShown(other).getByText(/This code has been used|That is not the code/)).toBeVisible()
    await giveCode(other, await nextCode(head.secret))
    await see(other, 'Accounts and posts')
  })
  expect(await trail('account.signed_in')).toContain('password')
  expect(await trail('account.second_step_failed')).toEqual(['app', 'app'])
})

test('a recovery code opens without the phone, and without JavaScript', async ({ browser }) => {
  const page = await windowOf(browser, { script: false })
  await givePassword(page, HEAD.email, '/people')
  await see(page, 'Confirm that it is you')
  await page.getByText('I do not have my device with me').click()
  await page.getByRole('link', { name: 'Use one of your recovery codes' }).click()
  await see(page, 'Use a recovery code')
  const use = async (code: string) => {
    await page.getByLabel('Recovery code').fill(code)
    await page.getByRole('button', { name: 'Go on' }).click()
  }
  await use('AAAA-BBBB-CCCC-DDDD')
  await expect(faultsShown(page).getByText('That is none of your recovery codes.')).toBeVisible()
  await see(page, 'Use a recovery code')
  await use((head.codes[0] ?? '').toLowerCase().replaceAll('-', ''))
  await see(page, 'People')
  await page.goto('/account')
  await see(page, 'My account')
  await expect(page.getByText('9 codes left.')).toBeVisible()
  await nextMail(HEAD.email, { wanted: ({ text }) => /9 are left/.test(text ?? '') })
})

test('a passkey is added and signs in', async ({ browser }) => {
  const desk = await headAt(browser, '/account')
  await see(desk, 'My account')
  await plugInKey(desk)
  await desk.getByRole('link', { name: 'Add an app or a passkey' }).click()
  await see(desk, 'Add an app or a passkey')
  await desk.getByLabel('What you call this device').fill('The computer at my desk')
  await desk.getByRole('button', { name: 'Set up a passkey' }).click()
  await see(desk, 'My account')
  await expect(desk.getByText('The computer at my desk').first()).toBeVisible()
  await test.step('another name for it is kept while the step is taken again', async () => {
    await desk.getByText('Rename or remove: The computer at my desk').click()
    const name = desk.getByLabel('Name', { exact: true }).filter({ visible: true })
    await name.fill('Desk')
    await age(desk.context(), OWN_SECRET, 11)
    await desk.getByRole('button', { name: 'Rename', exact: true }).filter({ visible: true }).click()
    await see(desk, 'Confirm that it is you')
    await giveCode(desk, await nextCode(head.secret))
    await see(desk, 'My account')
    await expect(desk.getByText('You have confirmed that it is you.')).toBeVisible()
    await expect(name).toHaveValue('Desk')
    await desk.getByRole('button', { name: 'Rename', exact: true }).filter({ visible: true }).click()
    await expect(desk.getByText('The new name is kept.')).toBeVisible()
    await see(desk, 'My account')
  })
  await desk.getByText(HEAD.name, { exact: true }).first().click()
  await desk.getByRole('button', { name: 'Sign out', exact: true }).click()
  await see(desk, 'Sign in')
  await givePassword(desk, HEAD.email, '/accounts')
  await see(desk, 'Confirm that it is you')
  await desk.getByRole('button', { name: 'Use my passkey' }).click()
  await see(desk, 'Accounts and posts')
  expect(await trail('account.second_step_taken')).toContain('passkey')
})

test('publishing asks again after ten minutes, and what was typed is kept', async ({ browser }) => {
  const desk = await headAt(browser, '/policies/new')
  await see(desk, 'Add a policy')
  await desk.getByLabel('The policy document').setInputFiles(policyWithForms())
  await desk.getByRole('button', { name: 'Import the document' }).click()
  await expect(desk.getByRole('heading', { name: 'Before it can be published' })).toBeVisible()
  await see(desk, /policy/i)
  await desk.goto(`${new URL(desk.url()).pathname}/publish`)
  await see(desk, /^Publish the policy/)
  await desk.getByLabel('Approved by').fill('The governing board of Thornbury')
  await desk.getByLabel('Approved on').fill('2026-07-02')
  const warnings = desk.getByRole('checkbox', { name: /publish as it stands/ })
  if ((await warnings.count()) > 0) await warnings.check()
  await age(desk.context(), OWN_SECRET, 11)
  const publish = desk.getByRole('button', { name: /^Publish policy/ })
  await publish.click()
  await see(desk, 'Confirm that it is you')
  const published = () => rows(`SELECT id FROM "PolicyVersion" WHERE status = 'published'`, [], server.url)
  expect(await published()).toHaveLength(0)
  await giveCode(desk, await nextCode(head.secret))
  await see(desk, /^Publish the policy/)
  await expect(desk.getByText('You have confirmed that it is you.')).toBeVisible()
  await expect(desk.getByLabel('Approved by')).toHaveValue('The governing board of Thornbury')
  await expect(desk.getByLabel('Approved on')).toHaveValue('2026-07-02')
  expect(await published()).toHaveLength(0)
  await publish.click()
  await expect(desk.getByRole('heading', { level: 1, name: /^Publish/ })).toBeHidden()
  await see(desk, /./)
  expect(await published()).toHaveLength(1)
})

test('a headteacher resets the second step of another, who is out at once', async ({ browser }) => {
  const desk = await headAt(browser, '/accounts')
  await see(desk, 'Accounts and posts')
  await addPerson(desk, 'staff', DEPUTY)
  await desk.goto(`/accounts?invite=${DEPUTY.given}`)
  await see(desk, 'Accounts and posts')
  await desk.getByRole('button', { name: `Invite: ${deputyName}` }).click()
  await expect(desk.getByText('The invitation is on its way.')).toBeVisible()
  const mail = await nextMail(DEPUTY.email, { wanted: ({ text }) => text?.includes('/sign-in/link/') ?? false })
  const deputy = await windowOf(browser, { script: false })
  await deputy.goto(/https?:\/\/\S+\/sign-in\/link\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
  await see(deputy, 'Sign in')
  await deputy.getByRole('button', { name: 'Sign in', exact: true }).click()
  await see(deputy, 'My account')

  await desk.goto('/accounts')
  await see(desk, 'Accounts and posts')
  await desk.getByRole('link', { name: deputyName }).click()
  await see(desk, deputyName)
  await desk.getByLabel('Post', { exact: true }).selectOption({ label: 'Headteacher' })
  await age(desk.context(), OWN_SECRET, 11)
  await desk.getByRole('button', { name: 'Give this post' }).click()
  await see(desk, 'Confirm that it is you')
  await giveCode(desk, await nextCode(head.secret))
  await see(desk, deputyName)
  await expect(desk.getByLabel('Post', { exact: true })).toHaveValue('headteacher')
  await desk.getByRole('button', { name: 'Give this post' }).click()
  await expect(desk.getByText('The post is given.')).toBeVisible()

  await test.step('the post sleeps until an app is set up, which works without JavaScript', async () => {
    await deputy.goto('/people')
    const { secret } = await setUpApp(deputy)
    await see(deputy, 'People')
    await deputy.goto('/account')
    await see(deputy, 'My account')
    await deputy.getByText('Rename or remove: My phone').click()
    await expect(deputy.getByText('This is your only one.')).toBeVisible()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })

  await desk.reload()
  await see(desk, deputyName)
  await desk.getByRole('region', { name: 'Reset the second step' }).getByLabel('Reason').fill('Lost the phone')
  await desk.getByRole('button', { name: 'Reset the second step' }).click()
  await expect(desk.getByText('The second step is reset.')).toBeVisible()
  await see(desk, deputyName)
  await deputy.goto('/people')
  await see(deputy, 'Sign in')
  await nextMail(DEPUTY.email, { wanted: ({ text }) => /has reset the second step/.test(text ?? '') })
  await desk.goto('/audit')
  await see(desk, 'Audit trail')
  await expect(desk.getByText('Reset the second step of an account').filter({ visible: true }).first()).toBeVisible()
})
