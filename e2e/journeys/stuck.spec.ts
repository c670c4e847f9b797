import { asPost } from '../fixtures/accounts'
import { inTheEnd, openRound, row, rows, take } from '../fixtures/database'
import { expect, see, test, watch } from '../fixtures/journey'
import { mailCount, nextMail } from '../fixtures/mailbox'

test('a copy that failed and a mail that was refused are seen with why, and tried again until they are gone', async ({
  browser,
}) => {
  const { schoolId } = await openRound()
  // The worker makes the demonstration's copies one after the other.
  const { id: requestId, ...person } = await inTheEnd(async () =>
    take(
      await rows<{ id: string; displayName: string; email: string }>(
        `SELECT r.id, p."displayName", parent.email FROM "Request" r JOIN "Person" p ON p.id = r."personId"
          JOIN "Guardianship" g ON g."pupilId" = p.id AND g."endedOn" IS NULL
          JOIN "Person" parent ON parent.id = g."parentId" AND parent.email IS NOT NULL
        WHERE r."schoolId" = $1 AND r.state = 'complete' AND r."copyState" = 'ready'
          AND NOT EXISTS (SELECT FROM "Person" q WHERE q."displayName" = p."displayName" AND q.id <> p.id) ORDER BY r.id`,
        [schoolId],
      ),
    ),
  )
  await rows(
    `UPDATE "Request" SET "copyState" = 'failed', "copyError" = 'ENOSPC: no space left on device' WHERE id = $1`,
    [requestId],
  )
  const subject = `Still to sign, ${person.displayName}`
  await rows(
    `INSERT INTO "Message" (id, "schoolId", "to", subject, text, html, state, attempts, "lastError")
      VALUES (gen_random_uuid(), $1, $2, $3, 'Please sign.', '<p>Please sign.</p>', 'failed', 12, '550 5.1.1 No such user')`,
    [schoolId, person.email, subject],
  )

  const page = await asPost(browser, 'office')
  await page.goto('/dashboard')
  await see(page, /Acceptable use/)
  await expect(page.getByText(/signed forms? without a copy/)).toBeVisible()
  await expect(page.getByText(/messages? not delivered/).first()).toBeVisible()
  await page.getByRole('link', { name: 'See what got stuck and try again' }).click()
  await see(page, 'What got stuck')

  const copies = page.getByRole('region', { name: 'Signed forms without a copy' })
  const copy = copies.getByRole('row').filter({ hasText: person.displayName })
  await expect(copy).toContainText('There is no room left to keep the copy.')
  const messages = page.getByRole('region', { name: 'Messages not delivered' })
  const message = messages.getByRole('row').filter({ hasText: subject })
  await expect(message).toContainText('The mail service refused this address.')
  await expect(message).toContainText('Check the address with the person')
  await expect(page.getByText('Nothing is being worked off')).toHaveCount(0)

  await test.step('one after the other is tried again, the second without a script', async () => {
    await copy.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('The copies are being made again.')).toBeVisible()
    await expect(copy).toHaveCount(0)
    await see(page, 'What got stuck')
    await inTheEnd(() =>
      row(`SELECT id FROM "Request" WHERE id = $1 AND "copyState" = 'ready' AND "copyError" IS NULL`, [requestId]),
    )

    const since = mailCount()
    const plain = watch(await asPost(browser, 'office', { javaScriptEnabled: false }), { script: false })
    await plain.goto('/stuck')
    await see(plain, 'What got stuck')
    await plain.getByRole('row').filter({ hasText: subject }).getByRole('button', { name: 'Try again' }).click()
    await expect(plain.getByText('The messages are on their way again.')).toBeVisible()
    await see(plain, 'What got stuck')
    await expect(plain.getByRole('row').filter({ hasText: subject })).toHaveCount(0)
    expect((await nextMail(person.email, { since, wanted: (mail) => mail.subject === subject })).subject).toBe(subject)
  })
})

test('a clerk has nothing to try again', async ({ browser }) => {
  const page = await asPost(browser, 'clerk')
  expect((await page.goto('/stuck'))?.status()).toBe(404)
  await see(page, /not found|not here|cannot find/i)
})
