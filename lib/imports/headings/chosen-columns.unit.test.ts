import { describe, expect, test } from 'vitest'
import { readRoll } from '../read-roll'
import { tableFile } from '../sample-rolls/files.factory'
import { columnNames, headingsKey } from './column-names'
import { type ColumnChoice, READ_AS, readAsLabel } from './types'

const TODAY = '2026-11-02'
const TABLE = [
  ['Vorname', 'Nachname', 'Stufe', 'Note', 'Note'],
  ['Ada', 'Byron', '3', 'ada@mail.example', 'quick'],
]
const CHOICES: ColumnChoice[] = [
  { column: 'Vorname', readAs: 'pupil givenName' },
  { column: 'Nachname', readAs: 'pupil familyName' },
  { column: 'Stufe', readAs: 'pupil yearGroup' },
  { column: 'Note', readAs: 'contact 1 email' },
]
const read = (rows: string[][], choices: ColumnChoice[], headings = rows[0] ?? []) =>
  readRoll([tableFile('roll.csv', rows)], TODAY, { mappings: [{ headingsKey: headingsKey(headings), choices }] })

describe('columns that the office has chosen', () => {
  test('without them strange headings are shown with examples, to be chosen from', async () => {
    const roll = await readRoll([tableFile('roll.csv', TABLE)], TODAY)
    expect(roll.errors[0]?.text).toMatch(/headings/)
    expect(roll.columns.map(({ column, readAs, examples }) => [column, readAs, examples])).toEqual([
      ['Vorname', null, ['Ada']],
      ['Nachname', null, ['Byron']],
      ['Stufe', null, ['3']],
      ['Note', null, ['ada@mail.example']],
      ['Note (2)', null, ['quick']],
    ])
    expect(new Set(roll.columns.map((column) => column.headingsKey))).toEqual(new Set([headingsKey(TABLE[0] ?? [])]))
  })

  test('are read as chosen, whatever order the columns come in', async () => {
    for (const rows of [TABLE, TABLE.map(([a = '', b = '', c = '', d = '', e = '']) => [c, b, a, d, e])]) {
      const roll = await read(rows, CHOICES)
      expect(roll.errors).toEqual([])
      expect(roll.pupils).toMatchObject([{ givenName: 'Ada', familyName: 'Byron', yearGroup: 3 }])
      expect(roll.parents).toMatchObject([{ email: 'ada@mail.example' }])
      expect(
        roll.columns
          .map(({ readAs }) => readAs)
          .filter(Boolean)
          .sort(),
      ).toEqual(CHOICES.map(({ readAs }) => readAs).sort())
    }
  })

  test('go before what the headings say; an empty choice leaves a column aside', async () => {
    const rows = [
      ['Forename', 'Surname', 'Year', 'Email'],
      ['Ada', 'Byron', '3', 'ada@mail.example'],
    ]
    expect((await read(rows, [])).pupils).toMatchObject([{ email: 'ada@mail.example' }])
    const aside = await read(rows, [{ column: 'Email', readAs: null }])
    expect(aside.pupils).toMatchObject([{ givenName: 'Ada', email: null }])
    const contact = await read(rows, [{ column: 'Email', readAs: 'contact email' }])
    expect(contact).toMatchObject({ pupils: [{ email: null }], parents: [{ email: 'ada@mail.example' }] })
  })

  test('that make no sense are passed over', async () => {
    const rows = [
      ['Forename', 'Surname', 'Year'],
      ['Ada', 'Byron', '3'],
    ]
    const roll = await read(rows, [
      { column: 'Forename', readAs: 'staff upn' },
      { column: 'Elsewhere', readAs: 'pupil email' },
      { column: 'Surname', readAs: '__proto__ x' },
    ])
    expect(roll.errors.length).toBeGreaterThan(0)
    expect(roll.pupils).toEqual([])
  })
})

test('repeated headings are told apart, and a set of headings has one key in any order, case and spacing', () => {
  expect(columnNames(['A', '', 'A', 'B'])).toEqual(['A', '', 'A (2)', 'B'])
  expect(headingsKey(['Forename', 'SURNAME'])).toBe(headingsKey([' surname', 'forename']))
  expect(headingsKey(['Forename'])).not.toBe(headingsKey(['Forename', 'Forename']))
})

test('each choice has a label of its own', () => {
  const choices = READ_AS.flatMap((group) => group.choices)
  expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length)
  expect(readAsLabel('contact again 1 email')).toBe('Parent or carer 1: e-mail address')
  expect(readAsLabel('contact mother fullName')).toBe('Parent or carer (mother): full name')
})
