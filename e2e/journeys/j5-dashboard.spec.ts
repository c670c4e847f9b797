import { asPost, signedIn, teacherOf } from '../fixtures/accounts'
import { tableOf } from '../fixtures/csv'
import { openRound, row, rows } from '../fixtures/database'
import { expect, see, test, watch } from '../fixtures/journey'
import { mailCount, nextMail } from '../fixtures/mailbox'
import { downloaded } from '../fixtures/pdf'
import { takeUnsignedAdult } from '../fixtures/people'
import { openForm, openForms, personalLink, signTyped, wordsOf } from '../fixtures/signing'

const counts = async (roundId: string) =>
  row<{ complete: number; asked: number }>(
    `SELECT count(*) FILTER (WHERE state = 'complete')::int AS complete,
        count(*) FILTER (WHERE state NOT IN ('exempt', 'closed'))::int AS asked FROM "Request" WHERE "roundId" = $1`,
    [roundId],
  )

test('the headteacher sees one number, who is behind it, and chases those shown', async ({ browser }) => {
  const round = await openRound()
  const page = await asPost(browser, 'headteacher')
  await page.goto('/dashboard')
  await see(page, round.name)

  await test.step('one number first, and the days left', async () => {
    const headline = page.getByRole('region', { name: 'How far it has come' })
    // Other journeys sign meanwhile: right is what the database says before and after.
    await expect(async () => {
      const before = await counts(round.id)
      await page.reload()
      const number = (complete: number) => complete.toLocaleString('en-GB')
      await expect(headline).toContainText(`${number(before.complete)}of ${number(before.asked)}have signed`, {
        timeout: 2000,
      })
    }).toPass()
    const days = Math.round((Date.parse(round.dueOn) - Date.parse(new Date().toISOString().slice(0, 10))) / 86_400_000)
    await expect(headline.getByText(`${days} days left`)).toBeVisible()
  })

  await test.step('filters stand in the address bar', async () => {
    await page
      .getByRole('region', { name: 'By group' })
      .getByRole('link', { name: /^Staff/ })
      .click()
    await expect(page).toHaveURL(/[?&]audience=staff/)
    const list = page.getByRole('form', { name: 'Narrow the list' })
    await expect(list.getByLabel('Group', { exact: true })).toHaveValue('staff')
    await list.getByLabel('State').selectOption({ label: 'All' })
    await list.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/state=all/)
    await expect(page.getByRole('status').filter({ hasText: /\d+ forms/ })).toBeVisible()
    await see(page, round.name)
    const address = page.url()
    await page.goto(address)
    await expect(list.getByLabel('State')).toHaveValue('all')
    await expect(page.getByRole('heading', { name: /^Everybody asked: Staff/ })).toBeVisible()
    await list.getByRole('link', { name: 'Clear filters' }).click()
    await expect(page).not.toHaveURL(/audience=/)
  })

  await test.step('sorted by a column, page by page', async () => {
    const heads = page.getByRole('columnheader', { name: 'Name' })
    await expect(heads).toHaveAttribute('aria-sort', 'ascending')
    await heads.getByRole('link').click()
    await expect(heads).toHaveAttribute('aria-sort', 'descending')
    await expect(page).toHaveURL(/direction=desc/)
    const first = await wordsOf(page.getByRole('rowheader').first())
    await page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: /^Page 2 of/ })
      .click()
    await expect(page).toHaveURL(/page=2/)
    await expect(page.getByRole('rowheader').first()).not.toHaveText(first)
    await see(page, round.name)
  })

  await test.step('a row leads to the person', async () => {
    const name = await wordsOf(page.getByRole('rowheader').first())
    await page.getByRole('rowheader').first().getByRole('link').click()
    await see(page, name)
    await expect(page.getByRole('heading', { name: 'Asked to sign' })).toBeVisible()
  })
})

