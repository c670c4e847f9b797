import type { Browser } from '@playwright/test'
import { PASSWORD } from '../fixtures/accounts'
import { row, rows } from '../fixtures/database'
import { ADULTS, CHILDREN, HEAD, OFFICE, PARENT, setUpStepOf, signInAt, windowAt } from '../fixtures/elmfold'
import { addPerson, launchEmpty, policyWithForms } from '../fixtures/first-school'
import { expect, see, test } from '../fixtures/journey'
import { nextMail } from '../fixtures/mailbox'
import { wordsOfPdf } from '../fixtures/pdf'
import { declaration, openForm, openForms, openLinks, personalLink, signTyped, typedName } from '../fixtures/signing'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

let server: Awaited<ReturnType<typeof launchEmpty>>
test.beforeAll(async () => {
  server = await launchEmpty()
})
test.afterAll(() => server?.stop())

const window = (browser: Browser) => windowAt(browser, server.address)
const signIn = (browser: Browser, email: string) => signInAt(browser, server.address, email)

test('the first school is set up with the one-time code of the log', async ({ browser }) => {
  const code = /with the code (\S+), which works once/.exec(server.output)?.[1] ?? ''
  const page = await window(browser)
  await page.goto('/sign-in')
  await see(page, 'First set-up')
  const fill = async (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value)
  await fill('Set-up code', 'not-the-code')
  await fill('Name of the school', 'Elmfold Primary School')
  await fill('URN', '999777')
  await fill('First name', 'Honor')
  await fill('Last name', 'Castellane')
  await fill('E-mail address', HEAD.email)
  const passwords = async () => {
    await fill('Password', PASSWORD)
    await fill('The same password again', PASSWORD)
  }
  await passwords()
  await page.getByRole('button', { name: 'Set up the school' }).click()
  await expect(page.getByRole('alert').getByText('This is not the code.').first()).toBeVisible()
  await see(page, 'First set-up')
  await expect(page.getByLabel('Name of the school')).toHaveValue('Elmfold Primary School')
  await fill('Set-up code', code)
  await passwords()
  await page.getByRole('button', { name: 'Set up the school' }).click()
  await setUpStepOf(HEAD.email, page)
  await see(page, 'School settings')
  await expect(page.getByText('The school is set up, and you are signed in.')).toBeVisible()
  expect((await page.request.get('/set-up')).status()).toBe(404)
})

test('the headteacher adds people, and invites the office', async ({ browser }) => {
  const page = await signIn(browser, HEAD.email)
  await page.goto('/people/classes')
  await page.getByLabel('Name of the class').fill('Otters')
  await page.getByRole('button', { name: 'Add the class' }).click()
  await expect(page.getByText('The class has been added.')).toBeVisible()
  await see(page, /class/i)
  for (const { kind, ...person } of ADULTS) await addPerson(page, kind, person)
  for (const [index, child] of CHILDREN.entries()) {
    const at = await addPerson(page, 'pupil', { ...child, className: 'Otters' })
    await page.goto(`${at}/household/add`)
    if (index === 0) {
      await see(page, 'Add a parent or carer')
      await page.getByRole('link', { name: 'Add somebody new' }).click()
      await see(page, /^Add a parent or carer of/)
      const [given = '', family = ''] = PARENT.name.split(' ')
      await page.getByLabel('Given name').fill(given)
      await page.getByLabel('Family name').fill(family)
      await page.getByLabel('E-mail address').fill(PARENT.email)
    } else {
      await page.getByLabel('Name or e-mail').fill('Wilhelmina')
      await page.getByRole('button', { name: 'Find' }).click()
      await page.getByRole('link', { name: PARENT.name }).click()
      await see(page, /Wilhelmina Ostler|Casper|Juno/)
    }
    await page.getByLabel(/^Relationship to/).fill('Mother')
    await page.getByRole('radio', { name: 'Yes', exact: true }).check()
    await page.getByRole('main').getByRole('button').last().click()
    await expect(
      page
        .getByRole('status')
        .or(page.getByText(/Added to the list|household has been changed/))
        .first(),
    ).toBeVisible()
    await see(page, new RegExp(`${child.given}|${PARENT.name}`))
  }
  const [given = '', family = ''] = OFFICE.name.split(' ')
  await addPerson(page, 'staff', { given, family, email: OFFICE.email })

  await page.goto(`/accounts?invite=${given}`)
  await see(page, 'Accounts and posts')
  await page.getByRole('button', { name: `Invite: ${OFFICE.name}` }).click()
  await expect(page.getByText('The invitation is on its way.')).toBeVisible()
  const mail = await nextMail(OFFICE.email, { wanted: ({ text }) => text?.includes('/sign-in/link/') ?? false })
  const link = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
  const invited = await window(browser)
  await invited.goto(link)
  await see(invited, 'Sign in')
  await invited.getByRole('button', { name: 'Sign in', exact: true }).click()
  await see(invited, 'My account')
  await invited.getByLabel('New password', { exact: true }).fill(PASSWORD)
  await invited.getByLabel('The new password again').fill(PASSWORD)
  await invited.getByRole('button', { name: /password/i }).click()
  await expect(invited.getByRole('status').first()).toBeVisible()

  await page.goto('/accounts')
  await see(page, 'Accounts and posts')
  await page.getByRole('link', { name: OFFICE.name }).click()
  await see(page, OFFICE.name)
  await page.getByLabel('Post', { exact: true }).selectOption({ label: 'School office' })
  await page.getByRole('button', { name: 'Give this post' }).click()
  await expect(page.getByText('The post is given.')).toBeVisible()
  await see(page, OFFICE.name)
})

