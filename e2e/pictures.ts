// Takes the pictures of the README from a new demo school: node --import tsx e2e/pictures.ts
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { accountFor, asPost, signedIn, teacherOf } from './fixtures/accounts'
import { takeClass } from './fixtures/classes'
import { row } from './fixtures/database'
import { takeFamily } from './fixtures/people'
import startServer from './fixtures/server'

const FOLDER = 'docs/pictures'
const LARGEST_BYTES = 200_000

const stop = await startServer()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const desk = { baseURL: process.env.E2E_BASE_URL, viewport: { width: 1280, height: 860 }, locale: 'en-GB' }
const phone = { ...desk, viewport: { width: 390, height: 780 }, hasTouch: true }

async function take(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  const path = join(FOLDER, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  const { size } = statSync(path)
  if (size > LARGEST_BYTES) throw new Error(`${path} is ${size} bytes: too large for a README.`)
  console.log(`${path}, ${Math.ceil(size / 1000)} kB`)
}

try {
  mkdirSync(FOLDER, { recursive: true })
  const head = await asPost(browser, 'headteacher', desk)
  await head.goto('/dashboard')
  await take(head, 'dashboard')
  await head.goto('/people?kind=pupil')
  await take(head, 'people')
  const { id } = await row<{ id: string }>('SELECT id FROM "Policy" ORDER BY id LIMIT 1')
  await head.goto(`/policies/${id}`)
  await take(head, 'policy')

  const parent = await signedIn(browser, await accountFor(await takeFamily({ children: 3 })), phone)
  await parent.goto('/sign')
  await take(parent, 'to-sign')
  await parent
    .getByRole('main')
    .getByRole('link', { name: /parents/i })
    .first()
    .click()
  await parent.getByRole('group', { name: 'Sign for' }).scrollIntoViewIfNeeded()
  await take(parent, 'sign')

  const schoolClass = await takeClass()
  const teacher = await signedIn(browser, await teacherOf(schoolClass), desk)
  await teacher.goto('/class-signing')
  await teacher.getByRole('button', { name: 'Start and show the code' }).click()
  await teacher.getByRole('region', { name: 'The code for the tablet' }).waitFor()
  await take(teacher, 'class-signing')
} finally {
  await browser.close()
  await stop?.()
}
