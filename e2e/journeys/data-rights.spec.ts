import { unzipSync } from 'fflate'
import { accountFor, asPost, signedIn } from '../fixtures/accounts'
import { inTheEnd, openRound, row, rows } from '../fixtures/database'
import { expect, faultsShown, see, test } from '../fixtures/journey'
import { downloaded, wordsOfPdf } from '../fixtures/pdf'
import { otherParentOf, takeFamily, takeStaff } from '../fixtures/people'

/** A pupil of two parents with an address each. */
async function aChildOfTwo() {
  const parent = await takeFamily({ children: 1, parents: 2 })
  const pupilId = parent.pupilIds[0] ?? ''
  const pupil = await row<{ id: string; displayName: string }>('SELECT id, "displayName" FROM "Person" WHERE id = $1', [
    pupilId,
  ])
  const other = await otherParentOf(pupilId, parent.id)
  await rows(`UPDATE "Guardianship" SET "parentalResponsibility" = 'yes' WHERE "parentId" = $1`, [parent.id])
  return { parent, pupil, other }
}

test('the office makes a child’s file for one parent: to read and for programs, with nothing of the other parent', async ({
  browser,
}) => {
  const { parent, pupil, other } = await aChildOfTwo()
  const page = await asPost(browser, 'office')
  await page.goto(`/people/${pupil.id}`)
  await see(page, pupil.displayName)
  await page.getByRole('link', { name: 'Data and privacy: everything we hold, and how long' }).click()
  await see(page, 'Data and privacy')
  await expect(page.getByText('They are still at the school.')).toBeVisible()
  await page.getByRole('radio', { name: `${parent.displayName}, on behalf of the child` }).check()
  await page.getByRole('button', { name: 'Make the file' }).click()
  await expect(faultsShown(page)).toContainText('Tick that you know who asked.')
  await see(page, 'Data and privacy')
  await page.getByRole('checkbox', { name: 'I know that it is them who asked' }).check()
  await page.getByRole('button', { name: 'Make the file' }).click()
  await expect(page.getByText('The file is being made.')).toBeVisible()
  await see(page, 'Data and privacy')

  // The page looks again by itself.
  const read = page.getByRole('link', { name: 'To read (PDF)' })
  await expect(read).toBeVisible({ timeout: 60_000 })
  const pdf = await downloaded(page, () => read.click())
  const words = await wordsOfPdf(pdf.bytes)
  expect(words).toContain(`What we hold about ${pupil.displayName}`)
  expect(words).toContain('What is left out')
  const zip = await downloaded(page, () => page.getByRole('link', { name: 'Both, with copies (zip)' }).click())
  const json = Object.entries(unzipSync(zip.bytes)).find(([name]) => name.endsWith('.json'))?.[1]
  const text = Buffer.from(json ?? []).toString('utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'countersign-access-file', version: 1, madeFor: 'parent' })
  for (const secret of [other?.email, other?.displayName].flatMap((value) => value ?? [])) {
    expect(`${words} ${text}`).not.toContain(secret)
  }

  await page.getByRole('button', { name: 'Delete now' }).click()
  await expect(page.getByText('The file is deleted.')).toBeVisible()
  await see(page, 'Data and privacy')
})

test('somebody has a file made of what is held about them, from their own account', async ({ browser }) => {
  const person = await takeStaff()
  const page = await signedIn(browser, await accountFor(person))
  await page.goto('/account')
  await see(page, 'My account')
  await page.getByRole('link', { name: 'See everything that is held about me' }).click()
  await see(page, 'What is held about me')
  await page.getByRole('button', { name: 'Make a file of what is held about me' }).click()
  await expect(page.getByText('Your file is being made.')).toBeVisible()
  await see(page, 'What is held about me')
  const read = page.getByRole('link', { name: 'To read (PDF)' })
  await expect(read).toBeVisible({ timeout: 60_000 })
  const { bytes } = await downloaded(page, () => read.click())
  const words = await wordsOfPdf(bytes)
  expect(words).toContain(person.email)
  expect(words).toContain('Signed or declined')
  // Another is made tomorrow.
  await page.getByRole('button', { name: 'Make a file of what is held about me' }).click()
  await expect(faultsShown(page)).toContainText('You have asked for this within the last day.')
  await see(page, 'What is held about me')
})

test('the years of somebody are over: dry run, hold, approval, log, and nothing personal is left', async ({
  browser,
}) => {
  const [leaver, held] = [await takeStaff(), await takeStaff()]
  await rows(`UPDATE "Membership" SET "startsOn" = '2001-09-01', "endsOn" = '2012-07-20' WHERE "personId" = ANY($1)`, [
    [leaver.id, held.id],
  ])
  const { schoolId } = await openRound()

  const office = await asPost(browser, 'office')
  await office.goto(`/people/${held.id}/data`)
  await see(office, 'Data and privacy')
  await office.getByText('Keep it for a reason, whatever the rules say').click()
  await office.getByLabel('Why is it kept?').fill('A claim was announced')
  await office.getByRole('button', { name: 'Place a hold' }).click()
  await expect(office.getByText('The hold is placed.')).toBeVisible()
  await see(office, 'Data and privacy')

  await office.goto('/retention')
  await see(office, 'How long data is kept')
  await expect(office.getByRole('row', { name: new RegExp(held.displayName) })).toBeVisible()
  await office.getByRole('button', { name: 'Make a dry run' }).click()
  await see(office, 'What would be erased')
  await expect(office.getByRole('row', { name: new RegExp(leaver.displayName) })).toContainText('Left on 20 July 2012')
  await expect(office.getByText(held.displayName)).toHaveCount(0)
  await expect(office.getByText('A headteacher approves this list.')).toBeVisible()

  const head = await asPost(browser, 'headteacher')
  await head.goto('/retention/rules')
  await see(head, 'Change the rules')
  await head.getByLabel('Years after leaving, visitors').fill('many')
  await head.getByRole('button', { name: 'Save the rules' }).click()
  await expect(faultsShown(head)).toContainText('Enter a whole number of years')
  await see(head, 'Change the rules')
  await head.getByLabel('Years after leaving, visitors').fill('3')
  await head.getByRole('button', { name: 'Save the rules' }).click()
  await see(head, 'How long data is kept')
  await expect(head.getByText('The rules are saved.')).toBeVisible()

  await head.goto(new URL(office.url()).pathname)
  await see(head, 'What would be erased')
  await head.getByRole('checkbox', { name: /I have looked at the list/ }).check()
  await head.getByRole('button', { name: /^Erase/ }).click()
  await see(head, 'What was erased')
  await expect(head.getByText('Finished')).toBeVisible({ timeout: 60_000 })
  await expect(head.getByText(/^Erased person [0-9A-Z]{4}-/).first()).toBeVisible()
  await expect(head.getByText(leaver.displayName)).toHaveCount(0)
  await head.goto(`/people/${leaver.id}`)
  await see(head, /^Erased person/)
  await expect(head.getByText('Nothing personal is held any more')).toBeVisible()
  await head.goto(`/people/${leaver.id}/data`)
  await see(head, 'Data and privacy')

  await inTheEnd(async () =>
    row(`SELECT 1 FROM "EvidenceEntry" WHERE "schoolId" = $1 AND kind = 'erasure'`, [schoolId]),
  )
  const left = await rows(
    `SELECT 1 FROM "Person" WHERE "displayName" = $1 OR email = $2 UNION SELECT 1 FROM "Message" WHERE "to" = $2`,
    [leaver.displayName, leaver.email],
  )
  expect(left).toEqual([])
})