test('the office imports a policy and mends it; the headteacher publishes it with its forms', async ({ browser }) => {
  const office = await signIn(browser, OFFICE.email)
  await office.goto('/policies/new')
  await see(office, 'Add a policy')
  await office.getByLabel('The policy document').setInputFiles(policyWithForms())
  await office.getByRole('button', { name: 'Import the document' }).click()
  await expect(office.getByRole('heading', { name: 'Before it can be published' })).toBeVisible()
  await see(office, /policy/i)
  const draft = office.url()

  await test.step('left-over template text is taken out', async () => {
    const { warnings } = await row<{ warnings: { kind: string; text: string }[] }>(
      'SELECT warnings FROM "PolicyVersion"',
      [],
      server.url,
    )
    const leftOver = warnings.flatMap(({ kind, text }) =>
      kind === 'template_text' ? (/“(.{12})/.exec(text)?.[1] ?? []) : [],
    )
    await office.getByRole('link', { name: 'Edit the whole text' }).click()
    await see(office, 'The whole text')
    const text = office.getByLabel('Text', { exact: true })
    const lines = (await text.inputValue()).split('\n')
    await text.fill(lines.filter((line) => !leftOver.some((start) => line.includes(start))).join('\n'))
    await office.getByRole('button', { name: 'Save' }).click()
    await see(office, /policy/i)
  })
  await test.step('points are settled and the dates filled in', async () => {
    const points = office.getByRole('region', { name: /to check in the import/ }).getByRole('checkbox')
    for (const point of await points.all()) await point.check()
    if ((await points.count()) > 0)
      await office.getByRole('button', { name: 'I have dealt with the ticked points' }).click()
    await expect(points).toHaveCount(0)
    await office.getByRole('link', { name: 'Title, dates and people' }).click()
    await see(office, 'Title, dates and people')
    await office.getByLabel('Title', { exact: true }).fill('Acceptable use at Elmfold')
    await office.getByLabel('Next review').fill('2028-07')
    await office.getByRole('button', { name: 'Save' }).click()
    await see(office, 'Acceptable use at Elmfold')
    await expect(office.getByText('The headteacher publishes it.')).toBeVisible()
  })

  const head = await signIn(browser, HEAD.email)
  await head.goto(draft)
  await see(head, 'Acceptable use at Elmfold')
  await head.getByRole('link', { name: 'Publish the policy and its forms' }).click()
  await see(head, 'Publish the policy and its forms')
  await head.getByLabel('Approved by').fill('The governing board')
  await head.getByLabel('Approved on').fill('2026-07-02')
  await head.getByRole('button', { name: 'Publish policy and its forms' }).click()
  await see(head, 'Acceptable use at Elmfold')
  const published = await rows<{ audience: string }>(
    `SELECT a.audience::text FROM "AgreementVersion" v JOIN "Agreement" a ON a.id = v."agreementId" WHERE v.status = 'published'`,
    [],
    server.url,
  )
  expect(published.map(({ audience }) => audience).sort()).toEqual([
    'governors',
    'older_pupils',
    'parents',
    'staff',
    'visitors',
    'volunteers',
    'younger_pupils',
  ])
})

