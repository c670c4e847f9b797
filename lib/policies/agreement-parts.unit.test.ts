import { expect, test } from 'vitest'
import { clausesOf, partsOf } from './agreement-parts'
import type { AgreementContent, Clause } from './types'

const withClauses = (clauses: Clause[]): AgreementContent => ({
  title: 'T',
  leadIn: { will: '', will_not: '', understand: '' },
  clauses,
  parentDeclaration: null,
  fields: [],
})

test('lists that are shown and saved again are the same clauses in the same order', () => {
  const clauses: Clause[] = [
    { kind: 'text', text: 'Our channels are:' },
    { kind: 'text', text: '- the newsletter' },
    { kind: 'will', text: 'be kind' },
    { kind: 'will_not', text: 'shout' },
    { kind: 'will', text: 'tell somebody' },
  ]
  expect(clausesOf(partsOf(withClauses(clauses)))).toEqual(clauses)
})

test('bullets that were pasted go from points, and no line of plain text is lost', () => {
  expect(clausesOf([{ kind: 'will', points: '• be kind\n– listen' }])).toEqual([
    { kind: 'will', text: 'be kind' },
    { kind: 'will', text: 'listen' },
  ])
  expect(partsOf(withClauses([{ kind: 'text', text: 'One\n- two' }]))).toEqual([{ kind: 'text', points: 'One\n- two' }])
})
