import { confirm, countIn, rollAt, sendIn } from '../fixtures/imports'
import { expect, see, test } from '../fixtures/journey'
import { aNewSchool, asOfficeOf } from '../fixtures/new-school'
import { AUTUMN, adultFiles, EVERY_SHAPE, rollIn } from '../fixtures/rolls'

const PARENTS = new Set(AUTUMN.flatMap(({ parents }) => parents.map(({ parent }) => parent.id))).size
const TIES = AUTUMN.reduce((sum, { parents }) => sum + parents.length, 0)
const HOUSEHOLDS = new Set(AUTUMN.map(({ parents }) => parents[0]?.parent.id)).size

for (const shape of EVERY_SHAPE) {
  test(`a school of 420 pupils comes in for the first time: ${shape}`, async ({ browser }) => {
    const school = await aNewSchool(`Larchmere ${shape}`)
    const page = await asOfficeOf(browser, school)
    await sendIn(page, rollIn(shape, AUTUMN))
    expect(await countIn(page, 'New')).toBe(420 + PARENTS)
    expect(await countIn(page, 'Left')).toBe(0)
    await expect(page.getByText(`420 pupils and ${PARENTS} parents and carers in`)).toBeVisible()
    await confirm(page)
    // Whatever the shape, the same school.
    expect(await rollAt(school)).toEqual({
      pupils: 420,
      parents: PARENTS,
      ties: TIES,
      households: HOUSEHOLDS,
      classes: 14,
    })
  })
}

test('staff and governors come in from files of their own, and the list of people is no longer empty', async ({
  browser,
}) => {
  const school = await aNewSchool('Quillfold School')
  const page = await asOfficeOf(browser, school)
  await page.goto('/people')
  await see(page, 'People')
  await page.getByRole('main').getByRole('link', { name: 'Bring in a roll' }).first().click()
  await sendIn(page, adultFiles(), 'Some people only')
  await expect(page.getByText('40 staff and 9 governors in 49 rows')).toBeVisible()
  await confirm(page)
  await page.getByRole('main').getByRole('link', { name: 'people of the school' }).click()
  await see(page, 'People')
  await expect(page.getByRole('navigation', { name: 'Kinds of people' })).toContainText('Governors')
})
