import { expect, test } from 'vitest'
import type { ToSign } from '@/lib/signing/types'
import { groupToSign, slotLabel } from './groups'
import { whatNext } from './what-next'

const slot = (changes: Partial<ToSign>): ToSign => ({
  slotId: Math.random().toString(),
  requestId: 'r',
  schoolId: 's',
  schoolName: 'Oakfield Primary School',
  kind: 'parent',
  audience: 'older_pupils',
  capacity: 'pupil',
  signerId: 'p',
  signerName: 'Tomasz Nowak',
  pupilName: 'Ada Nowak',
  title: 'Online safety',
  sha256: 'a',
  dueOn: '2026-11-27',
  roundName: 'Round',
  requestState: 'waiting_for_pupil',
  alsoWaitsFor: null,
  answered: null,
  ...changes,
})

test('a parent sees one form for three children, and the most urgent first', () => {
  const groups = groupToSign([
    slot({ pupilName: 'Ada', dueOn: '2026-12-01' }),
    slot({ pupilName: 'Ben', dueOn: '2026-12-01' }),
    slot({ pupilName: 'Cy', sha256: 'b', dueOn: '2026-11-23' }),
  ])
  expect(groups).toHaveLength(1)
  expect(groups[0]?.forms.map((form) => form.slots.map((one) => one.pupilName))).toEqual([['Cy'], ['Ada', 'Ben']])
})

test('capacities and schools stand under headings of their own', () => {
  const groups = groupToSign([
    slot({}),
    slot({ kind: 'self', capacity: 'staff', pupilName: null }),
    slot({
      kind: 'self',
      capacity: 'staff',
      pupilName: null,
      schoolId: 't',
      schoolName: 'Ash Lane School',
      signerId: 'q',
    }),
  ])
  expect(groups.map((group) => group.heading)).toEqual([
    'As a parent or carer at Oakfield Primary School',
    'As a member of staff at Oakfield Primary School',
    'As a member of staff at Ash Lane School',
  ])
})

test('a form that one signs oneself is named by the capacity, a child’s by the child', () => {
  expect(slotLabel(slot({}))).toBe('Ada Nowak')
  expect(slotLabel(slot({ kind: 'self', capacity: 'governor', pupilName: null }))).toBe('Governor')
})

const answered = { outcome: 'agreed' as const, signedAt: '2026-11-20T10:00:00Z', reference: 'R', documentId: null }
test.each([
  [{ requestState: 'complete' as const }, 'Complete: nothing more is needed.'],
  [{ alsoWaitsFor: 'Ada’s own signature' }, 'Waiting for Ada’s own signature.'],
  [{ requestState: 'waiting_for_parent' as const }, 'Waiting for another parent or carer’s signature.'],
  [{ requestState: 'in_conflict' as const }, 'The school needs to talk about this form and will get in touch.'],
])('what an answered form waits for: %j', (changes, words) => {
  expect(whatNext(slot({ answered, ...changes }))).toBe(words)
})

test('who declined is told that the school knows', () => {
  expect(whatNext(slot({ requestState: 'declined', answered: { ...answered, outcome: 'declined' } }))).toMatch(
    /^You did not agree/,
  )
})
