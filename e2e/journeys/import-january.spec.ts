import { row, rows } from '../fixtures/database'
import { confirm, countIn, openTab, rollAt, seeChecked, sendIn } from '../fixtures/imports'
import { expect, see, test } from '../fixtures/journey'
import { nextMail } from '../fixtures/mailbox'
import { aNewSchool, asOfficeOf, giveForms, type NewSchool, openARound } from '../fixtures/new-school'
import { AUTUMN, JANUARY, rollIn } from '../fixtures/rolls'

// The whole roll comes in twice, and everybody on it is written to.
test.describe.configure({ mode: 'serial', timeout: 240_000 })

const { joiners, leavers, renamed, twins } = JANUARY
const [leaver] = leavers
const SHAPE = 'pupil_and_contact'
let school: NewSchool
let autumn: Awaited<ReturnType<typeof rollAt>>

test.beforeAll(async () => {
  school = await aNewSchool('Thistledown Primary School')
  await giveForms(school)
})

test('in the autumn the roll comes in, and a round asks everybody', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  await sendIn(page, rollIn(SHAPE, AUTUMN))
  await confirm(page)
  autumn = await rollAt(school)
  expect(autumn.pupils).toBe(420)
  await openARound(page)
})

test('in January the check shows who joined, left, moved and is called otherwise, and asks what it cannot know', async ({
  browser,
}) => {
  const page = await asOfficeOf(browser, school)
  await sendIn(page, rollIn(SHAPE, JANUARY.pupils))
  await expect(page.getByText('Before you can confirm, answer 4 questions.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm this import' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Answer the questions' }).click()
  await see(page, '4 questions to answer')
  await page
    .getByRole('group', { name: new RegExp(`${twins[0].givenName}.*same surname and date of birth`) })
    .getByRole('radio', { name: 'They are different children' })
    .check()
  await page.getByRole('button', { name: 'Keep these answers' }).click()
  await seeChecked(page)
  await expect(page.getByText('Before you can confirm, answer 3 questions.')).toBeVisible()

  await page.getByRole('link', { name: 'Answer the questions' }).click()
  await see(page, '3 questions to answer')
  const forAll = page.getByLabel('One answer for all 3 open questions of this kind')
  await forAll.selectOption({ label: 'Change each surname to that in the files' })
  await page.getByRole('button', { name: 'Keep these answers' }).click()
  await seeChecked(page)
  await expect(page.getByText('Before you can confirm')).toHaveCount(0)

  await test.step('each change is listed', async () => {
    expect(await countIn(page, 'Moved class')).toBe(9)
    await openTab(page, 'Left')
    await expect(
      page.getByRole('row', { name: new RegExp(`${leaver?.givenName} ${leaver?.familyName}.*Pupil`) }).first(),
    ).toBeVisible()
    await openTab(page, 'Changed')
    const [married] = renamed
    await expect(page.getByRole('row', { name: new RegExp(`from .* to ${married?.familyName}`) })).toBeVisible()
    await openTab(page, 'New')
    await page.getByLabel('Name, e-mail or class').fill(joiners[0]?.givenName.toUpperCase() ?? '')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect(page).toHaveURL(/q=/)
    await expect(page.getByRole('rowheader', { name: new RegExp(`^${joiners[0]?.givenName} `) }).first()).toBeVisible()
    await see(page, 'Check what would change')
  })
})

test('confirmed, the joiners’ parents are asked, and who left is no longer', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  await page.goto('/imports')
  await see(page, 'Roll imports')
  await page
    .getByRole('row', { name: /Checked, not confirmed/ })
    .getByRole('link')
    .click()
  await seeChecked(page)
  await confirm(page)
  await expect(page.getByText(/forms? asked for and \d+ forms? closed for who left/)).toBeVisible()
  expect((await rollAt(school)).pupils).toBe(420 + joiners.length - leavers.length)

  const states = await rows<{ name: string; state: string }>(
    `SELECT DISTINCT p."givenName" || ' ' || p."familyName" AS name, r.state::text FROM "Request" r JOIN "Person" p ON p.id = r."personId"
      WHERE r."schoolId" = $1 AND p.upn = ANY($2)`,
    [school.id, leavers.map(({ upn }) => upn)],
  )
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['closed']))
  const asked = await row<{ count: number }>(
    `SELECT count(DISTINCT p.id)::int AS count FROM "Request" r JOIN "Person" p ON p.id = r."personId"
      WHERE r."schoolId" = $1 AND p.upn = ANY($2) AND r.state <> 'closed'`,
    [school.id, joiners.map(({ upn }) => upn)],
  )
  expect(asked.count).toBe(joiners.length)
  const mail = await nextMail(joiners[0]?.parents[0]?.parent.email ?? '', {
    wanted: ({ text }) => text?.includes(school.name) ?? false,
    withinMs: 60_000,
  })
  expect(mail.subject).toContain('Please sign')
})

test('the same file again changes nothing; undone, the school is as it was in the autumn', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  await sendIn(page, rollIn(SHAPE, JANUARY.pupils))
  await expect(page.getByText('Nothing would change')).toBeVisible()
  for (const tab of ['New', 'Changed', 'Moved class', 'Left', 'Families']) expect(await countIn(page, tab)).toBe(0)
  await page.getByRole('button', { name: 'Discard this import' }).click()
  await see(page, 'Roll imports')

  await page
    .getByRole('row', { name: /Confirmed/ })
    .first()
    .getByRole('link')
    .click()
  await see(page, 'The roll is in')
  await page.getByRole('link', { name: 'Undo this import' }).click()
  await see(page, 'Undo this import?')
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This import was undone' })).toBeVisible({ timeout: 60_000 })
  await see(page, 'This import was undone')
  expect(await rollAt(school)).toEqual(autumn)
})
