import { expect, test } from 'vitest'
import { mappingsIn } from './mappings-in'

function formOf(rows: [headingsKey: string, column: string, readAs: string][]) {
  const form = new FormData()
  for (const [headingsKey, column, readAs] of rows) {
    form.append('headingsKey', headingsKey)
    form.append('column', column)
    form.append('readAs', readAs)
  }
  return form
}

test('columns are told apart by their table’s headings, and an empty choice leaves one aside', () => {
  const form = formOf([
    ['pupils', 'Forename', 'pupil givenName'],
    ['pupils', 'House', ''],
    ['contacts', 'Forename', 'contact givenName'],
  ])
  expect(mappingsIn(form)).toEqual([
    {
      headingsKey: 'pupils',
      choices: [
        { column: 'Forename', readAs: 'pupil givenName' },
        { column: 'House', readAs: '' },
      ],
    },
    { headingsKey: 'contacts', choices: [{ column: 'Forename', readAs: 'contact givenName' }] },
  ])
})

test('two tables with the same headings are one mapping', () => {
  const form = formOf([
    ['pupils', 'Forename', 'pupil givenName'],
    ['pupils', 'Forename', 'pupil shownGivenName'],
  ])
  expect(mappingsIn(form)).toEqual([
    { headingsKey: 'pupils', choices: [{ column: 'Forename', readAs: 'pupil shownGivenName' }] },
  ])
})

test('a column that was read as something on no list is left to be read so again', () => {
  const form = formOf([
    ['pupils', 'Mother', 'contact mother fullName'],
    ['pupils', 'Surname', 'pupil familyName'],
  ])
  expect(mappingsIn(form)).toEqual([
    { headingsKey: 'pupils', choices: [{ column: 'Surname', readAs: 'pupil familyName' }] },
  ])
})
