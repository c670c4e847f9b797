import { asPost } from '../fixtures/accounts'
import { openRound, row } from '../fixtures/database'
import { expect, faultsShown, see, test } from '../fixtures/journey'
import { nextMail } from '../fixtures/mailbox'

test('the office adds somebody, who is asked at once, changes a detail and archives them', async ({ browser }) => {
  const tag = Date.now().toString(36)
  const [given, family, email] = ['Ottoline', `Fernsby-${tag}`, `ottoline.${tag}@mail.example`]
  const page = await asPost(browser, 'office')
  await page.goto('/people')
  await see(page, 'People')
  await page.getByRole('link', { name: 'Add a person' }).click()
  await see(page, 'Add a person')
  await page.getByRole('link', { name: 'Volunteer' }).click()
  await see(page, 'Add a volunteer')
  await page.getByLabel('Given name').fill(given)
  await page.getByLabel('Family name').fill(family)
  await page.getByLabel('E-mail address').fill('ottoline at home')
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(faultsShown(page)).toBeVisible()
  await see(page, 'Add a volunteer')
  await expect(page.getByLabel('Family name')).toHaveValue(family)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(page.getByText('Added to the list.')).toBeVisible()
  await see(page, `${given} ${family}`)

  await test.step('who joins is asked by itself', async () => {
    const mail = await nextMail(email)
    expect(mail.subject).toContain('Please sign: 1 form')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Asked to sign' })).toBeVisible()
    await expect(page.getByText('Waiting', { exact: true }).first()).toBeVisible()
  })

  await page.getByRole('link', { name: 'Change details' }).click()
  await see(page, 'Change details')
  await page.getByLabel('Name to show').fill(`Otti ${family}`)
  await page.getByRole('button', { name: 'Keep these details' }).click()
  await expect(page.getByText('The details have been changed.')).toBeVisible()
  await see(page, `Otti ${family}`)

  await page.getByRole('link', { name: 'Archive this person' }).click()
  await see(page, `Archive Otti ${family}?`)
  await page.getByLabel('Why are they archived?').fill('Moved away')
  await page.getByRole('button', { name: 'Archive this person' }).click()
  await expect(page.getByText(/^Archived on/)).toBeVisible()
  await see(page, `Otti ${family}`)
  await page.goto(`/people?q=${family}`)
  await expect(page.getByText('Nobody fits')).toBeVisible()
  await see(page, 'People')
})

test('a family is shown with its parents, and a child can be found by a part of the name', async ({ browser }) => {
  const { schoolId } = await openRound()
  const child = await row<{ id: string; displayName: string; parent: string }>(
    `SELECT k.id, k."displayName", p."displayName" AS parent FROM "Guardianship" g JOIN "Person" k ON k.id = g."pupilId"
      JOIN "Person" p ON p.id = g."parentId" WHERE g."schoolId" = $1 AND g."endedOn" IS NULL ORDER BY k.id LIMIT 1`,
    [schoolId],
  )
  const page = await asPost(browser, 'office')
  await page.goto('/people?kind=pupil')
  await see(page, 'People')
  const search = page.getByRole('form', { name: 'Find people' })
  await search.getByLabel('Name, class, e-mail or telephone').fill(child.displayName)
  await search.getByRole('button', { name: 'Find' }).click()
  await page.locator(`a[href="/people/${child.id}"]`).click()
  await see(page, child.displayName)
  await expect(page.getByRole('region', { name: 'Parents and carers' }).getByText(child.parent).first()).toBeVisible()
})

