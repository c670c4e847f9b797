import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffClauses, diffSections } from './section-diff'
import type { AgreementContent, PolicySection } from './types'
import { wordDiff } from './word-diff'

const side = (parts: { kind: string; text: string }[], without: string) =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')
const s = (number: string | null, title: string, text = `${title} text.`): PolicySection => ({
  number,
  title,
  level: 1,
  text,
})

describe('wordDiff', () => {
  it('marks a changed phrase as one change', () => {
    expect(wordDiff('Alerts go out once a week to her.', 'Alerts go out every school day to her.')).toEqual([
      { kind: 'same', text: 'Alerts go out ' },
      { kind: 'removed', text: 'once a week' },
      { kind: 'added', text: 'every school day' },
      { kind: 'same', text: ' to her.' },
    ])
  })

  it('has nothing to mark between equal texts, and all of it between others', () => {
    expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }])
    expect(wordDiff('', '')).toEqual([])
    expect(wordDiff('', 'new')).toEqual([{ kind: 'added', text: 'new' }])
    expect(wordDiff('old', '')).toEqual([{ kind: 'removed', text: 'old' }])
  })

  it('gives both texts back, letter for letter', () => {
    const text = fc
      .array(fc.constantFrom('a', 'school', ' ', '\n', 'phone.', '- ', 'Zoë', '“', '  '), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after)
        expect(side(parts, 'added')).toBe(before)
        expect(side(parts, 'removed')).toBe(after)
      }),
    )
  })

  it('stays quick on two long texts with nothing in common', () => {
    const words = (stem: string) => Array.from({ length: 6000 }, (_, at) => `${stem}${at}`).join(' ')
    const started = performance.now()
    expect(side(wordDiff(words('a'), words('b')), 'removed')).toBe(words('b'))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('diffSections', () => {
  const states = (before: PolicySection[], after: PolicySection[]) =>
    diffSections(before, after).map(({ label, state }) => `${state} ${label}`)

  it('pairs by title when an added section shifts the numbers', () => {
    expect(states([s('1', 'Aims'), s('2', 'Review')], [s('1', 'Aims'), s('2', 'Phones'), s('3', 'Review')])).toEqual([
      'same 1. Aims',
      'added 2. Phones',
      'same 3. Review',
    ])
  })

  it('pairs by number when a title was reworded, and shows the new title', () => {
    const [change] = diffSections([s('1', 'Aims', 'Text.')], [s('1', 'Why', 'Text.')])
    expect(change).toMatchObject({
      state: 'changed',
      parts: [{ kind: 'removed', text: 'Aims' }, { kind: 'added', text: 'Why' }, { kind: 'same' }],
    })
  })

  it('tells a moved section from a removed and an added one', () => {
    const changes = diffSections([s(null, 'A'), s(null, 'B'), s(null, 'C')], [s(null, 'C'), s(null, 'A'), s(null, 'B')])
    expect(changes.map(({ label, state, from }) => [label, state, from])).toEqual([
      ['C', 'moved', 'C'],
      ['A', 'same', null],
      ['B', 'same', null],
    ])
  })

  it('leaves a removed section where it stood', () => {
    expect(states([s('1', 'Aims'), s('2', 'Fax'), s('3', 'Review')], [s('1', 'Aims'), s('2', 'Review')])).toEqual([
      'same 1. Aims',
      'removed 2. Fax',
      'same 2. Review',
    ])
  })

  it('names every section of both versions exactly once', () => {
    const sections = fc
      .array(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { maxLength: 8 })
      .map((titles) => titles.map((title) => s(null, title)))
    fc.assert(
      fc.property(sections, sections, (before, after) => {
        const changes = diffSections(before, after)
        expect(changes.filter(({ state }) => state !== 'removed').map(({ label }) => label)).toEqual(
          after.map(({ title }) => title),
        )
        expect(changes.filter(({ state }) => state !== 'added')).toHaveLength(before.length)
      }),
    )
  })
})

describe('diffClauses', () => {
  const form = (...clauses: [kind: 'will' | 'will_not', text: string][]): AgreementContent => ({
    title: 'Form',
    leadIn: { will: '', will_not: '', understand: '' },
    clauses: clauses.map(([kind, text]) => ({ kind, text })),
    parentDeclaration: null,
    fields: [],
  })

  it('tells changed, added and removed points apart', () => {
    const before = form(['will', 'lock my screen at noon'], ['will_not', 'lend my card'], ['will_not', 'use a fax'])
    const after = form(
      ['will', 'lock my screen at night'],
      ['will_not', 'lend my card'],
      ['will_not', 'post pictures of pupils'],
    )
    expect(diffClauses(before, after).map(({ state, parts }) => [state, side(parts, 'removed')])).toEqual([
      ['changed', 'lock my screen at night'],
      ['same', 'lend my card'],
      ['added', 'post pictures of pupils'],
      ['removed', ''],
    ])
  })

  it('never takes a promise for a prohibition with the same words', () => {
    expect(
      diffClauses(form(['will', 'use it alone']), form(['will_not', 'use it alone'])).map(({ state }) => state),
    ).toEqual(['added', 'removed'])
  })
})
