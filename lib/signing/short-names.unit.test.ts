import { expect, test } from 'vitest'
import { shortNames } from './short-names'

const child = (givenName: string, familyName: string, displayName = `${givenName} ${familyName}`) => ({
  givenName,
  familyName,
  displayName,
})

test('a given name that stands alone shows nothing of the family name', () => {
  expect(shortNames([child('Amelia', 'Hart'), child('Bilal', 'Khan')])).toEqual(['Amelia', 'Bilal'])
})

test('two of one name are told apart by an initial, and by the whole name where that is not enough', () => {
  const names = shortNames([
    child('Amelia', 'Hart'),
    child('Amelia', 'Khan'),
    child('Zoë', 'Adams'),
    child('Zoë', 'Abel'),
  ])
  expect(names).toEqual(['Amelia H', 'Amelia K', 'Zoë Adams', 'Zoë Abel'])
})

test('the name that the office writes is the name a child is called by', () => {
  expect(shortNames([child('Oliver', 'Hart', 'Ollie Hart'), child('Maya', 'Rao', 'Maya Priya')])).toEqual([
    'Ollie',
    'Maya Priya',
  ])
})
