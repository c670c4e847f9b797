import { asPost } from '../fixtures/accounts'
import { rows } from '../fixtures/database'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { aNewSchool, asOfficeOf, giveForms, type NewSchool, openARound } from '../fixtures/new-school'
import { CHILDREN, childrenOfLastYear, thisYear } from '../fixtures/years'

test.describe.configure({ mode: 'serial' })

const LABEL = `${thisYear()}/${String((thisYear() + 1) % 100).padStart(2, '0')}`
const LONG = 'The class of Mrs Featherstonehaugh-Cholmondeley, upper corridor'.slice(0, 60)
let school: NewSchool

test.beforeAll(async () => {
  school = await aNewSchool('Maythorn Primary School')
  await giveForms(school)
  await childrenOfLastYear(school)
})

const placesThen = () =>
  rows<{ name: string; yearGroup: number; class: string | null }>(
    `SELECT p."displayName" AS name, e."yearGroup", c.name AS class FROM "Enrolment" e JOIN "Person" p ON p.id = e."personId"
      LEFT JOIN "SchoolClass" c ON c.id = e."classId"
      WHERE e."schoolId" = $1 AND e."academicYear" = $2 ORDER BY p."familyName"`,
    [school.id, thisYear()],
  )

test('the office prepares the year: a class is named, one pupil repeats', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  await page.goto('/people')
  await see(page, 'People')
  await page.getByRole('link', { name: 'The next school year' }).click()
  await see(page, `Into ${LABEL}`)
  await page.getByRole('button', { name: 'Start preparing' }).click()
  await expect(page.getByText('The preparation has begun.')).toBeVisible()
  await see(page, `Into ${LABEL}`)

  await test.step('one pupil of Year 2 repeats the year', async () => {
    await page.getByRole('link', { name: 'Classes and pupils' }).click()
    await see(page, 'Classes and pupils')
    await expect(page.getByRole('row', { name: /2A Year 2/ })).toContainText('Move up to Year 3')
    await page.getByRole('link', { name: '2A' }).click()
    await see(page, '2A')
    await page.getByRole('button', { name: 'Save for those ticked' }).click()
    await expect(faultsShown(page)).toContainText('Tick at least one pupil.')
    await see(page, '2A')
    await page.getByRole('checkbox', { name: 'Emeka Dale' }).check()
    await page.getByRole('radio', { name: 'They repeat Year 2' }).check()
    await page.getByRole('button', { name: 'Save for those ticked' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await see(page, '2A')
    await expect(page.getByRole('row', { name: /Emeka Dale/ })).toContainText('Repeats Year 2')
    await expect(page.getByRole('row', { name: /Nadia Calder/ })).toContainText('Moves up to Year 3')
  })

  await test.step('the names: one twice is told, a long one is kept, a further class is added', async () => {
    await page.goto('/people/year/names')
    await see(page, 'Names of the new classes')
    await page.getByLabel('Name of 3A').fill('1a')
    await page.getByRole('button', { name: 'Save these names' }).click()
    await expect(faultsShown(page)).toContainText('There are two classes called 1a.')
    await see(page, 'Names of the new classes')
    await page.getByLabel('Name of 3A').fill(LONG)
    await page.getByLabel('Further classes').fill('2A')
    await page.getByRole('button', { name: 'Save these names' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await see(page, 'Names of the new classes')
    await expect(page.getByLabel('Further classes')).toHaveValue('')
  })

  await test.step('Year 6 leaves', async () => {
    await page.goto('/people/year/leavers')
    await see(page, 'Leavers')
    await expect(page.getByRole('heading', { name: '2 pupils' })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: 'Saoirse Elwood' })).toBeVisible()
  })
})

test('two classes go into one without a script, and apart again', async ({ browser }) => {
  const page = watch(await asOfficeOf(browser, school, { javaScriptEnabled: false }), { script: false })
  const choose = async (label: string) => {
    await page.goto('/people/year/classes')
    await page.getByLabel('Class then of RA, Reception').selectOption({ label })
    await page.getByRole('button', { name: 'Save these classes' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await see(page, 'Classes and pupils')
  }
  await choose('2A')
  await page.goto('/people/year/names')
  await expect(page.getByText('3 pupils of Year 1 and Year 2')).toBeVisible()
  await see(page, 'Names of the new classes')
  await choose('1A')
})

test('the year is checked, turned, undone and turned again', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  const turn = async () => {
    await page.goto('/people/year/check')
    await see(page, `What happens when the year turns to ${LABEL}`)
    await page.getByRole('button', { name: `Turn the year to ${LABEL}` }).click()
    await expect(page.getByText('The year has been turned.')).toBeVisible()
    await see(page, /^Into /)
  }
  await page.goto('/people/year')
  await see(page, `Into ${LABEL}`)
  await page.getByRole('link', { name: 'Check, and turn the year' }).click()
  await see(page, `What happens when the year turns to ${LABEL}`)
  await expect(page.getByText('Nothing stands out')).toBeVisible()
  const numbers = page.getByRole('region', { name: 'Pupils', exact: true })
  await expect(numbers).toContainText('3 pupils')
  await expect(numbers).toContainText('1 pupil')
  await expect(page.getByRole('region', { name: 'Forms and open rounds' })).toContainText(
    'Get the older pupils’ form from now on1 pupil',
  )
  expect(await placesThen()).toEqual([])
  await turn()
  const expected = [
    { name: 'Ottilie Ashdown', yearGroup: 1, class: '1A' },
    { name: 'Ruben Birch', yearGroup: 1, class: '1A' },
    { name: 'Nadia Calder', yearGroup: 3, class: LONG },
    { name: 'Emeka Dale', yearGroup: 2, class: '2A' },
  ]
  expect(await placesThen()).toEqual(expected)

  await page.getByRole('link', { name: 'Undo this' }).click()
  await see(page, `Undo the turn into ${LABEL}?`)
  await page.getByRole('button', { name: 'Undo the turn of the year' }).click()
  await expect(page.getByText('The turn of the year has been undone.')).toBeVisible()
  await see(page, `Into ${LABEL}`)
  expect(await placesThen()).toEqual([])
  await turn()
  expect(await placesThen()).toEqual(expected)
})

test('the round of the new year asks by the new year groups, and a joiner is listed', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  await openARound(page)
  const asked = await rows<{ name: string; audience: string }>(
    `SELECT p."displayName" AS name, r.audience::text AS audience FROM "Request" r JOIN "Person" p ON p.id = r."personId"
      WHERE r."schoolId" = $1 AND r.audience <> 'parents' ORDER BY p."familyName"`,
    [school.id],
  )
  expect(asked).toEqual([
    { name: 'Ottilie Ashdown', audience: 'younger_pupils' },
    { name: 'Ruben Birch', audience: 'younger_pupils' },
    { name: 'Nadia Calder', audience: 'older_pupils' },
    { name: 'Emeka Dale', audience: 'younger_pupils' },
  ])
  expect(CHILDREN.filter(({ yearGroup }) => yearGroup === 6)).toHaveLength(2)

  await page.goto('/people/changes')
  await see(page, 'Joiners and leavers')
  await expect(page.getByText('Nobody has come.')).toBeVisible()
  // The opening itself makes no joiners: it was an hour ago.
  await rows(`UPDATE "Round" SET "openedAt" = "openedAt" - interval '1 hour' WHERE "schoolId" = $1`, [school.id])
  await rows(`UPDATE "Request" SET "createdAt" = "createdAt" - interval '1 hour' WHERE "schoolId" = $1`, [school.id])
  await page.goto('/people/new?kind=pupil')
  await see(page, 'Add a pupil')
  await page.getByLabel('Given name').fill('Tamsin')
  await page.getByLabel('Family name').fill('Grove')
  await page.getByLabel('Year group').selectOption({ label: 'Year 1' })
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(page.getByText('Added to the list.')).toBeVisible()
  await see(page, 'Tamsin Grove')
  await page.goto('/people/changes')
  await see(page, 'Joiners and leavers')
  await expect(
    page.getByRole('table', { name: 'Came, and are asked' }).getByRole('row', { name: /Tamsin Grove/ }),
  ).toBeVisible()
})

test('who has no place is given one by hand', async ({ browser }) => {
  const page = await asOfficeOf(browser, school)
  await rows(
    `DELETE FROM "Enrolment" e USING "Person" p WHERE p.id = e."personId" AND e."schoolId" = $1 AND p."familyName" = 'Grove'`,
    [school.id],
  )
  await page.goto('/people/year')
  await see(page, /^Into /)
  await page.getByRole('link', { name: 'give a place to Tamsin Grove' }).click()
  await see(page, /^Tamsin Grove in /)
  await page.getByLabel('Year group').selectOption({ label: 'Year 1' })
  await page.getByLabel('Class', { exact: false }).last().selectOption({ label: '1A' })
  await page.getByRole('button', { name: 'Give this place' }).click()
  await expect(page.getByText('The pupil has a place.')).toBeVisible()
  await see(page, /^Into /)
})

test('a school without pupils, and a demo school in the middle of its year', async ({ browser }) => {
  const empty = await asOfficeOf(browser, await aNewSchool('Emptyhurst School'))
  await empty.goto('/people/year')
  await see(empty, /^Into /)
  await empty.getByRole('button', { name: 'Start preparing' }).click()
  await expect(empty.getByText('The preparation has begun.')).toBeVisible()
  await see(empty, /^Into /)
  await empty.goto('/people/year/classes')
  await expect(empty.getByText('Nobody to move up')).toBeVisible()
  await see(empty, 'Classes and pupils')
  await empty.goto('/people/year/check')
  await see(empty, /^What happens when the year turns/)
  await empty.goto('/people/changes')
  await expect(empty.getByText('No round is open')).toBeVisible()
  await see(empty, 'Joiners and leavers')

  const teacher = await asPost(browser, 'class_teacher')
  expect((await teacher.request.get('/people/year')).status()).toBe(404)
  await teacher.close()
})