test('on the telephone: a parent’s name, typed without a mouse, finds the children with class and forms', async ({
  browser,
}) => {
  const { schoolId } = await openRound()
  const child = await row<{ id: string; displayName: string; parentId: string; parent: string; className: string }>(
    `SELECT k.id, k."displayName", p.id AS "parentId", p."displayName" AS parent, c.name AS "className" FROM "Guardianship" g
      JOIN "Person" k ON k.id = g."pupilId" AND k."archivedAt" IS NULL JOIN "Person" p ON p.id = g."parentId"
      JOIN "Enrolment" e ON e."personId" = k.id JOIN "SchoolClass" c ON c.id = e."classId"
      WHERE g."schoolId" = $1 AND g."endedOn" IS NULL ORDER BY e."academicYear" DESC, k.id LIMIT 1`,
    [schoolId],
  )
  const page = await asPost(browser, 'office')
  await page.goto('/people')
  await page.getByLabel('Name, class, e-mail or telephone').focus()
  await page.keyboard.type(child.parent.toUpperCase())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#found$/)
  await see(page, 'People')
  const rows = page.getByRole('row')
  const theirs = rows.filter({ has: page.getByRole('rowheader', { name: child.displayName }) })
  await expect(theirs).toContainText(child.className)
  await expect(theirs.getByRole('link', { name: child.parent })).toBeVisible()
  await expect(theirs.getByRole('cell').last()).toContainText(
    /Waiting|Complete|No contact|Declined|conflict|Outdated|Exempt/,
  )
  // Whose name begins so comes first.
  await expect(rows.nth(1).getByRole('rowheader')).toContainText(child.parent)
  await page.getByLabel('Name, class, e-mail or telephone').fill('zzzz')
  await page.keyboard.press('Enter')
  await see(page, 'People')
  await expect(page.getByText('Nobody fits')).toBeVisible()
})

test('two versions of the policy are compared word by word', async ({ browser }) => {
  const page = await asPost(browser, 'clerk')
  await page.goto('/policies')
  await see(page, 'Policies')
  const { id, title } = await row<{ id: string; title: string }>(
    `SELECT id, title FROM "Policy" p WHERE (SELECT count(*) FROM "PolicyVersion" v WHERE v."policyId" = p.id AND v.status = 'published') > 1 LIMIT 1`,
  )
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await see(page, title)
  await page.goto(`/policies/${id}/compare?from=1&to=2`)
  await see(page, 'What changed')
  await expect(page.locator('ins').first()).toBeVisible()
  await expect(page.locator('del').first()).toBeAttached()
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Version 1' })
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByText('The text of the two versions is the same.')).toBeVisible()
  await see(page, 'What changed')
})

test('a round is prepared, looked through, opened and closed', async ({ browser }) => {
  const page = await asPost(browser, 'office')
  const name = `Visitors ${Date.now().toString(36)}`
  await page.goto('/rounds')
  await see(page, 'Signing rounds')
  await page.getByRole('link', { name: 'Prepare a round' }).click()
  await see(page, 'Prepare a round')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Standing').check()
  const forms = page.getByRole('group', { name: 'What will people be asked to sign?' })
  for (const box of await forms.getByRole('checkbox').all()) await box.uncheck()
  await page.getByRole('button', { name: 'Prepare this round' }).click()
  await expect(faultsShown(page)).toBeVisible()
  await see(page, 'Prepare a round')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await forms
    .getByRole('checkbox', { name: /^Visitors/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Prepare this round' }).click()
  await expect(page.getByText('Nobody has been written to.')).toBeVisible()
  await see(page, name)
  await expect(page.getByRole('region', { name: 'Who will be asked', exact: true })).toContainText('6forms to sign')
  await expect(page.getByRole('table', { name: 'Everybody who will be asked' }).getByRole('row')).toHaveCount(7)

  await page.getByRole('link', { name: 'Open this round' }).click()
  await see(page, 'Open this round?')
  await page.getByRole('button', { name: 'Open this round' }).click()
  await expect(page.getByText('The round is open.')).toBeVisible()
  await see(page, name)
  await page.getByRole('link', { name: 'Close this round' }).click()
  await see(page, 'Close this round?')
  await page.getByRole('button', { name: 'Close this round' }).click()
  await expect(page.getByText('The round is closed.')).toBeVisible()
  await see(page, name)
  const { state } = await row<{ state: string }>('SELECT status::text AS state FROM "Round" WHERE name = $1', [name])
  expect(state).toBe('closed')
})
