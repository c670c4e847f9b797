import { row } from '../fixtures/database'
import { expect, see, test } from '../fixtures/journey'
import { openForm, signTyped } from '../fixtures/signing'

test('an older pupil signs alone with an account of their own', async ({ page }) => {
  const pupil = await row<{ name: string; slotId: string }>(
    `SELECT a.name, s.id AS "slotId" FROM "Account" a JOIN "AccountPerson" p ON p."accountId" = a.id JOIN "Slot" s ON s."personId" = p."personId"
      JOIN "Request" r ON r.id = s."requestId" JOIN "Round" o ON o.id = r."roundId"
      WHERE o.status = 'open' AND s.kind = 'pupil' AND r.audience = 'older_pupils' AND s."currentResponseId" IS NULL`,
  )
  await page.goto('/sign-in')
  await see(page, 'Sign in')
  await page.getByRole('listitem').filter({ hasText: 'Pupil' }).getByRole('button', { name: pupil.name }).click()
  await see(page, 'To sign')
  await openForm(page)
  await expect(page.getByText('Your parent or carer is asked to sign it too.')).toBeVisible()
  await expect(page.getByRole('button', { name: /read|listen/i })).toBeVisible()
  const [reference] = await signTyped(page, pupil.name)
  const given = await row<{ reference: string; route: string }>(
    'SELECT x.reference, x.route::text FROM "Slot" s JOIN "Response" x ON x.id = s."currentResponseId" WHERE s.id = $1',
    [pupil.slotId],
  )
  expect(given).toEqual({ reference, route: 'account' })
  await page.getByRole('link', { name: 'See all your forms' }).click()
  await see(page, 'To sign')
  await expect(page.getByText('You have answered every form')).toBeVisible()
})
