import { expect, test } from 'vitest'
import { compareClassNames, nextClassName, sameClassName } from './class-names'

test.each([
  ['4B', 4, '5B'],
  ['Year 4 Oak', 4, 'Year 5 Oak'],
  ['Y4', 4, 'Y5'],
  ['10A/Ma1', 10, '11A/Ma1'],
  ['9', 9, '10'],
  ['R', 0, '1'],
  ['RA', 0, '1A'],
  ['R Oak', 0, '1 Oak'],
  ['YR', 0, 'Y1'],
  ['Reception Oak', 0, 'Year 1 Oak'],
  ['0B', 0, '1B'],
  ['N', -1, 'R'],
  ['Nursery Acorns', -1, 'Reception Acorns'],
  ['Kestrels', 4, 'Kestrels'],
  ['Robins', 0, 'Robins'],
  ['Redwood', 0, 'Redwood'],
  ['Nightingales', -1, 'Nightingales'],
  ['Room 12', 4, 'Room 12'],
  ['14', 4, '14'],
])('%s of year group %i becomes %s', (name, yearGroup, next) => {
  expect(nextClassName(name, yearGroup)).toBe(next)
})

test('orders by number and compares without case and accents', () => {
  expect(['10A', '2B', 'RA', '2A'].sort(compareClassNames)).toEqual(['2A', '2B', '10A', 'RA'])
  expect(sameClassName('5b ', '5B')).toBe(true)
  expect(sameClassName('5A', '5B')).toBe(false)
})
