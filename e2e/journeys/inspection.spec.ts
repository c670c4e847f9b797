import readExcelFile from 'read-excel-file/node'
import { asPost } from '../fixtures/accounts'
import { openRound, row } from '../fixtures/database'
import { expect, see, test } from '../fixtures/journey'
import { downloaded, wordsOfPdf } from '../fixtures/pdf'

/** How many forms of a round count, and how many of them are complete. */
const counts = (roundId: string) =>
  row<{ complete: number; asked: number }>(
    `SELECT count(*) FILTER (WHERE state = 'complete')::int AS complete,
        count(*) FILTER (WHERE state NOT IN ('exempt', 'closed'))::int AS asked FROM "Request" WHERE "roundId" = $1`,
    [roundId],
  )

const number = (value: unknown) => Number(value).toLocaleString('en-GB')

test('the headteacher takes the inspection pack: its numbers are the dashboard’s, with names and without', async ({
  browser,
}) => {
  const round = await openRound()
  const page = await asPost(browser, 'headteacher')
  await page.goto(`/rounds/${round.id}`)
  await see(page, round.name)
  await page.getByRole('link', { name: 'Inspection pack for governors and inspectors' }).click()
  await see(page, 'Inspection pack')
  const take = (name: string) => downloaded(page, () => page.getByRole('link', { name, exact: true }).click())

  await test.step('the document says what the dashboard says', async () => {
    // Other journeys sign meanwhile: right is what the database says before and after.
    await expect(async () => {
      const { complete, asked } = await counts(round.id)
      const { name, bytes } = await take('Document (PDF) with names')
      expect(name).toMatch(/^inspection-.*[.]pdf$/)
      const words = await wordsOfPdf(bytes)
      expect(words).toContain(`${number(complete)} of ${number(asked)} forms signed`)
      expect(words).toContain('How to check it')
      expect(words).toContain('Who has not signed')
    }).toPass({ timeout: 60_000 })
  })

  await test.step('so does the spreadsheet', async () => {
    await expect(async () => {
      const { complete, asked } = await counts(round.id)
      const { bytes } = await take('Spreadsheet (Excel) with names')
      const sheets = new Map((await readExcelFile(Buffer.from(bytes))).map(({ sheet, data }) => [sheet, data]))
      expect(sheets.get('By group')?.at(-1)?.slice(0, 3)).toEqual(['All', asked, complete])
      const outstanding = (sheets.get('Outstanding')?.length ?? 0) - 1
      expect(outstanding).toBe(asked - complete)
    }).toPass({ timeout: 60_000 })
  })

  await test.step('the one for governors names nobody', async () => {
    const { name, bytes } = await take('Document (PDF) without names')
    expect(name).toContain('-without-names.pdf')
    const words = await wordsOfPdf(bytes)
    expect(words).toContain('nobody’s name')
    expect(words).not.toContain('Who has not signed')
  })
})

test('a clerk’s pack is about governors alone', async ({ browser }) => {
  const round = await openRound()
  const page = await asPost(browser, 'clerk')
  await page.goto(`/rounds/${round.id}/inspection`)
  await see(page, 'Inspection pack')
  await expect(page.getByText('You see governors here.')).toBeVisible()
  const link = page.getByRole('link', { name: 'Document (PDF) without names', exact: true })
  const words = await wordsOfPdf((await downloaded(page, () => link.click())).bytes)
  expect(words).toContain('Governors')
  expect(words).not.toContain('Older pupils')
})
