import type { Page } from '@playwright/test'
import { accountOf, asPost, signedIn } from '../fixtures/accounts'
import { row, rows, take } from '../fixtures/database'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { stackOf, throughScanner, tornOff, wordsOfPages } from '../fixtures/paper'
import { downloaded, wordsOfPdf } from '../fixtures/pdf'

/** The day in London, as a date field takes it. */
const today = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())

type Child = { id: string; roundId: string; classId: string; displayName: string; title: string; parents: string[] }

/** A child of the demo school whose form nobody has answered, with the parents who may; of one class when it is given. */
const takeChild = async (classId: string | null = null) =>
  take(
    await rows<Child>(
      `SELECT r.id, r."roundId", r."classId", p."displayName", v.title,
          (SELECT json_agg(q."displayName" ORDER BY x.id) FROM "Slot" x JOIN "Person" q ON q.id = x."personId"
            WHERE x."requestId" = r.id AND x.kind = 'parent' AND NOT x.withdrawn) AS parents
        FROM "Request" r JOIN "Round" o ON o.id = r."roundId" JOIN "Person" p ON p.id = r."personId"
        JOIN "AgreementVersion" v ON v.id = r."agreementVersionId" JOIN "School" s ON s.id = r."schoolId"
        WHERE s.urn = '999001' AND o.status = 'open' AND r.state = 'waiting_for_pupil' AND r."classId" = coalesce($1, r."classId")
          AND NOT EXISTS (SELECT FROM "Slot" x WHERE x."requestId" = r.id AND (x."currentResponseId" IS NOT NULL OR x."waivedReason" IS NOT NULL))
          AND EXISTS (SELECT FROM "Slot" x WHERE x."requestId" = r.id AND x.kind = 'parent' AND NOT x.withdrawn)
        ORDER BY p.id DESC`,
      [classId],
    ),
  )

type Kept = { route: string; authentication: string; recordedBy: string; paper: { signedOn: string; scans: string[] } }
const evidenceOf = (requestId: string) =>
  rows<Kept>(
    `SELECT e.envelope::json->>'route' AS route, e.envelope::json->>'authentication' AS authentication,
        i.content::json->>'recordedBy' AS "recordedBy", a.content::json->'paper' AS paper
      FROM "Slot" s JOIN "EvidenceEntry" e ON e."responseId" = s."currentResponseId" AND e.kind = 'response'
        JOIN "EvidenceSection" i ON i."entryId" = e.id AND i.name = 'identity' JOIN "EvidenceSection" a ON a."entryId" = e.id AND a.name = 'act'
      WHERE s."requestId" = $1 ORDER BY e.sequence`,
    [requestId],
  )

async function sendIn(page: Page, name: string, buffer: Buffer) {
  await page.goto('/scans')
  await see(page, 'Paper forms')
  await page.getByLabel('The scan').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Read the scan' }).click()
  await page.waitForURL(/\/scans\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name: /^Scan of / })).toBeVisible({ timeout: 120_000 })
  await see(page, /^Scan of /)
}

/** Says that the child and a parent agreed today, and records it. */
async function record(page: Page, child: Child, parent: string, press: RegExp) {
  const panel = page.getByRole('region', { name: 'What is on the paper' })
  await panel.getByRole('checkbox', { name: child.displayName }).check()
  await panel.getByRole('checkbox', { name: parent }).check()
  await panel.getByRole('radio', { name: 'They agree' }).check()
  await panel.getByLabel('Date on the paper').fill(today())
  await panel.getByRole('button', { name: press }).click()
}

