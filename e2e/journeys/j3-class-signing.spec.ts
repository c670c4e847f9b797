import type { Locator, Page } from '@playwright/test'
import { signedIn, teacherOf } from '../fixtures/accounts'
import { type Child, takeClass } from '../fixtures/classes'
import { row, rows } from '../fixtures/database'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { mailCount, nextMail } from '../fixtures/mailbox'
import { declaration, typedName, wordsOf } from '../fixtures/signing'

const TABLET = { viewport: { width: 820, height: 1100 }, hasTouch: true }

type Signed = { route: string; witness: string | null; typed: string | null; drawn: boolean }

/** What the evidence says of the response that stands in a slot; nothing while there is none. */
const evidenceOf = async (slotId: string) =>
  (
    await rows<Signed>(
      `SELECT x.route::text, i.content::json->>'witness' AS witness, a.content::json->>'typedName' AS typed,
          (a.content::json->>'markSha256') IS NOT NULL AS drawn
        FROM "Slot" s JOIN "Response" x ON x.id = s."currentResponseId" JOIN "EvidenceEntry" e ON e."responseId" = x.id AND e.kind = 'response'
        JOIN "EvidenceSection" i ON i."entryId" = e.id AND i.name = 'identity' JOIN "EvidenceSection" a ON a."entryId" = e.id AND a.name = 'act'
        WHERE s.id = $1`,
      [slotId],
    )
  )[0]

/** The button of a child on the page of names, as short as the tablet shows the name. */
const nameOf = (device: Page, { slotId }: Child) => device.locator(`a[href="/class/${slotId}"]`)

/** A child presses a name, opens the form and finds what the tablet calls them. */
async function open(device: Page, child: Child): Promise<string> {
  const called = await wordsOf(nameOf(device, child))
  await nameOf(device, child).click()
  await see(device, child.title)
  await expect(device.getByText(`Hello, ${called}`)).toBeVisible()
  return called
}

async function confirm(device: Page, called: string) {
  await device.getByRole('button', { name: 'Check', exact: true }).click()
  await see(device, `Is this you, ${called}?`)
  await device.getByRole('button', { name: `Yes, I am ${called} and I sign` }).click()
  await see(device, `Thank you, ${called}!`)
  await device.getByRole('link', { name: 'Next child: go to the names' }).click()
  await see(device, 'Who are you?')
}

async function draw(device: Page, sheet: Locator) {
  await sheet.scrollIntoViewIfNeeded()
  const box = await sheet.boundingBox()
  if (!box) throw new Error('There is nothing to draw on.')
  await device.mouse.move(box.x + 40, box.y + 100)
  await device.mouse.down()
  for (let step = 1; step <= 12; step += 1)
    await device.mouse.move(box.x + 40 + step * 15, box.y + 90 + (step % 3) * 20, { steps: 3 })
  await device.mouse.up()
}

