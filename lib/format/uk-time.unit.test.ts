import { describe, expect, test } from 'vitest'
import { formatUkDate, formatUkDateTime, formatUkDay } from './uk-time'

describe('formatUkDateTime', () => {
  test.each([
    ['2026-11-21T21:04:31.987Z', '21 November 2026 at 21:04:31 GMT'],
    ['2026-07-01T23:30:00Z', '2 July 2026 at 00:30:00 BST'],
    ['2026-03-29T00:59:59Z', '29 March 2026 at 00:59:59 GMT'],
    ['2026-03-29T01:00:00Z', '29 March 2026 at 02:00:00 BST'],
    ['2026-10-25T00:30:00Z', '25 October 2026 at 01:30:00 BST'],
    ['2026-10-25T01:30:00Z', '25 October 2026 at 01:30:00 GMT'],
  ])('%s is %s', (instant, text) => {
    expect(formatUkDateTime(new Date(instant))).toBe(text)
  })
})

test('the day is the day in London, not in UTC', () => {
  expect(formatUkDate(new Date('2026-06-30T23:10:00Z'))).toBe('1 July 2026')
  expect(formatUkDate(new Date('2026-12-31T23:59:59Z'))).toBe('31 December 2026')
})

test('a due day is the day that was written', () => {
  expect(formatUkDay('2026-03-29')).toBe('29 March 2026')
  expect(formatUkDay('2028-02-29')).toBe('29 February 2028')
  for (const wrong of ['2026-02-30', '2026-13-01', '29/03/2026', ''])
    expect(() => formatUkDay(wrong)).toThrow(RangeError)
})
