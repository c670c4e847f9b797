import type { Page } from '@playwright/test'
import { accountOf, asPost, signedIn } from '../fixtures/accounts'
import { openRound, row, rows } from '../fixtures/database'
import { expect, see, test, watch } from '../fixtures/journey'
import { downloaded, wordsOfPdf } from '../fixtures/pdf'

/** A class of the demo school in which somebody has still to sign, with how many forms wait there. */
const aClassToPrint = (roundId: string) =>
  row<{ classId: string; className: string; forms: number }>(
    `SELECT "classId", "className", count(*)::int AS forms FROM "Request"
      WHERE "roundId" = $1 AND outstanding AND "classId" IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 1`,
    [roundId],
  )

/** Waits on the page of a file until it is there, and returns its words. */
async function wordsOfFile(page: Page) {
  await expect(page.getByRole('link', { name: 'Open the PDF' })).toBeVisible({ timeout: 60_000 })
  const { bytes } = await downloaded(page, () => page.getByRole('link', { name: 'Save it' }).click())
  return wordsOfPdf(bytes)
}

test('the office prints the forms of a class on both sides, a list and labels', async ({ browser }) => {
  const round = await openRound()
  const page = await asPost(browser, 'office')
  const { classId, className, forms } = await aClassToPrint(round.id)

  await test.step('from the dashboard, with the sheets counted before anything is made', async () => {
    await page.goto(`/dashboard?class=${classId}`)
    await see(page, round.name)
    await page.getByRole('link', { name: 'Print forms, copies, a list or labels for these' }).click()
    await see(page, 'Print')
    await expect(page.getByLabel('Class', { exact: true })).toHaveValue(classId)
    await page.getByLabel('Both sides').check()
    await page.getByLabel('Large print').check()
    await page.getByRole('button', { name: 'Count the sheets' }).click()
    await expect(page.getByRole('region', { name: 'What it comes to' })).toContainText(className)
    await see(page, 'Print')
  })

  await test.step('each form begins on a front page and carries its code', async () => {
    await page.getByRole('button', { name: 'Make the PDF' }).click()
    await see(page, 'Forms to sign on paper')
    const words = await wordsOfFile(page)
    const packId = new URL(page.url()).pathname.split('/').at(-1)
    const printed = await rows<{ code: string; displayName: string; pages: number; style: string }>(
      `SELECT form.code, person."displayName", form.pages, form.style FROM "PrintPackItem" item
        JOIN "PrintedForm" form ON form.code = item.code JOIN "Request" request ON request.id = form."requestId"
        JOIN "Person" person ON person.id = request."personId" WHERE item."packId" = $1`,
      [packId],
    )
    // Other journeys sign meanwhile.
    expect(printed.length).toBeGreaterThan(0)
    expect(printed.length).toBeLessThanOrEqual(forms)
    for (const form of printed) {
      expect(form.style).toBe('large_print')
      expect(words).toContain(form.code)
      expect(words).toContain(form.displayName)
    }
    const pages = printed.reduce((sum, form) => sum + form.pages + (form.pages % 2), 0)
    await expect(page.getByText(`${(pages / 2).toLocaleString('en-GB')}, printed on both sides`)).toBeVisible()
    await see(page, 'Forms to sign on paper')
  })

  await test.step('labels, from the fifth one on, and what is wrong with a number is said beside it', async () => {
    await page.goto(`/print?kind=labels&roundId=${round.id}&classId=${classId}`)
    await page.getByLabel('First label that is free').fill('22')
    await page.getByRole('button', { name: 'Count the sheets' }).click()
    await expect(page.getByRole('link', { name: 'There are not so many labels on this sheet.' })).toBeVisible()
    await see(page, 'Print')
    await page.getByLabel('First label that is free').fill('5')
    await page.getByRole('button', { name: 'Count the sheets' }).click()
    await page.getByRole('button', { name: 'Make the PDF' }).click()
    await see(page, 'Labels')
    expect(await wordsOfFile(page)).toContain(className)
  })

  await test.step('the list to chase', async () => {
    await page.goto(`/print?kind=chase_list&roundId=${round.id}&classId=${classId}&sides=one`)
    await page.getByRole('button', { name: 'Make the PDF' }).click()
    await see(page, 'List to chase')
    expect(await wordsOfFile(page)).toContain('who has still to sign')
  })
})

test('a long file shows how far it is without a script, and is cancelled', async ({ browser }) => {
  const round = await openRound()
  const page = watch(await signedIn(browser, await accountOf('headteacher'), { javaScriptEnabled: false }), {
    script: false,
  })
  await page.goto(`/print?kind=blank_forms&roundId=${round.id}&style=large_print&sides=one`)
  await see(page, 'Print')
  await expect(page.getByText('You get a message when it is ready')).toBeVisible()
  await page.getByRole('button', { name: 'Make the PDF' }).click()
  await see(page, 'Forms to sign on paper')
  await expect(page.getByRole('progressbar')).toBeVisible()
  await page.getByRole('link', { name: 'See how far it is now' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('This file was cancelled')).toBeVisible()
  await see(page, 'Forms to sign on paper')
  const packId = new URL(page.url()).pathname.split('/').at(-1)
  expect(await row('SELECT count(*)::int AS count FROM "PrintPackPart" WHERE "packId" = $1', [packId])).toEqual({
    count: 0,
  })
})
