import { expect, test } from 'vitest'
import { spokenText } from './spoken-text'

test('an agreement is read out list by list, each after its lead-in, in whole sentences', () => {
  const lines = spokenText({
    title: 'My promise',
    leadIn: { will: 'I will:', will_not: 'I will not:', understand: '' },
    clauses: [
      { kind: 'text', text: 'This is about tablets.' },
      { kind: 'will', text: 'ask first' },
      { kind: 'will', text: 'be kind' },
      { kind: 'will_not', text: 'share my password' },
      { kind: 'understand', text: 'Grown-ups help me!' },
    ],
    parentDeclaration: null,
    fields: [],
  })
  expect(lines).toEqual([
    'My promise.',
    'This is about tablets.',
    'I will:',
    'ask first.',
    'be kind.',
    'I will not:',
    'share my password.',
    'Grown-ups help me!',
  ])
})
