import { expect, test } from 'vitest'
import { requestsCsv } from './csv'
import type { RequestRow } from './types'

const row = (more: Partial<RequestRow>): RequestRow => ({
  requestId: 'r',
  personId: 'p',
  personName: 'Asha Okafor',
  audience: 'older_pupils',
  title: 'Older pupils',
  className: 'Kestrels',
  yearGroup: 4,
  state: 'waiting_for_pupil',
  waitsFor: 'The pupil, and Ana or Rui',
  completedAt: null,
  ...more,
})

test('begins with the mark of UTF-8 and keeps every script', () => {
  const text = requestsCsv([row({ personName: 'Żółć, 李 "Lee"', completedAt: '2026-07-01T23:30:00.000Z' })])
  expect(text.startsWith('\uFEFFName,Group,Form,')).toBe(true)
  expect(text).toContain('"Żółć, 李 ""Lee""",Older pupils,Older pupils,Year 4,Kestrels,Waiting for pupil,')
  expect(text).toContain('2 July 2026 at 00:30:00 BST')
})

test.each(['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is no formula', (evil) => {
  for (const cell of [
    row({ personName: evil }),
    row({ className: evil }),
    row({ title: evil }),
    row({ waitsFor: evil }),
  ]) {
    const line = requestsCsv([cell]).split('\r\n').slice(1, -1).join('\r\n')
    expect(line).toContain(`'${evil}`)
    expect(line).not.toMatch(/(^|,)"?[=+\-@\t\r＝]/)
  }
})

test('an empty list has its headings', () => {
  expect(requestsCsv([]).trim().split('\r\n')).toHaveLength(1)
})
