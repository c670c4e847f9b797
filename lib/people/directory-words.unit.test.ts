import { expect, test } from 'vitest'
import { directoryWords } from './directory-words'

test.each([
  ['07700 900123', ['07700900123']],
  ['+44 (0)7700 900-123', ['447700900123']],
  ['0044 7700 900123', ['447700900123']],
  ['Łuczak 900 123', ['luczak', '900123']],
  ['4K 2026', ['4k', '2026']],
  ['12 345a', ['12', '345a']],
  ['O’Neill  100%', ['oneill', '100\\%']],
  ['', []],
])('%s', (search, words) => {
  expect(directoryWords(search)).toEqual(words)
})
