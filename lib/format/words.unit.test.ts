import { expect, test } from 'vitest'
import { counted, listed } from './words'

test('counts in words', () => {
  expect(counted(1, 'form')).toBe('1 form')
  expect(counted(0, 'form')).toBe('0 forms')
  expect(counted(1204, 'person', 'people')).toBe('1,204 people')
})

test('lists as British English does', () => {
  expect(listed([])).toBe('')
  expect(listed(['Ana'])).toBe('Ana')
  expect(listed(['Ana', 'Ben', 'Cal'])).toBe('Ana, Ben and Cal')
})
