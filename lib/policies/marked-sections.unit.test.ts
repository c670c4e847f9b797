import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markSections, readMarkedSections } from './marked-sections'
import type { PolicySection } from './types'

test('headings, numbers and appendices are read', () => {
  const marked =
    'Opening words.\n\n## 1. Why we have this\n\nTo keep safe.\n\n### 1.1 Who\n\n- staff\n- pupils\n\n## Appendix 2: Forms\n\n## Index'
  expect(readMarkedSections(marked)).toEqual([
    { number: null, title: '', level: 1, text: 'Opening words.' },
    { number: '1', title: 'Why we have this', level: 1, text: 'To keep safe.' },
    { number: '1.1', title: 'Who', level: 2, text: '- staff\n- pupils' },
    { number: 'Appendix 2', title: 'Forms', level: 1, text: '' },
    { number: null, title: 'Index', level: 1, text: '' },
  ])
})

test('a line of text that begins with hashes stays text', () => {
  const section = { number: '1', title: 'Codes', level: 1, text: '## is not a heading here\n\\# nor this' }
  expect(readMarkedSections(markSections([section]))).toEqual([section])
})

const words = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z]{2,8}){0,3}$/)
const section: fc.Arbitrary<PolicySection> = fc.record({
  number: fc.option(fc.constantFrom('1', '2', '2.1', '10.3.2', 'Appendix 4', 'Annex B')),
  title: words,
  level: fc.integer({ min: 1, max: 4 }),
  text: fc
    .array(
      fc.oneof(
        words,
        words.map((text) => `- ${text}`),
        words.map((text) => `## ${text}`),
      ),
    )
    .map((lines) => lines.join('\n')),
})

test('whatever is written out comes back the same', () => {
  fc.assert(
    fc.property(fc.array(section), (sections) => {
      expect(readMarkedSections(markSections(sections))).toEqual(sections)
    }),
  )
})
