import type { Browser, Page } from '@playwright/test'
import { asPost } from '../fixtures/accounts'
import { row, rows } from '../fixtures/database'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { type Family, takeFamily } from '../fixtures/people'
import { openForm, openForms, openLinks, personalLink, signTyped } from '../fixtures/signing'
import { responsesFor } from '../fixtures/visits'

const PHONE = { viewport: { width: 320, height: 640 } }
const DESK = { viewport: { width: 1280, height: 900 } }

const split = (name: string) => [name.slice(0, name.lastIndexOf(' ')), name.slice(name.lastIndexOf(' ') + 1)] as const

/** A second record of a parent, tied to the first of their children, as a hurried hand makes it. */
async function addAgain(page: Page, parent: Family): Promise<string> {
  const [given, family] = split(parent.displayName)
  await page.goto(`/people/new?pupil=${parent.pupilIds[0]}`)
  await see(page, /^Add a parent or carer of/)
  await page.getByLabel('Given name').fill(given)
  await page.getByLabel('Family name').fill(family)
  await page.getByLabel('E-mail address').fill(parent.email)
  await page.getByLabel(/^Relationship to/).fill('Parent')
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(faultsShown(page)).toBeVisible()
  await see(page, /^Add a parent or carer of/)
  await page.getByLabel('This is another person of the same name').check()
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(page.getByText('The household has been changed.')).toBeVisible()
  await see(page, /./)
  const again = await row<{ id: string }>(
    `SELECT id FROM "Person" WHERE "displayName" = $1 AND email = $2 AND id <> $3 AND "mergedIntoId" IS NULL`,
    [parent.displayName, parent.email, parent.id],
  )
  return again.id
}

async function atHome(browser: Browser, parent: Family): Promise<Page> {
  const page = watch(await (await browser.newContext(PHONE)).newPage())
  await openForms(page, await personalLink(parent.email), parent.displayName)
  return page
}

test('a parent who was recorded twice becomes one, and is parted again', async ({ browser }) => {
  // Some fifteen pages, each looked through.
  test.slow()
  const parent = await takeFamily({ children: 2 })
  const page = await asPost(browser, 'office', DESK)
  const otherId = await addAgain(page, parent)

  await test.step('the pair is found, and looked at side by side', async () => {
    await page.goto('/people')
    await see(page, 'People')
    await page.getByRole('link', { name: 'Possible duplicates' }).click()
    await see(page, 'Possible duplicates')
    const pair = page.getByRole('listitem').filter({ has: page.locator(`a[href="/people/${otherId}"]`) })
    await expect(pair.getByText('Same name and e-mail address').first()).toBeVisible()
    await page.goto(`/people/${parent.id}/merge`)
    await see(page, 'Which is the other record?')
    await page.locator(`a[href$="with=${otherId}"]`).click()
    await see(page, 'Are these the same person?')
    await expect(page.getByRole('table')).toContainText(parent.displayName)
  })

  await test.step('merged after a check, the household is as it was', async () => {
    await page.getByRole('button', { name: 'Go on to check' }).click()
    await see(page, 'Check before you merge')
    await expect(page.getByText('joined: one for each child')).toBeVisible()
    await page.getByRole('button', { name: 'Merge these records' }).click()
    await expect(page.getByText('The two records are one now.')).toBeVisible()
    await see(page, parent.displayName)
    await expect(page.getByRole('region', { name: 'Children at the school' }).getByRole('listitem')).not.toHaveCount(0)
    await page.goto(`/people/${otherId}`)
    await expect(page.getByText('This record was merged into another')).toBeVisible()
    await see(page, parent.displayName)
  })

  await test.step('nothing was signed since: it is undone, and the pair is not asked about again', async () => {
    await page.getByRole('link', { name: /^These are two people after all/ }).click()
    await see(page, 'Are these two people after all?')
    await page.getByRole('button', { name: 'Undo the merge' }).click()
    await expect(faultsShown(page)).toBeVisible()
    await see(page, 'Are these two people after all?')
    await page.getByLabel('How do you know?').fill('I took her for her sister')
    await page.getByRole('button', { name: 'Undo the merge' }).click()
    await expect(page.getByText('The merge has been undone')).toBeVisible()
    await see(page, parent.displayName)
    await page.goto('/people/duplicates')
    await see(page, 'Possible duplicates')
    await expect(page.locator(`a[href="/people/${otherId}"]`)).toHaveCount(0)
  })

  await test.step('to merge them after that has to be said twice', async () => {
    await page.goto(`/people/${parent.id}/merge/check?with=${otherId}`)
    await see(page, 'Check before you merge')
    await page.getByRole('button', { name: 'Merge these records' }).click()
    await expect(faultsShown(page)).toBeVisible()
    await see(page, 'Check before you merge')
    await page.getByLabel('I have looked at this, and they are one person').check()
    await page.getByRole('button', { name: 'Merge these records' }).click()
    await expect(page.getByText('The two records are one now.')).toBeVisible()
    await see(page, parent.displayName)
  })
})

