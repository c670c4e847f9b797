import { row, rows } from '../fixtures/database'
import { confirm, rollAt, seeChecked, sendIn } from '../fixtures/imports'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { aNewSchool, asOfficeOf } from '../fixtures/new-school'
import { AUTUMN, pupilsWithParents, rollOf } from '../fixtures/rolls'

const SMALL = AUTUMN.slice(0, 20)
const PHOTO = { name: 'Roll.csv', mimeType: 'text/csv', buffer: Buffer.from('ffd8ffe000104a46494600010100', 'hex') }
const [HEADINGS = [], ...PUPILS] = pupilsWithParents(SMALL)

const ADDRESS = SMALL[5]?.parents[0]?.parent.email ?? ''

/** The rows of a small roll, some cells of which are something else. */
function spoilt(cells: { pupil: number; heading: string; cell: string }[]) {
  const rowsOfRoll = PUPILS.map((row) => [...row])
  for (const { pupil, heading, cell } of cells) rowsOfRoll[pupil]?.splice(HEADINGS.indexOf(heading), 1, cell)
  return [HEADINGS, ...rowsOfRoll]
}

test('a photo named .csv is refused at its field; a faulty row is downloaded, mended and sent back', async ({
  browser,
}) => {
  const school = await aNewSchool('Pennyroyal School')
  const page = await asOfficeOf(browser, school)
  await page.goto('/imports')
  await see(page, 'Roll imports')
  await page.getByRole('button', { name: 'Check the files' }).click()
  await expect(faultsShown(page)).toContainText('Choose at least one file that is not empty.')
  await expect(faultsShown(page)).toContainText('Say who is in these files.')
  await expect(faultsShown(page)).toBeFocused()
  await see(page, 'Roll imports')

  await sendIn(page, [PHOTO])
  await expect(page.getByText('Before you can confirm, mend 1 mistake in the files.')).toBeVisible()
  await page.getByRole('link', { name: 'Mistakes in the files' }).click()
  await see(page, '1 mistake to mend')
  const again = page.getByLabel('The files again, mended')
  await expect(again).toHaveAccessibleDescription(/Roll\.csv is a picture, whatever its name says/)
  await again.setInputFiles(
    rollOf(
      spoilt([
        { pupil: 3, heading: 'CHILD_FIRST_NAME', cell: '=cmd|calc' },
        { pupil: 5, heading: 'PARENT_1_EMAIL', cell: 'at home' },
      ]),
    ),
  )
  await page.getByRole('button', { name: 'Check the files' }).click()
  await seeChecked(page)

  await page.getByRole('link', { name: 'Mistakes in the files' }).click()
  await see(page, '1 mistake to mend')
  await expect(page.getByRole('row', { name: /^Roll\.csv 5 CHILD_FIRST_NAME This is a formula/ })).toContainText(
    'To mend',
  )
  await expect(page.getByRole('row', { name: /^Roll\.csv 7 PARENT_1_EMAIL This is not an e-mail/ })).toContainText(
    'Left aside',
  )
  const href = await page.getByRole('link', { name: 'Roll.csv, rows to mend' }).getAttribute('href')
  const table = (await (await page.request.get(href ?? '')).body()).toString('utf8')
  expect(table).toContain('What is wrong')
  const mended = table.replace(/'?=cmd\|calc/, SMALL[3]?.givenName ?? '').replace('at home', ADDRESS)
  await page
    .getByLabel('The mended rows')
    .setInputFiles([{ name: 'Roll-to-correct.csv', mimeType: 'text/csv', buffer: Buffer.from(mended) }])
  await page.getByRole('button', { name: 'Send the mended rows' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check what would change' })).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByText('Before you can confirm')).toHaveCount(0)
  await see(page, 'Check what would change')
  await confirm(page)
  expect((await rollAt(school)).pupils).toBe(20)
  const parent = await row<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Person" WHERE "schoolId" = $1 AND email = $2`,
    [school.id, ADDRESS],
  )
  expect(parent.count).toBe(1)
  const states = await rows<{ state: string }>('SELECT state::text FROM "Import" WHERE "schoolId" = $1 ORDER BY id', [
    school.id,
  ])
  expect(states.map(({ state }) => state)).toEqual(['discarded', 'confirmed'])
})

test('a column that nobody knows is put right once, and read so the next time', async ({ browser }) => {
  const school = await aNewSchool('Marlpit School')
  const page = await asOfficeOf(browser, school)
  const unknown = [HEADINGS.map((heading) => (heading === 'CHILD_FIRST_NAME' ? 'Moniker' : heading)), ...PUPILS]
  const { givenName, familyName } = SMALL[0] ?? { givenName: '', familyName: '' }
  await sendIn(page, rollOf(unknown), 'Some people only')
  await page.getByRole('link', { name: 'How the columns were read' }).click()
  await see(page, 'How the columns were read')
  const moniker = page.getByRole('row', { name: /^Moniker/ })
  await expect(moniker).toContainText(givenName)
  await expect(moniker.getByRole('combobox')).toHaveValue('')
  await page.getByLabel('Moniker').selectOption({ label: 'Pupil: forename' })
  await page.getByRole('button', { name: 'Read the files this way' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Check what would change' })).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByRole('rowheader', { name: `${givenName} ${familyName}` }).first()).toBeVisible()
  await see(page, 'Check what would change')
  await page.getByRole('button', { name: 'Discard this import' }).click()
  await see(page, 'Roll imports')
  await expect(page.getByText('Discarded', { exact: true })).toBeVisible()

  await sendIn(page, rollOf(unknown, 'Later.csv'), 'Some people only')
  await expect(page.getByRole('rowheader', { name: `${givenName} ${familyName}` }).first()).toBeVisible()
})

test('without JavaScript a roll comes in all the same', async ({ browser }) => {
  const school = await aNewSchool('Candleford School')
  const page = watch(await asOfficeOf(browser, school, { javaScriptEnabled: false }), { script: false })
  const until = async (heading: string) => {
    await expect(async () => {
      const link = page.getByRole('link', { name: 'See how far it is now' })
      if (await link.isVisible()) await link.click()
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 60_000 })
    await see(page, heading)
  }
  await page.goto('/imports')
  await see(page, 'Roll imports')
  await page.getByLabel('Files of the roll').setInputFiles(rollOf([HEADINGS, ...PUPILS]))
  await page.getByRole('button', { name: 'Check the files' }).click()
  await expect(faultsShown(page)).toContainText('Say who is in these files.')
  await page.getByLabel('Files of the roll').setInputFiles(rollOf([HEADINGS, ...PUPILS]))
  await page.getByRole('radio', { name: 'Everybody' }).check()
  await page.getByRole('button', { name: 'Check the files' }).click()
  await until('Check what would change')
  await page.getByRole('button', { name: 'Confirm this import' }).click()
  await until('The roll is in')
  expect((await rollAt(school)).pupils).toBe(20)

  await test.step('the page that waits', async () => {
    const set = (change: string) => rows(`UPDATE "Import" SET ${change} WHERE "schoolId" = $1`, [school.id])
    await set(`state = 'confirming', step = 'Writing people and families', done = 120, total = 420`)
    await page.reload()
    await see(page, 'Bringing in the roll')
    await expect(page.getByText('120 of 420')).toBeVisible()
    await set(`state = 'confirmed', step = NULL`)
    await page.getByRole('link', { name: 'See how far it is now' }).click()
    await see(page, 'The roll is in')
  })
})
