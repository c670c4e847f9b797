import { describe, expect, test } from 'vitest'
import { readDay } from './day'
import { splitFullName } from './full-name'
import { nameFault, plainText } from './plain-text'
import { upnCheckLetter, upnFault } from './upn'
import { readYearGroup } from './year-group'

describe('year groups as they are found', () => {
  test.each([
    ['N1', -1],
    ['N2', -1],
    ['Nursery', -1],
    ['R', 0],
    ['Reception', 0],
    ['Year R', 0],
    ['0', 0],
    ['1', 1],
    ['01', 1],
    ['Year 1', 1],
    ['Y1', 1],
    ['Yr 1', 1],
    ['NC Year 6', 6],
    ['13', 13],
    ['2.0', 2],
    ['-1', -1],
    ['Yr. 3', 3],
  ])('%s is %i', (text, year) => expect(readYearGroup(text)).toBe(year))
  test.each(['14', 'Year 14', '', 'Oak', '-2', '1.5', 'Year'])('%s is none', (text) =>
    expect(readYearGroup(text)).toBeUndefined(),
  )
})

describe('days', () => {
  test.each([
    ['05/09/2019', '2019-09-05'],
    ['5.9.19', '2019-09-05'],
    ['2019-09-05', '2019-09-05'],
    ['2019-09-05T00:00:00', '2019-09-05'],
    ['20190905', '2019-09-05'],
    ['5 Sep 2019', '2019-09-05'],
    ['5th-September-2019', '2019-09-05'],
    ['43713', '2019-09-05'],
    ['29/02/2020', '2020-02-29'],
    ['01/02/31', '1931-02-01'],
  ])('%s is %s', (text, day) => expect(readDay(text)).toBe(day))
  test.each(['31/02/2019', '13/13/2019', '29/02/2019', 'yesterday', '5 Foo 2019', ''])('%s is none', (text) =>
    expect(readDay(text)).toBeUndefined(),
  )
})

describe('unique pupil numbers', () => {
  const rest = '201234519001'
  const letter = upnCheckLetter(rest)
  test('the check letter is the weighted sum, modulus 23', () => {
    // 2×2 + 0×3 + 1×4 + 2×5 + 3×6 + 4×7 + 5×8 + 1×9 + 9×10 + 0×11 + 0×12 + 1×13 = 216, and 216 mod 23 is 9.
    expect(letter).toBe('K')
    expect(upnFault(`K${rest}`)).toBeNull()
  })
  test('any one digit changed is found', () => {
    for (let at = 0; at < 12; at += 1) {
      const other = `${rest.slice(0, at)}${(Number(rest[at]) + 1) % 10}${rest.slice(at + 1)}`
      expect(upnFault(`K${other}`), other).not.toBeNull()
    }
  })
  test('a temporary one ends in a letter', () => {
    const temporary = '20123451900B'
    expect(upnFault(`${upnCheckLetter(temporary)}${temporary}`)).toBeNull()
    expect(upnFault(`A20123451900I`)).not.toBeNull()
  })
  test.each(['', 'K2012345190', '1201234519001', 'K20123451900!'])('%s is none', (upn) =>
    expect(upnFault(upn)).toMatch(/13 characters/),
  )
})

describe('names', () => {
  test.each([
    ['Smith, Anna', 'Anna', 'Smith'],
    ['Mrs Anna Smith', 'Anna', 'Smith'],
    ['Ludwig van der Berg', 'Ludwig', 'van der Berg'],
    ['Anna Maria O’Neill-Jones', 'Anna Maria', 'O’Neill-Jones'],
    ['Sukarno', 'Sukarno', ''],
    ['Dr Sukarno', 'Sukarno', ''],
    ['van Dyck', 'van', 'Dyck'],
  ])('%s', (text, givenName, familyName) => expect(splitFullName(text)).toEqual({ givenName, familyName }))
  test('a formula is no name, and a name with odd signs is one', () => {
    expect(nameFault("=cmd|' /C calc'!A0")).toMatch(/formula/)
    expect(nameFault('+1')).toMatch(/formula/)
    expect(nameFault('-1')).toMatch(/formula/)
    expect(nameFault('123')).toMatch(/letter/)
    expect(nameFault('a'.repeat(201))).toMatch(/200/)
    expect(nameFault('evil\u202etxt')).toMatch(/hidden/)
    for (const name of ['O’Neill', "d'Arcy--Smith", '王', 'Ng', 'Ó Súilleabháin']) expect(nameFault(name)).toBeNull()
  })
  test('harmless hidden marks go', () => expect(plainText('\u200f  Ada\u00a0\u200b Byron ')).toBe('Ada Byron'))
})
