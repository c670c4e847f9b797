import type { APIRequestContext, Browser } from '@playwright/test'
import { accountFor, accountOf, asPost, type Post, signedIn } from '../fixtures/accounts'
import { inTheEnd, openRound, row, rows } from '../fixtures/database'
import { expect, test } from '../fixtures/journey'
import { takeFamily, takeUnsignedAdult } from '../fixtures/people'
import { openForms, personalLink } from '../fixtures/signing'

const SCHOOL_POSTS = [
  'headteacher',
  'office',
  'safeguarding_lead',
  'it_manager',
  'class_teacher',
  'clerk',
  'trust_officer',
] as const
const everyone = SCHOOL_POSTS
const only = (...posts: Post[]) => posts

/** Whose rows stand behind the addresses below. */
async function things() {
  const round = await openRound()
  const one = async (sql: string) => (await row<{ id: string }>(sql, [round.schoolId])).id
  const request = (audience: string) =>
    `SELECT r.id FROM "Request" r JOIN "Round" o ON o.id = r."roundId" WHERE o.status = 'open' AND r."schoolId" = $1 AND r.audience = '${audience}' LIMIT 1`
  const person = (kind: string) =>
    `SELECT p.id FROM "Person" p JOIN "Membership" m ON m."personId" = p.id WHERE p."schoolId" = $1 AND m.kind = '${kind}'
      AND (SELECT count(*) FROM "Membership" n WHERE n."personId" = p.id) = 1 ORDER BY p.id LIMIT 1`
  const otherClass = `AND NOT EXISTS (SELECT FROM "Grant" g WHERE g."classId" = e."classId")`
  return {
    round: round.id,
    policy: await one('SELECT id FROM "Policy" WHERE "schoolId" = $1 ORDER BY id LIMIT 1'),
    staffRequest: await one(request('staff')),
    governorRequest: await one(request('governors')),
    staff: await one(person('staff')),
    governor: await one(person('governor')),
    pupil: await one(
      `SELECT e."personId" AS id FROM "Enrolment" e WHERE e."schoolId" = $1 ${otherClass} ORDER BY e."personId" LIMIT 1`,
    ),
    // Copies are made by the worker, some time after the signature.
    document: await inTheEnd(() =>
      one(
        `SELECT d.id FROM "Document" d JOIN "Request" r ON r.id = d."requestId" WHERE d."schoolId" = $1 AND r.audience = 'staff' LIMIT 1`,
      ),
    ),
    account: (await accountOf('office')).id,
  }
}
type Things = Awaited<ReturnType<typeof things>>

/** Each page with the posts that may open it; everybody else finds nothing there. */
const DOORS: [address: string | ((at: Things) => string), posts: readonly Post[]][] = [
  ['/dashboard', everyone],
  ['/dashboard/print', everyone],
  ['/dashboard/remind', only('headteacher', 'office')],
  ['/rounds', everyone],
  [({ round }) => `/rounds/${round}`, everyone],
  ['/rounds/new', only('headteacher', 'office')],
  [({ round }) => `/rounds/${round}/edit`, only('headteacher', 'office')],
  [({ round }) => `/rounds/${round}/close`, only('headteacher', 'office')],
  [({ round }) => `/api/rounds/${round}/requests.csv`, everyone],
  [
    ({ staffRequest }) => `/requests/${staffRequest}`,
    only('headteacher', 'office', 'safeguarding_lead', 'it_manager', 'trust_officer'),
  ],
  [
    ({ governorRequest }) => `/requests/${governorRequest}`,
    only('headteacher', 'office', 'safeguarding_lead', 'it_manager', 'clerk', 'trust_officer'),
  ],
  ['/people', everyone],
  ['/people/new', only('headteacher', 'office')],
  [
    ({ staff }) => `/people/${staff}`,
    only('headteacher', 'office', 'safeguarding_lead', 'it_manager', 'trust_officer'),
  ],
  [
    ({ governor }) => `/people/${governor}`,
    only('headteacher', 'office', 'safeguarding_lead', 'it_manager', 'clerk', 'trust_officer'),
  ],
  [({ pupil }) => `/people/${pupil}`, only('headteacher', 'office', 'safeguarding_lead', 'trust_officer')],
  [({ pupil }) => `/people/${pupil}/edit`, only('headteacher', 'office')],
  [({ pupil }) => `/people/${pupil}/archive`, only('headteacher', 'office')],
  ['/people/classes', only('headteacher', 'office')],
  ['/policies', everyone],
  [({ policy }) => `/policies/${policy}`, everyone],
  [({ policy }) => `/policies/${policy}/compare`, everyone],
  ['/policies/new', only('headteacher', 'office', 'clerk')],
  ['/class-signing', only('headteacher', 'office', 'class_teacher')],
  ['/accounts', only('headteacher', 'office', 'it_manager', 'trust_officer')],
  [({ account }) => `/accounts/${account}`, only('headteacher', 'office', 'it_manager', 'trust_officer')],
  ['/audit', only('headteacher', 'safeguarding_lead', 'it_manager', 'trust_officer')],
  ['/settings', only('headteacher')],
  ['/stuck', only('headteacher', 'office')],
  [
    ({ document }) => `/api/copies/${document}`,
    only('headteacher', 'office', 'safeguarding_lead', 'it_manager', 'trust_officer'),
  ],
  ['/account', everyone],
]

