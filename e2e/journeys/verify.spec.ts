import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { asPost } from '../fixtures/accounts'
import { inTheEnd, row, rows } from '../fixtures/database'
import { expect, see, test, watch } from '../fixtures/journey'
import { downloaded } from '../fixtures/pdf'

type Copy = { id: string; reference: string; title: string; school: string; signer: string }

/** A copy of the demo school, with the name that nobody may be told. */
const aCopy = async () =>
  inTheEnd(async () => {
    const [copy] = await rows<Copy>(
      `SELECT d.id, d.reference, v.title, s.name AS school, p."displayName" AS signer
        FROM "Document" d JOIN "School" s ON s.id = d."schoolId" JOIN "Request" r ON r.id = d."requestId"
        JOIN "AgreementVersion" v ON v.id = r."agreementVersionId" JOIN "Person" p ON p.id = r."personId"
        ORDER BY d.id LIMIT 1`,
    )
    if (!copy) throw new Error('The demo has no copy yet.')
    return copy
  })

/** Lets files fall on the field, as from a folder beside the browser. */
async function drop(page: Page, files: { name: string; bytes: Buffer }[]) {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer()
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type: 'application/pdf' }))
      }
      return data
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  )
  await page.getByLabel('Choose the file of a copy, or drop it here').dispatchEvent('drop', { dataTransfer: transfer })
}

test('a copy proves itself to anybody, by its file and by its reference', async ({ page, browser }) => {
  const copy = await aCopy()
  const office = await asPost(browser, 'office')
  const bytes = await (await office.request.get(`/api/copies/${copy.id}`)).body()
  await office.close()
  const changed = Buffer.from(bytes)
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
  const lines = page.getByRole('list', { name: 'Checked files' }).getByRole('listitem')

  await test.step('the file is hashed here, and nothing but the hash is sent', async () => {
    await page.goto('/verify')
    await see(page, 'Check a signed copy')
    const sent: number[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.postDataBuffer()?.length ?? 0)
    })
    const file = { name: 'from-the-mail.pdf', mimeType: 'application/pdf', buffer: bytes }
    await page.getByLabel('Choose the file of a copy, or drop it here').setInputFiles([file])
    await expect(page.getByRole('status').filter({ hasText: '1 of 1 file is a genuine copy.' })).toBeVisible()
    await expect(lines).toContainText([`Genuine`])
    await expect(lines).toContainText([copy.school])
    await expect(lines).toContainText([copy.title])
    await expect(page.getByRole('main')).not.toContainText(copy.signer)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toBeLessThan(1000)
    await see(page, 'Check a signed copy')
  })

  await test.step('several at once get a line each, and one changed byte is enough', async () => {
    const appended = Buffer.concat([bytes, Buffer.of(10)])
    await drop(page, [
      { name: 'changed.pdf', bytes: changed },
      { name: 'appended.pdf', bytes: appended },
      { name: 'whole.pdf', bytes },
      { name: 'photograph.pdf', bytes: Buffer.from('no PDF at all') },
    ])
    await expect(page.getByRole('status').filter({ hasText: '2 of 5 files are genuine copies.' })).toBeVisible()
    const line = (name: string) => lines.filter({ hasText: name })
    await expect(line('changed.pdf')).toContainText('Not a copy we know')
    await expect(line('appended.pdf')).toContainText('Not a copy we know')
    await expect(line('whole.pdf')).toContainText('This is the very file')
    await expect(line('photograph.pdf')).toContainText('This file is not a PDF')
    await expect(page.getByRole('heading', { name: /can mean$/ })).toBeVisible()
    await see(page, 'Check a signed copy')
  })

  await test.step('the reference, typed as it stands on the paper', async () => {
    await page.getByLabel('Reference of the copy').fill(copy.reference.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Check this copy' }).click()
    await see(page, /^This copy is genuine/)
    await expect(page.getByRole('main')).toContainText(copy.reference)
    await expect(page.getByRole('main')).not.toContainText(copy.signer)
  })
})

test('without JavaScript the page says so, and the reference still works', async ({ browser }) => {
  const copy = await aCopy()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = watch(await context.newPage(), { script: false })
  await page.goto('/verify')
  await see(page, 'Check a signed copy')
  // Playwright's search by text leaves out what stands in `noscript`, though this browser shows it.
  const sentence = page.locator('noscript p')
  await expect(sentence).toContainText('Checking a file needs JavaScript')
  await expect(sentence).toBeVisible()
  await expect(page.getByLabel('Choose the file of a copy, or drop it here')).toBeHidden()
  await page.getByLabel('Reference of the copy').fill(copy.reference)
  await page.getByRole('button', { name: 'Check this copy' }).click()
  await see(page, /^This copy is genuine/)
})

test('a checkpoint leaves the house, and a program of its own holds an export against it', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-checkpoint-'))
  const page = await asPost(browser, 'headteacher')
  await page.goto('/evidence')
  await see(page, 'Checkpoints')
  await page.getByRole('button', { name: 'Make a checkpoint now' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The checkpoint is made.' })).toBeVisible()
  await see(page, 'Checkpoints')
  const { name, bytes } = await downloaded(page, () =>
    page
      .getByRole('link', { name: /^Download/ })
      .first()
      .click(),
  )
  expect(name).toMatch(/^checkpoint-\d+-\d+-[\dTZ-]+\.json$/)
  const checkpoint = join(folder, name)
  writeFileSync(checkpoint, bytes)

  const { school } = JSON.parse(Buffer.from(bytes).toString()) as { school: string }
  const { urn } = await row<{ urn: string }>('SELECT urn FROM "School" WHERE id = $1', [school])
  const file = join(folder, 'chain.jsonl')
  const env = { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR }
  const run = (...args: string[]) => execFileSync(process.execPath, args, { env, encoding: 'utf8' })
  run('scripts/countersign.mjs', 'chain', 'export', '--school', urn, '--output', file)
  const verified = run('scripts/second-verifier/verify.mjs', file, '--checkpoint', checkpoint, '--json')
  expect(JSON.parse(verified)).toMatchObject({ ok: true, checkpoints: 1 })
  rmSync(folder, { recursive: true })

  await page.getByLabel('At most once a week').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'is saved' })).toBeVisible()
  await see(page, 'Checkpoints')
})
