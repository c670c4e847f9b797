import { expect, test } from 'vitest'
import { reasonOf } from './reasons'
import { safeText } from './spreadsheet'

test.each([
  ['waiting_for_parent', true, false, 'One signature is there, a parent’s is missing'],
  ['waiting_for_parent', false, false, 'Not signed yet'],
  ['waiting_for_parent', false, true, 'Signed by one parent, another’s is missing'],
  ['waiting_for_pupil', false, true, 'One signature is there, the pupil’s is missing'],
  ['waiting_for_pupil', false, false, 'Not signed yet'],
  ['waiting', false, false, 'Not signed yet'],
  ['in_conflict', true, true, 'The parents differ: one agreed, one declined'],
  ['no_contact', true, false, 'No address to write to'],
] as const)('%s with own %s and a parent’s %s signature', (state, own, parent, words) => {
  expect(reasonOf(state, { own, parent })).toBe(words)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['O’Brien = Reid', 'O’Brien = Reid'],
  ['a\u0000b\uD800c\u0007', 'abc'],
  ['😀', '😀'],
])('%j is kept as %j', (text, kept) => {
  expect(safeText(text)).toBe(kept)
})
