import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { aGovernorsCopy } from '@/lib/documents/governors-copy.factory'
import { newReference } from '@/lib/reference'
import VerifyPage from './page'

// No request stands behind these pages: whoever asks is of no known network.
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
beforeAll(() => registerReactions({}))

/** The page's HTML, as a browser without JavaScript gets it. */
async function shown(reference?: string | string[]): Promise<string> {
  const searchParams = Promise.resolve(reference === undefined ? {} : { reference })
  return renderToStaticMarkup(await VerifyPage({ params: Promise.resolve({}), searchParams }))
}

const aCopy = () =>
  aGovernorsCopy({ givenName: 'Thaddeus', familyName: 'Winterbourne' }, new Date('2026-10-05T23:30:00.000Z'))

test('without a reference it asks for one, in a form that needs no script', async () => {
  const html = await shown()
  expect(html).toContain('<form action="/verify" method="get">')
  expect(html).toMatch(/<input[^>]* name="reference"/)
  expect(html).not.toContain('role="alert"')
})

test('a genuine copy is called genuine and nobody is named', async () => {
  const { reference } = await aCopy()
  const html = await shown(` ${reference.toLowerCase().replaceAll('-', '')}`)
  for (const words of ['This copy is genuine', reference, 'Oakfield Primary School', 'Agreement for governors'])
    expect(html).toContain(words)
  // Half past eleven at night in UTC is the next day in a British summer.
  expect(html).toContain('6 October 2026')
  expect(html).not.toMatch(/Thaddeus|Winterbourne|A\. Signer/)
})

test('a copy whose form has changed says so without saying whose act it was', async () => {
  const { reference, setAside } = await aCopy()
  await setAside()
  const html = await shown(reference)
  expect(html).toContain('This copy is genuine, but the form has changed since')
  expect(html).not.toMatch(/Thaddeus|Winterbourne|taken back|declined/)
})

test('an unknown reference is met with what to try, and stays in the field', async () => {
  const reference = newReference()
  const html = await shown([reference, 'another'])
  expect(html).toContain('We know no copy with this reference')
  expect(html).toContain(`value="${reference}"`)
  expect(html).not.toMatch(/forged|fake|invalid/i)
})

test('what cannot be a reference is an error at the field', async () => {
  expect(await shown('7Q2M-XK4T')).toContain('A reference has 16 letters and digits; this one has 8.')
  expect(await shown('  ')).toContain('Type the reference that stands on the copy.')
  expect(await shown('<b>"')).toContain('value="&lt;b&gt;&quot;"')
})
