import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { basisOf, readEvidence } from '@/lib/documents/signed-evidence'
import { aForm, agree, aRequest } from '@/lib/documents/signed-request.factory'
import { newReference } from '@/lib/reference'
import { aPerson, aSchool } from '@/lib/testing/factories'
import VerifyPage from './page'

beforeAll(() => registerReactions({}))

/** The page's HTML, as a browser without JavaScript gets it. */
async function shown(reference?: string | string[]): Promise<string> {
  const searchParams = Promise.resolve(reference === undefined ? {} : { reference })
  return renderToStaticMarkup(await VerifyPage({ params: Promise.resolve({}), searchParams }))
}

/** A governor's signed form and its copy. */
async function aCopy() {
  const school = await aSchool()
  const form = await aForm(school.id, 'governors')
  const governor = await aPerson(school.id, 'governor', { givenName: 'Thaddeus', familyName: 'Winterbourne' })
  const slots = [{ kind: 'self' as const, personId: governor.id }]
  const request = await aRequest({ form, personId: governor.id, capacity: 'governor', slots })
  const slotId = request.slotOf(governor.id)
  await agree(school.id, [slotId])
  const { reference } = await db.document.create({
    data: {
      schoolId: school.id,
      requestId: request.id,
      reference: newReference(),
      sha256: 'a'.repeat(64),
      pages: 2,
      basis: basisOf(await readEvidence(db, school.id, request.id)),
      completedAt: new Date('2026-10-05T23:30:00.000Z'),
    },
    select: { reference: true },
  })
  return { reference, slotId }
}

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
  const { reference, slotId } = await aCopy()
  await db.slot.update({ where: { id: slotId }, data: { currentResponseId: null } })
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
