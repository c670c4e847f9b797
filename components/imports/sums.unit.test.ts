import { describe, expect, test } from 'vitest'
import { changesNothing, sentenceOf } from './sums'

const none = { errors: 0, questions: 0, new: 0, changed: 0, moved: 0, left: 0, ties: 0, unchanged: 0 }
const counts = (create: number, unchanged: number, sections: Partial<typeof none>) => ({
  rows: create + unchanged,
  create,
  unchanged,
  sections: { ...none, ...sections },
})

describe('an import in a sentence', () => {
  test('names each kind of change that there is', () => {
    const january = counts(30, 402, { new: 30, changed: 3, moved: 9, left: 1 })
    expect(sentenceOf(january, 'would')).toBe(
      '30 people would be added, 9 pupils would change class, 3 people would get other details and 1 person would leave. 402 people stay as they are.',
    )
    expect(sentenceOf(january, 'did')).toBe(
      '30 people were added, 9 pupils changed class, 3 people got other details and 1 person left. 402 people stayed as they were.',
    )
  })

  test('a first roll has only people who are added', () => {
    expect(sentenceOf(counts(1204, 0, { new: 1204, ties: 800 }), 'would')).toBe('1,204 people would be added.')
  })

  test('family ties alone are a change', () => {
    const ties = counts(0, 1, { ties: 1 })
    expect(changesNothing(ties)).toBe(false)
    expect(sentenceOf(ties, 'would')).toBe('1 family tie would be changed. 1 person stays as they are.')
  })

  test('files without people say so', () => {
    expect(sentenceOf(counts(0, 0, { errors: 1 }), 'would')).toBe('Nobody was found in these files.')
  })

  test('the same roll again changes nothing', () => {
    expect(changesNothing(counts(0, 900, { unchanged: 900 }))).toBe(true)
    expect(sentenceOf(counts(0, 900, { unchanged: 900 }), 'would')).toContain('Nothing would change')
  })
})