test('those shown are reminded by mail, printed and exported; a signature shows at the next load', async ({
  browser,
}) => {
  const round = await openRound()
  const person = await takeUnsignedAdult('staff')
  const office = await asPost(browser, 'office')
  const shown = `/dashboard?audience=staff&q=${encodeURIComponent(person.displayName)}`
  await office.goto(shown)
  await see(office, round.name)
  const line = office.getByRole('row').filter({ hasText: person.displayName })
  await expect(line.getByText('Waiting', { exact: true })).toBeVisible()

  await test.step('remind those shown', async () => {
    const since = mailCount()
    await office.getByRole('link', { name: 'Remind those shown' }).click()
    await see(office, '1 person gets a message')
    await expect(office.getByText(person.displayName).first()).toBeVisible()
    await office.getByRole('button', { name: 'Send 1 reminder' }).click()
    await expect(office.getByText('1 person gets one message')).toBeVisible()
    await see(office, round.name)
    const mail = await nextMail(person.email, { since })
    expect(mail.subject).toMatch(/^Reminder: 1 form still to sign/)
    await office.getByRole('link', { name: 'Remind those shown' }).click()
    await see(office, 'Nobody is left to remind today')
    await office.getByRole('link', { name: 'Back to the list' }).click()
  })

  await test.step('a page for paper', async () => {
    await office.getByRole('link', { name: 'Print this list' }).click()
    await see(office, /^Who has not signed: Staff/)
    await expect(office.getByRole('row').filter({ hasText: person.displayName })).toBeVisible()
    await office.emulateMedia({ media: 'print' })
    await expect(office.getByRole('navigation').first()).toBeHidden()
    await expect(office.getByRole('link', { name: 'Back to the dashboard' })).toBeHidden()
    await expect(office.getByRole('row').filter({ hasText: person.displayName })).toBeVisible()
    await office.emulateMedia({ media: 'screen' })
    await office.getByRole('link', { name: 'Back to the dashboard' }).click()
  })

  await test.step('a file for spreadsheets', async () => {
    await office.goto('/dashboard?audience=staff&state=all')
    await see(office, round.name)
    const { name, bytes } = await downloaded(office, () => office.getByRole('link', { name: 'Export' }).click())
    expect(name).toMatch(/\.csv$/)
    const table = tableOf(bytes)
    const { asked } = await row<{ asked: number }>(
      `SELECT count(*)::int AS asked FROM "Request" WHERE "roundId" = $1 AND audience = 'staff'`,
      [round.id],
    )
    expect(table).toHaveLength(asked)
    expect(new Set(table.map((entry) => entry.Group))).toEqual(new Set(['Staff']))
    expect(table.every((entry) => entry.Name && entry.State)).toBe(true)
  })

  await test.step('a signature shows at the next load', async () => {
    const visitor = watch(await (await browser.newContext()).newPage())
    await openForms(visitor, await personalLink(person.email), person.displayName)
    await openForm(visitor)
    await signTyped(visitor, person.displayName)
    await office.goto(`${shown}&state=all`)
    await expect(line.getByText('Complete', { exact: true })).toBeVisible()
    await see(office, round.name)
    await office.goto(shown)
    await expect(office.getByText('Nothing fits these filters')).toBeVisible()
    await see(office, round.name)
  })
})

test('a class teacher sees the own class only', async ({ browser }) => {
  const schoolClass = await row<{ id: string; name: string; schoolId: string }>(
    `SELECT c.id, c.name, c."schoolId" FROM "SchoolClass" c JOIN "Round" o ON o."schoolId" = c."schoolId" AND o."academicYear" = c."academicYear"
      WHERE o.status = 'open' AND o.kind = 'yearly' AND c.name = 'Owls'`,
  )
  const page = await signedIn(browser, await teacherOf(schoolClass))
  await page.goto('/dashboard?state=all')
  await see(page, /Acceptable use/)
  await expect(page.getByText('You see your own class here.')).toBeVisible()
  const { asked } = await row<{ asked: number }>(
    `SELECT count(*)::int AS asked FROM "Request" r JOIN "Round" o ON o.id = r."roundId" WHERE o.status = 'open' AND r."classId" = $1`,
    [schoolClass.id],
  )
  await expect(page.getByRole('status').filter({ hasText: `${asked} forms` })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Remind those shown' })).toHaveCount(0)
  const [stranger] = await rows<{ id: string }>(
    `SELECT r.id FROM "Request" r JOIN "Round" o ON o.id = r."roundId" WHERE o.status = 'open' AND r."classId" <> $1 LIMIT 1`,
    [schoolClass.id],
  )
  const answer = await page.goto(`/requests/${stranger?.id}`)
  expect(answer?.status()).toBe(404)
  await see(page, /not found|not here|cannot find/i)
})
