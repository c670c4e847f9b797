import { expect, test } from 'vitest'
import { searchName } from './search-name'

test.each([
  ['Zoë Müller-Łukasiewicz', 'zoe muller-lukasiewicz'],
  ['Siân  O’Neill', 'sian oneill'],
  ['Nguyễn Thị Ánh', 'nguyen thi anh'],
  ['İpek Yıldız', 'ipek yildiz'],
  ['Søren Strauß', 'soren strauss'],
  ['Алёна', 'алена'],
  ['김민준', '김민준'],
  ['தமிழ்ச்செல்வி', 'தமிழ்ச்செல்வி'],
  ['李小龙', '李小龙'],
  ['Anne–Marie', 'anne-marie'],
])('%s is found as %s', (name, found) => {
  expect(searchName(name)).toBe(found)
})

test('what was made comparable stays as it is', () => {
  for (const name of ['Żółć', 'مُحَمَّد', 'शर्मा', 'Ǆ']) expect(searchName(searchName(name))).toBe(searchName(name))
})
