import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingLines } from '@/lib/policies/importer/every-line'
import { parsePolicy, UNPLACED } from '@/lib/policies/importer/parse-policy'

const word = fc.constantFrom(
  'phone',
  'Tablet',
  'school',
  'the',
  'RULES',
  'pupil',
  'staff',
  'policy',
  'May',
  '2025',
  'I will',
  'not',
  'agreement',
  'Zoë',
  'review',
)
const phrase = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '))
const line = fc.oneof(
  phrase,
  phrase.map((text) => `${text}.`),
  phrase.map((text) => `${text}:`),
  phrase.map((text) => `- ${text}`),
  phrase.map((text) => `\t${text}`),
  phrase.map((text) => `**${text}**`),
  phrase.map((text) => `### ${text}`),
  fc.tuple(fc.integer({ min: 1, max: 12 }), phrase).map(([n, text]) => `${n}. ${text}`),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), phrase)
    .map(([n, m, text]) => `${n}.${m} ${text}`),
  fc.tuple(phrase, fc.integer({ min: 1, max: 20 })).map(([text, page]) => `${text}....\t${page}`),
  fc.tuple(phrase, phrase).map((cells) => cells.join('\t')),
  fc.constantFrom(
    '',
    '',
    '',
    'Contents',
    'Appendix 1: Forms',
    'Appendix 2',
    'Signed (pupil):',
    'Signed:',
    'Date:',
    'Name of pupil:',
    'I will not:',
    'I will:',
    'I understand that:',
    'Next review:',
    'Approved by:',
    'Last Updated',
    '---',
    '24 th September 2025',
    'Parent/carer agreement: yes',
    'Oak Hill School',
  ),
)

describe('every line', () => {
  it('of a random document has its place, without the net', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n')
        const parsed = parsePolicy(text, '2026-11-22')
        expect(parsed.sections.find(({ title }) => title === UNPLACED)?.text).toBeUndefined()
        expect(missingLines(text, parsed)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('of any string at all leaves a result, never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const parsed = parsePolicy(text, '2026-11-22')
        expect(parsed.title.length).toBeGreaterThan(0)
        expect(missingLines(text, parsed)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('is found missing when it is', () => {
    const parsed = parsePolicy('One line of text.\n\nAnother line of text.', '2026-11-22')
    expect(missingLines('A third line of text.', parsed)).toEqual(['A third line of text.'])
  })

  it('is read quickly, however long or odd the document', () => {
    const text = Array.from(
      { length: 300 },
      (_, at) => `${at % 30 === 0 ? `${at / 30 + 1}. Part\n` : ''}This is line number ${at} of a long document.`,
    ).join('\n')
    const hostile = ['[', '*', '.', ' \t', '#', '_', '- ', 'I will ', '1.', '| ', 'Aa School '].map((piece) =>
      piece.repeat(8000),
    )
    const started = performance.now()
    parsePolicy(`${text}\n${hostile.join('\n')}`, '2026-11-22')
    expect(performance.now() - started).toBeLessThan(4000)
  })
})