test('forms come back on paper: scanned, filed by their codes, one by hand, recorded', async ({ browser }) => {
  test.setTimeout(300_000)
  const office = await accountOf('office')
  const one = await takeChild()
  const two = await takeChild(one.classId)
  const torn = await takeChild(one.classId)
  const forms = [one, two, torn]
  const page = await asPost(browser, 'office')

  let printed: Uint8Array = new Uint8Array()
  await test.step('the forms of the class are printed', async () => {
    await page.goto(`/print?kind=blank_forms&roundId=${one.roundId}&classId=${one.classId}&sides=one`)
    await see(page, 'Print')
    await page.getByRole('button', { name: 'Make the PDF' }).click()
    await see(page, 'Forms to sign on paper')
    await expect(page.getByRole('link', { name: 'Open the PDF' })).toBeVisible({ timeout: 60_000 })
    printed = (await downloaded(page, () => page.getByRole('link', { name: 'Save it' }).click())).bytes
    await see(page, 'Forms to sign on paper')
  })

  await test.step('a stack of them is read: each page lands on its form, and one without a code is set aside', async () => {
    const words = await wordsOfPages(printed)
    const codes = await rows<{ requestId: string; code: string; pages: number }>(
      'SELECT "requestId", code, pages FROM "PrintedForm" WHERE "requestId" = ANY($1::uuid[])',
      [forms.map(({ id }) => id)],
    )
    const pagesOf = ({ id }: Child) =>
      words.flatMap((text, index) =>
        codes.some((form) => form.requestId === id && text.includes(form.code)) ? [index] : [],
      )
    const [first, second, third] = forms.map(pagesOf)
    const sheets = await throughScanner(printed, [...(first ?? []), ...(second ?? []), third?.at(-1) ?? 0])
    const last = sheets.pop()
    if (!last) throw new Error('There is no sheet.')
    await sendIn(page, 'stack.pdf', await stackOf([...sheets, await tornOff(last)]))
    await expect(page.getByRole('row', { name: new RegExp(one.displayName) })).toContainText('To record')
    await expect(page.getByRole('row', { name: new RegExp(two.displayName) })).toContainText('To record')
    await expect(page.getByText('No code that can be read')).toBeVisible()
    expect(await evidenceOf(one.id)).toEqual([])
  })

  await test.step('the office sees the picture beside the form, and records one after the other', async () => {
    await page.getByRole('link', { name: 'Record the forms' }).click()
    await see(page, one.displayName)
    await expect(page.getByRole('img', { name: new RegExp(`of the form of ${one.displayName}`) }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Record and next' }).click()
    await expect(faultsShown(page)).toBeVisible()
    await see(page, one.displayName)
    await record(page, one, one.parents[0] ?? '', /Record and next/)
    await see(page, two.displayName)
    await record(page, two, two.parents[0] ?? '', /^Record$/)
    await see(page, /^Scan of /)
    const kept = await evidenceOf(one.id)
    expect(kept).toHaveLength(2)
    for (const { paper, ...known } of kept) {
      expect(known).toEqual({ route: 'paper', authentication: 'office', recordedBy: office.name })
      expect(paper.signedOn).toBe(today())
      expect(paper.scans.length).toBeGreaterThan(0)
    }
  })

  await test.step('the page without a code is put to its form by hand', async () => {
    await page.getByRole('link', { name: /^Look at page/ }).click()
    await see(page, 'No code that can be read')
    await page.getByLabel('Name', { exact: true }).fill(torn.displayName)
    await page.getByRole('button', { name: 'Find' }).click()
    await see(page, 'No code that can be read')
    await page.getByRole('radio', { name: torn.displayName }).first().check()
    await page.getByRole('button', { name: 'Put it to this form' }).click()
    await see(page, torn.displayName)
    await record(page, torn, torn.parents[0] ?? '', /^Record$/)
    await see(page, /^Scan of /)
    await expect(page.getByText('No page was set aside.')).toBeVisible()
  })

  await test.step('the form is complete, shows its paper, and its copy says so', async () => {
    await page.goto(`/requests/${one.id}`)
    await see(page, one.title)
    await expect(page.getByRole('region', { name: 'Paper' }).getByRole('img').first()).toBeVisible()
    await expect(page.getByText('on paper, entered by the office').first()).toBeVisible()
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('link', { name: /\.pdf|Save|PDF/i }).first()).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 60_000 })
    const document = await row<{ id: string }>('SELECT id FROM "Document" WHERE "requestId" = $1', [one.id])
    const copy = await page.context().request.get(`/api/copies/${document.id}`)
    const words = await wordsOfPdf(new Uint8Array(await copy.body()))
    expect(words).toContain('On paper, dated')
    expect(words).toContain(`Recorded by ${office.name}`)
  })
})

test('a form on paper is typed in without a scan, and a scan that is none says why, without a script', async ({
  browser,
}) => {
  const child = await takeChild()
  const parent = child.parents[0] ?? ''
  const page = watch(await signedIn(browser, await accountOf('headteacher'), { javaScriptEnabled: false }), {
    script: false,
  })
  await page.goto(`/requests/${child.id}`)
  await see(page, child.title)
  await page.getByRole('link', { name: 'Record from paper' }).click()
  await see(page, 'Record a signature on paper')
  await page.getByRole('checkbox', { name: parent }).check()
  await page.getByRole('radio', { name: 'They do not agree' }).check()
  await page.getByLabel('Date on the paper').fill(today())
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(faultsShown(page)).toContainText('no reason given')
  await see(page, 'Record a signature on paper')
  // Nothing that was typed is lost.
  await expect(page.getByRole('checkbox', { name: parent })).toBeChecked()
  await page.getByRole('radio', { name: 'They agree' }).check()
  await page.getByRole('checkbox', { name: child.displayName }).check()
  await page.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByText('What was signed on paper is recorded.')).toBeVisible()
  await see(page, child.title)
  expect((await evidenceOf(child.id)).map(({ paper }) => paper)).toEqual([
    { signedOn: today(), scans: [] },
    { signedOn: today(), scans: [] },
  ])

  await page.goto('/scans')
  await see(page, 'Paper forms')
  await page
    .getByLabel('The scan')
    .setInputFiles({ name: 'list.pdf', mimeType: 'application/pdf', buffer: Buffer.from('PK') })
  await page.getByRole('button', { name: 'Read the scan' }).click()
  await page.waitForURL(/\/scans\/[0-9a-f-]{36}$/)
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('This file is neither a PDF nor a JPEG or PNG picture.')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await see(page, 'This scan could not be read')
})
