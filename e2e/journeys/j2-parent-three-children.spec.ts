import type { Browser, Page } from '@playwright/test'
import { expect, see, test, watch } from '../fixtures/journey'
import { takeFamily } from '../fixtures/people'
import {
  declaration,
  fillIn,
  openForms,
  openLinks,
  personalLink,
  referencesOn,
  typedName,
  wordsOf,
} from '../fixtures/signing'
import { endVisits, responsesFor } from '../fixtures/visits'

const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true }

const phone = async (browser: Browser, javaScriptEnabled: boolean) =>
  watch(await (await browser.newContext({ ...PHONE, javaScriptEnabled })).newPage(), { script: javaScriptEnabled })

/** Nothing may need a sideways scroll. */
async function fits(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
}

for (const script of [true, false]) {
  const how = script ? 'with JavaScript' : 'without JavaScript'

  test(`a parent signs for three children on a phone ${how}`, async ({ browser }) => {
    const parent = await takeFamily({ children: 3 })
    const page = await phone(browser, script)
    await openForms(page, await personalLink(parent.email), parent.displayName)
    await fits(page)
    for (const child of parent.children) await expect(page.getByText(child).first()).toBeVisible()

    const forms = await openLinks(page).count()
    const first = openLinks(page).filter({ hasText: /parents/i })
    const title = await wordsOf(first)
    await first.click()
    await see(page, title)
    await fits(page)
    await expect(page.getByRole('group', { name: 'Sign for' }).getByRole('checkbox', { checked: true })).toHaveCount(3)

    await test.step('wrong input keeps what was typed', async () => {
      const check = page.getByRole('button', { name: 'Check your answers' })
      await check.click()
      const summary = page
        .getByRole('alert')
        .filter({ has: page.getByRole('heading', { name: 'Please look at this again' }) })
      await expect(summary.getByRole('link')).toHaveCount(2)
      await see(page, title)
      await typedName(page).fill(parent.displayName)
      await page.getByRole('checkbox', { name: parent.children[2] }).uncheck()
      await check.click()
      await expect(summary.getByRole('link')).toHaveCount(1)
      await expect(typedName(page)).toHaveValue(parent.displayName)
      await expect(page.getByRole('checkbox', { name: parent.children[2] })).not.toBeChecked()
      await page.getByRole('checkbox', { name: parent.children[2] }).check()
    })

    await fillIn(page, parent.displayName)
    await fits(page)
    for (const child of parent.children) await expect(page.getByRole('main')).toContainText(child)

    await test.step('the way back loses no typing', async () => {
      // Without a script the page before is the answer to a form that was sent, which browsers ask about first.
      if (script) await page.goBack()
      else await page.getByRole('link', { name: 'Back to the form' }).click()
      await see(page, title)
      await expect(typedName(page)).toHaveValue(parent.displayName)
      await expect(declaration(page)).toBeChecked()
      await page.getByRole('button', { name: 'Check your answers' }).click()
      await see(page, 'Check your answers')
    })

    await test.step('a double press signs once', async () => {
      await page.getByRole('button', { name: 'Sign now: 3 forms' }).dblclick()
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Check your answers')
      const given = await responsesFor(parent.pupilIds, parent.id)
      expect(given.map(({ pupil }) => pupil)).toEqual(parent.children)
      expect(new Set(given.map(({ slotId }) => slotId)).size).toBe(3)
      if (script) {
        await see(page, '3 forms signed')
        expect((await referencesOn(page)).sort()).toEqual(given.map(({ reference }) => reference).sort())
      } else await see(page, /3 forms signed|agreement/i)
      await fits(page)
    })

    await test.step('the list and the way back show that it is signed', async () => {
      await page.goto('/sign')
      await see(page, 'To sign')
      await expect(openLinks(page)).toHaveCount(forms - 1)
      await page.goBack()
      await page.reload()
      await see(page, /3 forms signed|agreement/i)
      expect(await responsesFor(parent.pupilIds, parent.id)).toHaveLength(3)
    })

    await test.step('a visit that has ended loses no typing', async () => {
      await page.goto('/sign')
      const next = openLinks(page).first()
      const nextTitle = await wordsOf(next)
      await next.click()
      await see(page, nextTitle)
      await declaration(page).check()
      await typedName(page).fill(parent.displayName)
      await endVisits(parent.id)
      await page.getByRole('button', { name: 'Check your answers' }).click()
      await expect(
        page
          .getByRole('alert')
          .getByText(/Your visit has ended/)
          .first(),
      ).toBeVisible()
      await see(page, script ? nextTitle : 'What you typed is still here')
      const name = script ? typedName(page) : page.getByLabel('Your name')
      await expect(name).toHaveValue(parent.displayName)

      const tab = watch(await page.context().newPage(), { script })
      await openForms(tab, await personalLink(parent.email), parent.displayName)
      await tab.close()
      await page.getByRole('button', { name: script ? 'Check your answers' : 'Send it again' }).click()
      await see(page, 'Check your answers')
      await page.getByRole('button', { name: /^Sign now/ }).click()
      await see(page, /^Signed$|forms signed$/)
    })

    await test.step('the next form follows, until nothing is left', async () => {
      for (let left = forms - 2; left > 0; left -= 1) {
        const next = page.getByRole('link', { name: /^Next form: / })
        const nextTitle = (await wordsOf(next)).replace('Next form: ', '')
        await next.click()
        await see(page, nextTitle)
        await fillIn(page, parent.displayName)
        await page.getByRole('button', { name: /^Sign now/ }).click()
        await see(page, /^Signed$|forms signed$/)
      }
      await expect(page.getByText('That was the last one')).toBeVisible()
      const given = await responsesFor(parent.pupilIds, parent.id)
      expect(given).toHaveLength(6)
      expect(new Set(given.map(({ slotId }) => slotId)).size).toBe(6)
      expect(given.every(({ outcome, route }) => outcome === 'agreed' && route === 'link')).toBe(true)
    })
  })
}
