import { expect, test } from 'vitest'
import { pageNumber } from './page-number'

test.each([
  ['7', 7],
  [['3', '4'], 3],
  [undefined, 1],
  ['', 1],
  ['0', 1],
  ['-2', 1],
  ['1.5', 1],
  ['two', 1],
  ['99999999999999999999', 1],
])('%j is page %i', (asked, page) => {
  expect(pageNumber(asked)).toBe(page)
})
