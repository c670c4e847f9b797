import type { Browser, Page } from '@playwright/test'
import { accountOf, asPost } from '../fixtures/accounts'
import { row } from '../fixtures/database'
import { expect, see, test, watch } from '../fixtures/journey'
import { mailCount, nextMail } from '../fixtures/mailbox'
import { type Family, otherParentOf, type Person, takeFamily } from '../fixtures/people'
import { declaration, fillIn, openForms, personalLink, typedName, wordsOf } from '../fixtures/signing'
import { responsesFor, statesOf } from '../fixtures/visits'

const PHONE = { viewport: { width: 360, height: 720 }, hasTouch: true }

/** A phone on which somebody has opened the parents' form from their own link. */
async function atTheForm(browser: Browser, person: Person): Promise<Page> {
  const page = watch(await (await browser.newContext(PHONE)).newPage())
  await openForms(page, await personalLink(person.email), person.displayName)
  const form = page
    .getByRole('main')
    .getByRole('link', { name: /parents/i })
    .first()
  const title = await wordsOf(form)
  await form.click()
  await see(page, title)
  return page
}

async function bothParents(): Promise<{ family: Family; other: Person; pupilId: string }> {
  const family = await takeFamily({ children: 1, parents: 2 })
  const [pupilId = ''] = family.pupilIds
  const other = await otherParentOf(pupilId, family.id)
  if (!other) throw new Error('The second parent is missing.')
  return { family, other, pupilId }
}

const signNow = (page: Page) => page.getByRole('button', { name: /^Sign now/ })

test('two parents sign at the same moment: a response for each slot, and the form is complete', async ({ browser }) => {
  const { family, other, pupilId } = await bothParents()
  const pages = await Promise.all([atTheForm(browser, family), atTheForm(browser, other)])
  for (const [index, page] of pages.entries()) await fillIn(page, [family, other][index]?.displayName ?? '')
  await Promise.all(pages.map((page) => signNow(page).click()))
  for (const page of pages) {
    await see(page, 'Signed')
  }
  const given = await responsesFor([pupilId])
  expect(given.map(({ personId }) => personId).sort()).toEqual([family.id, other.id].sort())
  const states = await statesOf(pupilId)
  expect(states.find(({ audience }) => audience === 'parents')?.state).toBe('complete')
})

test('two tabs of one parent, pressed together: one response, and the second tab is told', async ({ browser }) => {
  const parent = await takeFamily({ children: 1, parents: 1 })
  const first = await atTheForm(browser, parent)
  await fillIn(first, parent.displayName)
  const second = watch(await first.context().newPage())
  await second.goto(first.url())
  await see(second, 'Check your answers')
  const tabs = [first, second]
  await Promise.all(tabs.map((tab) => signNow(tab).click()))
  const told = /already signed on .* reference .* Nothing was recorded a second time|You signed this|Signed on/
  const ends = await Promise.all(
    tabs.map(async (tab) => {
      const signed = tab.getByRole('heading', { level: 1, name: 'Signed', exact: true })
      const refused = tab.getByRole('main').getByText(told).first()
      await expect(signed.or(refused).first()).toBeVisible()
      const end = (await signed.count()) > 0 ? 'signed' : 'told'
      await see(tab, /./)
      return end
    }),
  )
  expect(ends.sort()).toEqual(['signed', 'told'])
  expect(await responsesFor(parent.pupilIds)).toHaveLength(1)
})