test('a round asks with its forms, and the office and the headteacher open it', async ({ browser }) => {
  const page = await signIn(browser, OFFICE.email)
  await page.goto('/rounds/new')
  await see(page, 'Prepare a round')
  await page.getByRole('button', { name: 'Prepare this round' }).click()
  await expect(page.getByText('Nobody has been written to.')).toBeVisible()
  await see(page, /Acceptable use/)
  await page.getByRole('link', { name: 'Open this round' }).click()
  await see(page, 'Open this round?')
  await page.getByRole('button', { name: 'Open this round' }).click()
  await expect(page.getByText('The round is open.')).toBeVisible()
  await see(page, /Acceptable use/)
  const asked = await rows<{ audience: string; count: number }>(
    'SELECT audience::text, count(*)::int AS count FROM "Request" GROUP BY audience ORDER BY audience',
    [],
    server.url,
  )
  expect(Object.fromEntries(asked.map(({ audience, count }) => [audience, count]))).toEqual({
    staff: 2,
    governors: 1,
    volunteers: 1,
    visitors: 1,
    older_pupils: 1,
    younger_pupils: 1,
    parents: 2,
  })
})

test('one member of each audience signs', async ({ browser }) => {
  for (const { given, family, email } of ADULTS) {
    const page = await window(browser)
    await openForms(page, await personalLink(email), `${given} ${family}`)
    await openForm(page)
    await signTyped(page, `${given} ${family}`)
  }
  const office = await signIn(browser, OFFICE.email)
  await office.goto('/sign')
  await see(office, 'To sign')
  await openForm(office)
  await signTyped(office, OFFICE.name)

  await test.step('both pupils in class', async () => {
    const head = await signIn(browser, HEAD.email)
    await head.goto('/class-signing')
    await see(head, 'Class signing')
    await head.getByRole('button', { name: 'Start and show the code' }).click()
    const panel = head.getByRole('region', { name: 'The code for the tablet' })
    await expect(panel).toBeVisible()
    await see(head, 'Otters')
    const code = (await panel.getByText(/^[0-9A-Z]{4}$/).allTextContents()).join(' ')
    const device = await window(browser)
    await device.goto('/class')
    await see(device, 'Signing in class')
    await device.getByLabel('Code').fill(code)
    await device.getByRole('button', { name: 'Show the names' }).click()
    for (const { given, family } of CHILDREN) {
      await expect(device.getByRole('heading', { level: 1, name: /Who are you/ })).toBeVisible()
      await see(device, 'Who are you?')
      await device.getByRole('link', { name: given }).click()
      await expect(device.getByText(`Hello, ${given}`)).toBeVisible()
      await see(device, /./)
      await declaration(device).check()
      await typedName(device).fill(`${given} ${family}`)
      await device.getByRole('button', { name: 'Check', exact: true }).click()
      await see(device, `Is this you, ${given}?`)
      await device.getByRole('button', { name: `Yes, I am ${given} and I sign` }).click()
      await see(device, `Thank you, ${given}!`)
      await device.getByRole('link', { name: 'Next child: go to the names' }).click()
    }
    await see(device, 'Everybody has signed')
  })

  await test.step('their mother, everything in one visit', async () => {
    const page = await window(browser)
    await openForms(page, await personalLink(PARENT.email), PARENT.name)
    const forms = await openLinks(page).count()
    expect(forms).toBe(3)
    for (let left = forms; left > 0; left -= 1) {
      await page.goto('/sign')
      await see(page, 'To sign')
      await openForm(page)
      await signTyped(page, PARENT.name)
    }
  })
})

test('each copy shows the clauses of its form', async ({ browser }) => {
  const head = await signIn(browser, HEAD.email)
  type Copy = {
    audience: string
    document: string | null
    content: { clauses: { text: string }[]; parentDeclaration: string | null }
  }
  const copies = () =>
    rows<Copy>(
      `SELECT DISTINCT ON (r.audience) r.audience::text, d.id AS document, v.content FROM "Request" r
        JOIN "AgreementVersion" v ON v.id = r."agreementVersionId" LEFT JOIN "Document" d ON d."requestId" = r.id
        WHERE r.state = 'complete' ORDER BY r.audience, d.id`,
      [],
      server.url,
    )
  await expect.poll(async () => (await copies()).filter(({ document }) => document).length, { timeout: 60_000 }).toBe(7)
  const letters = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
  for (const { audience, document, content } of await copies()) {
    const answer = await head.request.get(`/api/copies/${document}`)
    const words = letters(await wordsOfPdf(await answer.body()))
    expect(content.clauses.length).toBeGreaterThan(2)
    const missing = content.clauses.filter(({ text }) => !words.includes(letters(text)))
    expect(missing, audience).toEqual([])
    if (content.parentDeclaration) expect(words).toContain(letters(content.parentDeclaration).slice(0, 60))
  }
})
