import { accountFor, asPost, givePassword, PASSWORD, signedIn, signInByPassword } from '../fixtures/accounts'
import { expect, faultsShown, see, test, watch } from '../fixtures/journey'
import { mailCount, nextMail } from '../fixtures/mailbox'
import { takeStaff } from '../fixtures/people'

test('a wrong password is refused, and the right one leads to the page asked for', async ({ page }) => {
  const account = await accountFor(await takeStaff())
  await givePassword(account)
  await page.goto('/account')
  await see(page, 'Sign in')
  await page.getByLabel('E-mail address', { exact: true }).fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill('Brook-0000-kite')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(faultsShown(page)).toBeVisible()
  await see(page, 'Sign in')
  await expect(page.getByLabel('E-mail address', { exact: true })).toHaveValue(account.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await see(page, 'My account')
})

test('an e-mailed link signs in by the press of its button, once, and not by being opened', async ({
  page,
  request,
}) => {
  const account = await accountFor(await takeStaff())
  const since = mailCount()
  await page.goto('/sign-in')
  await see(page, 'Sign in')
  await page.getByLabel('E-mail address for the link').fill(account.email.toUpperCase())
  await page.getByRole('button', { name: 'E-mail me a link' }).click()
  await see(page, 'Look into your mailbox')
  const mail = await nextMail(account.email, { since, wanted: ({ text }) => text?.includes('/sign-in/link/') ?? false })
  const link = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(mail.text ?? '')?.[0] ?? ''
  for (let time = 0; time < 2; time += 1) expect((await request.get(link)).status()).toBe(200)
  await page.goto(link)
  await see(page, 'Sign in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await see(page, 'To sign')
  await page.goto(link)
  await see(page, 'This link does not work any more')
})

test('signing out ends the session for whoever has copied the cookie, and one window can sign out another', async ({
  browser,
}) => {
  const account = await accountFor(await takeStaff())
  await givePassword(account)
  const aWindow = async () => {
    const page = await watch(await (await browser.newContext()).newPage())
    await page.goto('/sign-in')
    await see(page, 'Sign in')
    await signInByPassword(page, account.email)
    await see(page, 'To sign')
    return page
  }
  const [left, home, school] = [await aWindow(), await aWindow(), await aWindow()]

  await test.step('a copied cookie', async () => {
    const copied = await watch(await (await browser.newContext()).newPage())
    await copied.context().addCookies(await left.context().cookies())
    await copied.goto('/sign')
    await see(copied, 'To sign')
    await left.goto('/sign')
    await left.getByRole('button', { name: 'Sign out', exact: true }).click()
    await see(left, 'Sign in')
    await copied.goto('/sign')
    await see(copied, 'Sign in')
  })

  await test.step('another window', async () => {
    await home.goto('/account')
    await see(home, 'My account')
    const list = home.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
    await expect(list).toHaveCount(2)
    await expect(list.first()).toContainText(/on .+ \(this one\)/)
    await home.getByRole('button', { name: /^Sign out there/ }).click()
    await expect(home.getByText('You are signed out there.')).toBeVisible()
    await expect(list).toHaveCount(1)
    await see(home, 'My account')
    await school.goto('/sign')
    await see(school, 'Sign in')
    await home.goto('/sign')
    await see(home, 'To sign')
  })
})

test('a stopped account is out at once and cannot come back until it is restored', async ({ browser }) => {
  const account = await accountFor(await takeStaff())
  const page = await signedIn(browser, account)
  await page.goto('/sign')
  await see(page, 'To sign')

  const head = await asPost(browser, 'headteacher')
  await head.goto(`/accounts?text=${encodeURIComponent(account.email)}`)
  await see(head, 'Accounts and posts')
  await head.getByRole('link', { name: account.name }).click()
  await see(head, account.name)
  await head.getByLabel('Reason').last().fill('Left their tablet on the bus')
  await head.getByRole('button', { name: 'Stop the account' }).click()
  await expect(head.getByText('The account is stopped.')).toBeVisible()
  await see(head, account.name)

  await page.goto('/sign')
  await see(page, 'Sign in')
  await page.getByLabel('E-mail address', { exact: true }).fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(faultsShown(page)).toBeVisible()

  await head.getByRole('button', { name: 'Restore the account' }).click()
  await expect(head.getByText('The account is in use again.')).toBeVisible()
  await signInByPassword(page, account.email)
  await see(page, 'To sign')
})