test('one agrees and the other does not: in conflict, told to the office, shown on the dashboard', async ({
  browser,
}) => {
  const { family, other, pupilId } = await bothParents()
  const reason = 'I want to hear first how photographs are kept.'
  const agreeing = await atTheForm(browser, family)
  await fillIn(agreeing, family.displayName)

  const declining = await atTheForm(browser, other)
  await declining.getByRole('link', { name: 'I do not agree' }).click()
  await see(declining, 'You do not agree')
  await declaration(declining).or(declining.getByRole('checkbox')).first().check()
  await typedName(declining).fill(other.displayName)
  await declining.getByRole('button', { name: 'Check your answers' }).click()
  await expect(declining.getByRole('link', { name: 'Tell the school why you do not agree.' })).toBeVisible()
  await see(declining, 'You do not agree')
  await expect(typedName(declining)).toHaveValue(other.displayName)
  await declining.getByLabel('Why do you not agree?').fill(reason)
  await declining.getByRole('button', { name: 'Check your answers' }).click()
  await see(declining, 'Check your answers')
  await expect(declining.getByText(reason)).toBeVisible()

  const since = mailCount()
  await Promise.all([signNow(agreeing).click(), declining.getByRole('button', { name: 'Send my answer' }).click()])
  await see(agreeing, 'Signed')
  await see(declining, 'Your answer has been recorded')
  const form = (await statesOf(pupilId)).find(({ audience }) => audience === 'parents')
  expect(form?.state).toBe('in_conflict')

  await test.step('the office is told by mail, without the reason', async () => {
    const office = await accountOf('office')
    const mail = await nextMail(office.email, {
      since,
      wanted: ({ text }) => text?.includes(other.displayName) ?? false,
    })
    expect(mail.subject).toMatch(/^Declined: /)
    expect(mail.text).not.toContain(reason)
  })

  await test.step('no parent sees the reason of the other', async () => {
    await agreeing.goto('/sign')
    await see(agreeing, 'To sign')
    await expect(agreeing.getByText('The school needs to talk about this form').first()).toBeVisible()
    await expect(agreeing.getByText(reason)).toHaveCount(0)
    await expect(agreeing.getByText(other.displayName)).toHaveCount(0)
  })

  await test.step('the dashboard shows the conflict, and the record why', async () => {
    const head = await asPost(browser, 'headteacher')
    const { displayName } = await row<{ displayName: string }>('SELECT "displayName" FROM "Person" WHERE id = $1', [
      pupilId,
    ])
    await head.goto(`/dashboard?state=in_conflict&q=${encodeURIComponent(displayName)}`)
    await see(head, /Acceptable use/)
    const line = head.getByRole('row').filter({ hasText: displayName })
    await expect(line.getByText('In conflict')).toBeVisible()
    await line.getByRole('link', { name: new RegExp(`of ${displayName}`) }).click()
    await see(head, form?.title ?? '')
    await expect(head.getByText(reason)).toBeVisible()
  })
})

test('a forwarded link says whose it is and reaches nothing but their forms', async ({ browser }) => {
  const parent = await takeFamily({ children: 2, parents: 1 })
  const teacher = await accountOf('class_teacher')
  const page = await asPost(browser, 'class_teacher')
  const link = await personalLink(parent.email)
  await page.goto(link)
  await see(page, `These forms are for ${parent.displayName}`)
  await expect(page.getByText(`You are signed in as ${teacher.name} here.`)).toBeVisible()
  await expect(page.getByText(`Not ${parent.displayName}?`)).toBeVisible()
  await page.getByRole('button', { name: 'Open my forms' }).click()
  await see(page, 'To sign')
  await expect(page.getByText(`You came by a link for ${parent.displayName}.`)).toBeVisible()
  for (const child of parent.children) await expect(page.getByText(child).first()).toBeVisible()
  await page.getByRole('button', { name: `Leave this link and go on as ${teacher.name}` }).click()
  await see(page, 'To sign')
  await expect(page.getByText(parent.displayName)).toHaveCount(0)

  const stranger = watch(await (await browser.newContext(PHONE)).newPage())
  await openForms(stranger, link, parent.displayName)
  await stranger.goto('/people')
  await see(stranger, 'Sign in')
  await stranger.goto(`${link}x`)
  await see(stranger, 'This link does not work')
  await stranger.getByRole('button', { name: 'Send me a new link' }).click()
  await see(stranger, 'Look in your e-mail')
})