test('a class signs on a tablet with its teacher beside it', async ({ browser }) => {
  const schoolClass = await takeClass()
  const account = await teacherOf(schoolClass)
  const asking = schoolClass.children.find((child) => child.parentEmail)
  const [drawing, wrong] = schoolClass.children.filter((child) => child !== asking)
  if (!asking?.parentEmail || !drawing || !wrong) throw new Error('The class has too few children.')

  const teacher = await signedIn(browser, account)
  await teacher.goto('/class-signing')
  await see(teacher, 'Class signing')
  await teacher.getByRole('button', { name: 'Start and show the code' }).click()
  await see(teacher, schoolClass.name)
  const panel = teacher.getByRole('region', { name: 'The code for the tablet' })
  const code = (await panel.getByText(/^[0-9A-Z]{4}$/).allTextContents()).join(' ')
  expect(code).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)

  const device = watch(await (await browser.newContext(TABLET)).newPage())
  await test.step('no name is shown before the tablet is bound', async () => {
    await device.goto('/class/names')
    await see(device, 'Signing in class')
    for (const { displayName } of schoolClass.children) await expect(device.getByText(displayName)).toHaveCount(0)
    await device.getByLabel('Code').fill('AAAA AAAA')
    await device.getByRole('button', { name: 'Show the names' }).click()
    await expect(faultsShown(device)).toBeVisible()
    await see(device, 'Signing in class')
    await device.getByLabel('Code').fill(code.toLowerCase())
    await device.getByRole('button', { name: 'Show the names' }).click()
    await see(device, 'Who are you?')
    await expect(nameOf(device, asking)).toBeVisible()
    await expect(device.getByText(`Signing with ${account.name}`)).toBeVisible()
  })

  await test.step('the code works once', async () => {
    const second = watch(await (await browser.newContext(TABLET)).newPage())
    await second.goto('/class')
    await second.getByLabel('Code').fill(code)
    await second.getByRole('button', { name: 'Show the names' }).click()
    await expect(faultsShown(second)).toBeVisible()
    await see(second, 'Signing in class')
    await expect(nameOf(second, asking)).toHaveCount(0)
  })

  await test.step('one child types the name, and then the parents are asked', async () => {
    const since = mailCount()
    const called = await open(device, asking)
    await device.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(device.getByRole('heading', { name: 'Have another look' })).toBeVisible()
    await see(device, asking.title)
    await declaration(device).check()
    await typedName(device).fill(asking.displayName)
    await confirm(device, called)
    expect(await evidenceOf(asking.slotId)).toEqual({
      route: 'class_session',
      witness: account.name,
      typed: asking.displayName,
      drawn: false,
    })
    const mail = await nextMail(asking.parentEmail ?? '', { since })
    expect(mail.subject).toContain('Now it is your turn')
  })

  await test.step('another draws it', async () => {
    const called = await open(device, drawing)
    await declaration(device).check()
    await device.getByRole('button', { name: /^Draw it instead/ }).click()
    await draw(device, device.locator('canvas'))
    await expect(device.getByText('Drawn', { exact: true })).toBeVisible()
    await see(device, drawing.title)
    await device.getByRole('button', { name: 'Check', exact: true }).click()
    await expect(device.getByRole('img', { name: 'What you drew' })).toBeVisible()
    await see(device, `Is this you, ${called}?`)
    await device.getByRole('link', { name: 'No, go back' }).click()
    await expect(device.getByText('Drawn', { exact: true })).toBeVisible()
    await confirm(device, called)
    expect(await evidenceOf(drawing.slotId)).toMatchObject({ typed: null, drawn: true })
  })

  await test.step('a signature under the wrong name is taken back with a reason', async () => {
    const called = await open(device, wrong)
    await declaration(device).check()
    await typedName(device).fill(drawing.displayName)
    await confirm(device, called)
    await teacher.getByRole('link', { name: 'Look again' }).first().click()
    const line = teacher
      .getByRole('listitem')
      .filter({ hasText: 'Signed by mistake?' })
      .filter({ hasText: `Take ${wrong.displayName}’s` })
    await line
      .getByText(/^Signed by mistake\?/)
      .last()
      .click()
    await line.getByRole('button', { name: 'Take it back' }).last().click()
    await expect(faultsShown(line)).toBeVisible()
    await see(teacher, schoolClass.name)
    await line.getByLabel('Why?').last().fill('Another child pressed this name.')
    await line.getByRole('button', { name: 'Take it back' }).last().click()
    await expect(line).toHaveCount(0)
    await see(teacher, schoolClass.name)
    expect(await evidenceOf(wrong.slotId)).toBeUndefined()
    const { kept } = await row<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM "Response" x JOIN "ResponseTakenBack" t ON t."responseId" = x.id WHERE x."slotId" = $1`,
      [wrong.slotId],
    )
    expect(kept).toBe(1)
    await device.reload()
    await expect(nameOf(device, wrong)).toBeVisible()
    await expect(nameOf(device, drawing)).toHaveCount(0)
  })

  await test.step('the teacher ends it, and the tablet shows no name any more', async () => {
    await teacher.getByRole('button', { name: 'End the signing session' }).click()
    await expect(teacher.getByText('This signing session has ended.')).toBeVisible()
    await see(teacher, schoolClass.name)
    await device.goto('/class/names')
    await expect(device.getByText('The signing session has ended.')).toBeVisible()
    await see(device, 'Signing in class')
  })
})
