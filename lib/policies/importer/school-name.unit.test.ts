import { expect, test } from 'vitest'
import { schoolOf } from './school-name'

test('a line that is a school’s name, with or without what the document is', () => {
  expect(schoolOf('Ashgrove Primary School')).toBe('Ashgrove Primary School')
  expect(schoolOf('ASHGROVE PRIMARY SCHOOL')).toBe('Ashgrove Primary School')
  expect(schoolOf('Ashgrove Primary School Acceptable Use Policy')).toBe('Ashgrove Primary School')
})

test('a heading that speaks of our school names none', () => {
  for (const heading of ['Using computers at our school', 'Phones in this school', 'Rules for every school']) {
    expect(schoolOf(heading), heading).toBeNull()
  }
})
