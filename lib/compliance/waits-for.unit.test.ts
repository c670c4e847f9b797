import { expect, test } from 'vitest'
import { waitsFor } from './waits-for'

const self = { kind: 'self', required: true, name: 'Bo', answered: false } as const
const pupil = { kind: 'pupil', required: true, name: 'Mina', answered: false } as const
const ana = { kind: 'parent', required: true, name: 'Ana', answered: false } as const
const rui = { kind: 'parent', required: true, name: 'Rui', answered: false } as const
const done = { answered: true } as const

test('an adult signs for themself', () => {
  expect(waitsFor('waiting', 'any_one', [self])).toBe('Their own signature')
})

test('any one parent is enough', () => {
  expect(waitsFor('waiting_for_pupil', 'any_one', [pupil, ana, rui])).toBe('The pupil, and Ana or Rui')
  expect(waitsFor('waiting_for_parent', 'any_one', [{ ...pupil, ...done }, ana, rui])).toBe('Ana or Rui')
  expect(waitsFor('waiting_for_pupil', 'any_one', [pupil, { ...ana, ...done }, rui])).toBe('The pupil')
})

test('every parent who must sign is named, and nobody else', () => {
  expect(waitsFor('waiting_for_parent', 'every_one', [{ ...pupil, ...done }, ana, rui])).toBe('Ana and Rui')
  expect(waitsFor('waiting_for_parent', 'every_one', [ana, { ...rui, required: false }])).toBe('Ana')
})

test('a household that is not known is said to be so', () => {
  expect(waitsFor('no_contact', 'any_one', [pupil])).toBe('The pupil, and a parent, but none is known')
})

test('nothing is said of what is settled', () => {
  for (const state of ['complete', 'declined', 'in_conflict', 'exempt', 'closed'] as const) {
    expect(waitsFor(state, 'any_one', [pupil, ana])).toBe('')
  }
})