const addressOf = (address: string | ((at: Things) => string), at: Things) =>
  typeof address === 'string' ? address : address(at)

/** What somebody gets at an address: the page, not found, or the page to sign in. */
async function answerAt(request: APIRequestContext, address: string): Promise<string> {
  const answer = await request.get(address)
  if (new URL(answer.url()).pathname === '/sign-in') return 'sign in'
  return answer.status() === 200 ? 'open' : answer.status() === 404 ? 'not found' : String(answer.status())
}

async function answersOf(request: APIRequestContext, at: Things) {
  const answers: Record<string, string> = {}
  for (const [address] of DOORS) answers[addressOf(address, at)] = await answerAt(request, addressOf(address, at))
  return answers
}

const expected = (at: Things, rule: (posts: readonly Post[], address: string) => string) =>
  Object.fromEntries(DOORS.map(([address, posts]) => [addressOf(address, at), rule(posts, addressOf(address, at))]))

for (const post of SCHOOL_POSTS) {
  test(`doors of the ${post.replaceAll('_', ' ')}`, async ({ browser }) => {
    const at = await things()
    const page = await asPost(browser, post)
    expect(await answersOf(page.request, at)).toEqual(
      expected(at, (posts) => (posts.includes(post) ? 'open' : 'not found')),
    )
  })
}

test('doors of somebody who only signs', async ({ browser }) => {
  const at = await things()
  const page = await signedIn(browser, await accountFor(await takeUnsignedAdult('volunteers')))
  expect(await answersOf(page.request, at)).toEqual(
    expected(at, (_posts, address) => (address === '/account' ? 'open' : 'not found')),
  )
  expect(await answerAt(page.request, '/sign')).toBe('open')
  expect(await answerAt(page.request, `/sign/${await slotOfSomebodyElse()}`)).toBe('not found')
})

test('doors of a visitor by link', async ({ page }) => {
  const at = await things()
  const parent = await takeFamily({ children: 1, parents: 1 })
  await openForms(page, await personalLink(parent.email), parent.displayName)
  expect(await answersOf(page.request, at)).toEqual(
    expected(at, (_posts, address) => (address.startsWith('/api/copies') ? 'not found' : 'sign in')),
  )
  expect(await answerAt(page.request, `/sign/${await slotOfSomebodyElse()}`)).toBe('not found')
})

test('doors of nobody', async ({ request }) => {
  const at = await things()
  expect(await answersOf(request, at)).toEqual(
    expected(at, (_posts, address) => (address.startsWith('/api/copies') ? 'not found' : 'sign in')),
  )
  expect(await answerAt(request, '/sign')).toBe('sign in')
  expect(await answerAt(request, '/set-up')).toBe('not found')
})

test('doors of the tablet in class', async ({ browser }) => {
  const at = await things()
  const page = await device(browser)
  expect(await answersOf(page.request, at)).toEqual(
    expected(at, (_posts, address) => (address.startsWith('/api/copies') ? 'not found' : 'sign in')),
  )
  expect(await answerAt(page.request, '/sign')).toBe('sign in')
  expect(await answerAt(page.request, '/class/names')).toBe('open')
  const [adult] = await rows<{ id: string }>(
    `SELECT s.id FROM "Slot" s JOIN "Request" r ON r.id = s."requestId" WHERE s.kind = 'self' LIMIT 1`,
  )
  expect(await answerAt(page.request, `/class/${adult?.id}`)).toBe('not found')
})

/** A tablet that the office has bound to a class. */
async function device(browser: Browser) {
  const office = await asPost(browser, 'office')
  await office.goto('/class-signing')
  await office.getByLabel('Class', { exact: true }).selectOption({ index: 1 })
  await office.getByRole('button', { name: 'Start and show the code' }).click()
  const panel = office.getByRole('region', { name: 'The code for the tablet' })
  await expect(panel).toBeVisible()
  const code = (await panel.getByText(/^[0-9A-Z]{4}$/).allTextContents()).join(' ')
  const page = await (await browser.newContext()).newPage()
  await page.goto('/class')
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Show the names' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Who are you?' })).toBeVisible()
  await office.close()
  return page
}

const slotOfSomebodyElse = async () =>
  (
    await row<{ id: string }>(
      `SELECT s.id FROM "Slot" s JOIN "Request" r ON r.id = s."requestId" JOIN "Round" o ON o.id = r."roundId"
        WHERE o.status = 'open' AND r.audience = 'staff' ORDER BY s.id LIMIT 1`,
    )
  ).id