test('what is signed after a merge stands once, as the kept person’s, and the merge with it', async ({ browser }) => {
  const parent = await takeFamily({ children: 2 })
  const page = await asPost(browser, 'office', DESK)
  const otherId = await addAgain(page, parent)
  await page.goto(`/people/${parent.id}/merge/check?with=${otherId}`)
  await see(page, 'Check before you merge')
  await page.getByRole('button', { name: 'Merge these records' }).click()
  await expect(page.getByText('The two records are one now.')).toBeVisible()
  await see(page, parent.displayName)

  const phone = await atHome(browser, parent)
  await openForm(phone)
  await signTyped(phone, parent.displayName)
  const given = await responsesFor(parent.pupilIds)
  expect(given.length).toBeGreaterThan(0)
  expect(new Set(given.map(({ personId }) => personId))).toEqual(new Set([parent.id]))

  await page.getByRole('link', { name: /^These are two people after all/ }).click()
  await see(page, 'Are these two people after all?')
  await page.getByLabel('How do you know?').fill('A second thought')
  await page.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(page.getByText('Something was signed since under the one record')).toBeVisible()
  await see(page, 'Are these two people after all?')
})

test('a wrong link is ended at once, and what was signed for that child is taken back', async ({ browser }) => {
  const parent = await takeFamily({ children: 2 })
  const phone = await atHome(browser, parent)
  await openForm(phone)
  await signTyped(phone, parent.displayName)
  const [signed] = await responsesFor(parent.pupilIds)
  const { id: pupilId } = await row<{ id: string }>(
    'SELECT id FROM "Person" WHERE id = ANY($1) AND "displayName" = $2',
    [parent.pupilIds, signed?.pupil],
  )

  const page = await asPost(browser, 'office', DESK)
  await page.goto(`/people/${pupilId}/household/${parent.id}`)
  await see(page, /^How .* is related to/)
  await page.getByRole('link', { name: 'This was never their child: a wrong link' }).click()
  await see(page, /^A wrong link between/)
  await page.getByLabel('How did it come about?').fill('The roll joined two families')
  await page.getByRole('button', { name: 'End this wrong link' }).click()
  await expect(page.getByText('The link has ended')).toBeVisible()
  await see(page, /^A wrong link between/)

  await test.step('the link that was open is dead', async () => {
    await phone.goto('/sign')
    await expect(phone.getByText(signed?.pupil ?? '')).toHaveCount(0)
    await see(phone, /./)
  })
  await test.step('the signature is taken back with its reason, and stays on record', async () => {
    const buttons = page.getByRole('button', { name: /^Take it back/ })
    for (let left = await buttons.count(); left > 0; left--) {
      await buttons.first().click()
      await expect(page.getByText('The signature has been taken back.')).toBeVisible()
      await expect(buttons).toHaveCount(left - 1)
    }
    await see(page, /^A wrong link between/)
    await expect(page.getByText('No signature of theirs for this pupil stands.')).toBeVisible()
    expect(await responsesFor([pupilId])).not.toHaveLength(0)
    const open = await rows(
      `SELECT s.id FROM "Slot" s JOIN "Request" r ON r.id = s."requestId" WHERE r."pupilId" = $1 AND s."personId" = $2 AND NOT s.withdrawn`,
      [pupilId, parent.id],
    )
    expect(open).toEqual([])
  })
})

test('one record of two people is split, and each answers for their own child', async ({ browser }) => {
  const parent = await takeFamily({ children: 2 })
  const [stays = '', moves = ''] = parent.children
  const page = await asPost(browser, 'office', PHONE)
  await page.goto(`/people/${parent.id}`)
  await see(page, parent.displayName)
  await page.getByRole('link', { name: 'This record is two people' }).click()
  await see(page, /two people\?$/)
  const tag = Date.now().toString(36)
  await page.getByLabel('Given name').fill('Aurelio')
  await page.getByLabel('Family name').fill(`Second-${tag}`)
  await page.getByLabel('E-mail address').fill(`aurelio.${tag}@mail.example`)
  await page.getByRole('button', { name: 'Make the second record' }).click()
  await expect(faultsShown(page)).toBeVisible()
  await see(page, /two people\?$/)
  await expect(page.getByLabel('Given name')).toHaveValue('Aurelio')
  await page.getByRole('group', { name: moves }).getByLabel('The second person').check()
  await page.getByRole('button', { name: 'Make the second record' }).click()
  await expect(page.getByText('The second record has been made.')).toBeVisible()
  await see(page, `Aurelio Second-${tag}`)
  const children = page.getByRole('region', { name: 'Children at the school' })
  await expect(children.getByRole('link', { name: moves, exact: true })).toBeVisible()
  await expect(children.getByRole('link', { name: stays, exact: true })).toHaveCount(0)

  const phone = watch(await (await browser.newContext(PHONE)).newPage())
  await openForms(phone, await personalLink(`aurelio.${tag}@mail.example`), `Aurelio Second-${tag}`)
  await expect(openLinks(phone).first()).toBeVisible()
  await expect(phone.getByText(stays)).toHaveCount(0)
})
