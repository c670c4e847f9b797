import { describe, expect, test } from 'vitest'
import { withhold, withoutLinks } from './withhold'

describe('what belongs to others', () => {
  test('is taken out wherever it stands, in any case', () => {
    const value = { a: 'Write to MUM@example.test!', list: [{ b: '192.0.2.9' }, 3, null, true] }
    expect(withhold(value, ['mum@example.test', '192.0.2.9'])).toEqual({
      a: 'Write to [left out]!',
      list: [{ b: '[left out]' }, 3, null, true],
    })
  })
  test('is read as letters, not as a pattern', () => {
    expect(withhold('aXb', ['a.b'])).toBe('aXb')
    expect(withhold('+44 (0)20', ['+44 (0)20'])).toBe('[left out]')
  })
  test('nothing changes where there is nothing', () => expect(withhold('plain', [])).toBe('plain'))
})

test('a link in a mail opens nothing any more, and the words around it stay', () => {
  const secret = 'AbCdEf0123456789_-AbCdEf'
  const text = `Sign here: https://x.test/l/${secret} or https://x.test/sign-in/link/${secret}\nhttps://x.test/verify`
  expect(withoutLinks(text)).toBe(
    'Sign here: https://x.test/l/[left out] or https://x.test/sign-in/link/[left out]\nhttps://x.test/verify',
  )
})
