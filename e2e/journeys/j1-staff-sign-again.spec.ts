import { accountFor, signedIn } from '../fixtures/accounts'
import { row } from '../fixtures/database'
import { expect, see, test } from '../fixtures/journey'
import { nextMail } from '../fixtures/mailbox'
import { downloaded, wordsOfPdf } from '../fixtures/pdf'
import { takeUnsignedAdult } from '../fixtures/people'
import { openForm, openForms, personalLink, signTyped } from '../fixtures/signing'

const isAnswered = async (slotId: string) =>
  (
    await row<{ answered: boolean }>('SELECT "currentResponseId" IS NOT NULL AS answered FROM "Slot" WHERE id = $1', [
      slotId,
    ])
  ).answered

test('a member of staff signs again from the link in the mail', async ({ page, request }) => {
  const person = await takeUnsignedAdult('staff', { again: true })
  const link = await personalLink(person.email)

  await test.step('opening the link, as a scanner of mail does, signs and uses up nothing', async () => {
    for (let time = 0; time < 2; time += 1) {
      const opened = await request.get(link)
      expect(opened.status()).toBe(200)
      expect(await opened.text()).toContain('Open my forms')
    }
    expect((await request.get(link.replace(/\/l\/.*/, '/sign'))).url()).toContain('/sign-in')
    expect(await isAnswered(person.slotId)).toBe(false)
  })

  await openForms(page, link, person.displayName)
  await expect(page.getByText(`Forms for ${person.displayName}`)).toBeVisible()
  const title = await openForm(page)

  await test.step('what changed since last year', async () => {
    const changed = page.getByText(/What changed since you signed version 1 on/)
    await changed.click()
    await expect(page.getByRole('listitem').filter({ hasText: 'New' }).first()).toBeVisible()
    await see(page, title)
  })

  const [reference = ''] = await signTyped(page, person.displayName)
  expect(reference).toMatch(/^\S{4}(-\S{4}){3}$/)
  expect(await isAnswered(person.slotId)).toBe(true)

  await test.step('the copy, to download and in the mail', async () => {
    const copy = page.getByRole('link', { name: /Download the copy/ })
    await expect(async () => {
      await page.reload()
      await expect(copy).toBeVisible({ timeout: 1000 })
    }).toPass()
    await see(page, 'Signed')
    const { name, bytes } = await downloaded(page, () => copy.click())
    expect(name).toMatch(/\.pdf$/)
    const words = await wordsOfPdf(bytes)
    expect(words).toContain(person.displayName)
    expect(words).toContain(reference)
    expect(words).toContain(title)

    const mail = await nextMail(person.email, { wanted: ({ attachments }) => attachments.length > 0 })
    expect(mail.subject).toContain('Your copy')
    expect(await wordsOfPdf(mail.attachments[0]?.content ?? Buffer.alloc(0))).toContain(reference)
  })

  await test.step('the list says that nothing is left, and the visit can be ended', async () => {
    await page.getByRole('link', { name: 'See all your forms' }).click()
    await see(page, 'To sign')
    await expect(page.getByText('You have answered every form')).toBeVisible()
    await expect(page.getByText(reference)).toBeVisible()
    await page.getByRole('button', { name: 'Finish' }).click()
    await see(page, 'Your visit has ended')
  })
})

test('a member of staff signs again from sign-in', async ({ browser }) => {
  const person = await takeUnsignedAdult('staff', { again: true })
  const page = await signedIn(browser, await accountFor(person))
  await page.goto('/sign')
  await see(page, 'To sign')
  await openForm(page)
  await expect(page.getByText(/What changed since you signed version 1 on/)).toBeVisible()
  const [reference = ''] = await signTyped(page, person.displayName)
  const { route, authentication } = await row<{ route: string; authentication: string }>(
    `SELECT x.route, e.envelope::json->>'authentication' AS authentication FROM "Response" x JOIN "EvidenceEntry" e ON e."responseId" = x.id WHERE x.reference = $1`,
    [reference],
  )
  expect([route, authentication]).toEqual(['account', 'password'])
  const mail = await nextMail(person.email, { wanted: ({ attachments }) => attachments.length > 0 })
  expect(await wordsOfPdf(mail.attachments[0]?.content ?? Buffer.alloc(0))).toContain(reference)

  await page.getByRole('link', { name: 'See all your forms' }).click()
  await see(page, 'To sign')
  await page.getByText(/^Earlier rounds: 1 form/).click()
  await see(page, 'To sign')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await see(page, 'Sign in')
})
