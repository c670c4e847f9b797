import type { Page } from '@playwright/test'
import { asPost } from '../fixtures/accounts'
import { row, rows } from '../fixtures/database'
import { expect, see, test, watch } from '../fixtures/journey'
import { goOnAs, leaveForProvider, openIdIssuer, signInAtProvider, takeOlderPupil } from '../fixtures/openid'
import { takeUnsignedAdult } from '../fixtures/people'
import { openForm, signTyped } from '../fixtures/signing'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const claimsOf = ({ id, email }: { id: string; email: string }) => ({ sub: `at-${id}`, email, email_verified: true })
const evidenceOf = (slotId: string) =>
  row<{ route: string; authentication: string }>(
    `SELECT e.envelope::jsonb->>'route' AS route, e.envelope::jsonb->>'authentication' AS authentication
      FROM "EvidenceEntry" e JOIN "Slot" s ON s."currentResponseId" = e."responseId" WHERE s.id = $1`,
    [slotId],
  )
const slotOf = ({ id }: { id: string }) =>
  row<{ id: string }>(
    `SELECT s.id FROM "Slot" s JOIN "Response" x ON x.id = s."currentResponseId" WHERE s."personId" = $1 ORDER BY x."signedAt" DESC LIMIT 1`,
    [id],
  )

async function fillIn(page: Page, secret: string) {
  await page.getByLabel('Issuer').selectOption(openIdIssuer())
  await page.getByLabel('Client id').fill('countersign')
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect(page.getByText('Saved. Try it below')).toBeVisible()
  await page.getByRole('button', { name: 'Try it' }).click()
}

test('the headteacher sets the school’s own sign-in, and is told whether it works', async ({ browser }) => {
  const head = await asPost(browser, 'headteacher')
  await head.goto('/settings')
  await see(head, 'School settings')
  await head.getByRole('link', { name: 'OpenID Connect' }).click()
  await see(head, 'Sign in with OpenID Connect')
  await fillIn(head, 'not the secret')
  await expect(head.getByText('It does not work yet')).toBeVisible()
  await see(head, 'Sign in with OpenID Connect')
  await expect(head.getByLabel('Client secret')).toHaveValue('')
  await fillIn(head, 'a secret between the two of them')
  await expect(head.getByText('answers, and accepts the client id and the secret')).toBeVisible()
  await see(head, 'Sign in with OpenID Connect')
  for (const [kind, name] of [
    ['google', 'Google Workspace'],
    ['microsoft', 'Microsoft 365'],
  ]) {
    await head.goto(`/settings/sign-in/${kind}`)
    await see(head, `Sign in with ${name}`)
    await head.getByRole('button', { name: 'Save and turn on' }).click()
    await expect(
      head
        .getByRole('alert')
        .getByRole('link', { name: 'Enter the client secret.' })
        .or(head.getByRole('alert').getByRole('link', { name: 'Enter the client id.' }))
        .first(),
    ).toBeVisible()
    await see(head, `Sign in with ${name}`)
  }
})

test('an older pupil signs in with the school’s account for the first time, and signs', async ({ page }) => {
  const pupil = await takeOlderPupil()
  await signInAtProvider(page, claimsOf(pupil))
  await see(page, 'To sign')
  await openForm(page)
  await signTyped(page, pupil.displayName)
  expect(await evidenceOf(pupil.slotId)).toEqual({ route: 'account', authentication: 'openid' })
  await page.goto('/account')
  await see(page, 'My account')
  await expect(page.getByText(`${pupil.email}, at `)).toBeVisible()
})

test('a teacher signs in without a script, comes back to the page asked for, and is known after a change of address', async ({
  browser,
}) => {
  const teacher = await takeUnsignedAdult('staff')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = watch(await context.newPage(), { script: false })
  await signInAtProvider(page, claimsOf(teacher), '/account')
  await see(page, 'My account')
  await page.getByRole('link', { name: 'Go to what you have to sign' }).click()
  await see(page, 'To sign')
  await openForm(page)
  await signTyped(page, teacher.displayName)
  expect(await evidenceOf((await slotOf(teacher)).id)).toEqual({ route: 'account', authentication: 'openid' })

  const again = watch(await (await browser.newContext()).newPage())
  await signInAtProvider(again, { ...claimsOf(teacher), email: 'new.name@brookfield.example' })
  await see(again, 'To sign')
})

test('whoever nobody knows, whose address two people share, who cancels or takes too long reads why', async ({
  page,
}) => {
  await signInAtProvider(page, { sub: 'nobody', email: 'nobody@brookfield.example', email_verified: true })
  await see(page, 'We do not know you yet')
  await signInAtProvider(page, { sub: 'unsure', email: 'nobody@brookfield.example', email_verified: false })
  await see(page, 'Your address is not confirmed')

  const [one, two] = [await takeOlderPupil(), await takeOlderPupil()]
  await rows('UPDATE "Person" SET email = $2 WHERE id = $1', [two.id, one.email])
  await signInAtProvider(page, claimsOf(one))
  await see(page, 'We cannot tell which of you it is')
  await rows('UPDATE "Person" SET email = $2 WHERE id = $1', [two.id, two.email])

  await leaveForProvider(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await see(page, 'You are not signed in')

  // What the browser keeps of the beginning has run out.
  await leaveForProvider(page)
  await page.context().clearCookies({ name: /cs_openid$/ })
  await goOnAs(page, claimsOf(one))
  await see(page, 'Signing in did not work')
  await page.goto('/account')
  await see(page, 'Sign in')
})

test('an account that is stopped is out at once, and its school account no longer opens it', async ({ browser }) => {
  const pupil = await takeOlderPupil()
  const page = watch(await (await browser.newContext()).newPage())
  await signInAtProvider(page, claimsOf(pupil))
  await see(page, 'To sign')

  const head = await asPost(browser, 'headteacher')
  await head.goto(`/accounts?text=${encodeURIComponent(pupil.email)}`)
  await see(head, 'Accounts and posts')
  await head.getByRole('link', { name: pupil.displayName }).click()
  await see(head, pupil.displayName)
  await expect(head.getByRole('heading', { name: 'The school’s own sign-in' })).toBeVisible()
  await head.getByLabel('Reason').last().fill('Left their tablet on the bus')
  await head.getByRole('button', { name: 'Stop the account' }).click()
  await expect(head.getByText('The account is stopped.')).toBeVisible()

  await page.goto('/sign')
  await see(page, 'Sign in')
  await signInAtProvider(page, claimsOf(pupil))
  await see(page, 'This account has been stopped')

  await head.getByRole('button', { name: 'Restore the account' }).click()
  await expect(head.getByText('The account is in use again.')).toBeVisible()
  await signInAtProvider(page, claimsOf(pupil))
  await see(page, 'To sign')
  await head.getByRole('button', { name: 'Part them' }).click()
  await expect(head.getByText('The two are parted.')).toBeVisible()
  await page.goto('/sign')
  await see(page, 'Sign in')
  await head.goto('/audit')
  await see(head, 'Audit trail')
  // The filter names every kind of entry too.
  await expect(head.getByRole('main').getByText('Parted an account from a school account').last()).toBeVisible()
})
