import { describe, expect, test } from 'vitest'
import type { Table } from '../types'
import { mendTables } from './mended-tables'

const HEADINGS = ['Forename', 'Surname', 'Year', 'Phone']
const roll: Table = {
  source: 'roll.csv',
  rows: [
    ['The roll of Oakfield'],
    HEADINGS,
    ['Ada', 'Okafor', '14', '+44 1'],
    ['Ben', 'Rees', '2', ''],
    ['Cal', '', '3', ''],
  ],
}
const staff: Table = {
  source: 'staff.csv',
  rows: [
    ['Staff Code', 'Surname'],
    ['S1', 'Marsden'],
  ],
}
const errors = [
  { source: 'roll.csv', row: 3 },
  { source: 'roll.csv', row: 3 },
  { source: 'roll.csv', row: 5 },
  { source: 'staff.csv', row: null },
]
const mended = (...rows: string[][]): Table => ({
  source: 'mended.csv',
  rows: [[...HEADINGS, 'What is wrong'], ...rows],
})

describe('rows with mistakes', () => {
  test('are replaced by the mended ones, and every other row keeps its place', () => {
    const { tables, changed, strangers } = mendTables(
      [roll, staff],
      [mended(['Ada', 'Okafor', '1', "'+44 1", 'Year: no such year'], ['Cal', 'Zúñiga', '3', '', 'Surname: empty'])],
      errors,
    )
    expect(tables[0]?.rows).toEqual([
      ['The roll of Oakfield'],
      HEADINGS,
      ['Ada', 'Okafor', '1', '+44 1'],
      ['Ben', 'Rees', '2', ''],
      ['Cal', 'Zúñiga', '3', ''],
    ])
    expect(tables[1]).toBe(staff)
    expect([...changed].map(({ source }) => source)).toEqual(['roll.csv'])
    expect(strangers).toEqual([])
  })

  test('are emptied when fewer come back, and more are added at the end', () => {
    const one = mendTables([roll], [mended(['Ada', 'Okafor', '1', '', ''])], errors)
    expect(one.tables[0]?.rows.slice(2)).toEqual([['Ada', 'Okafor', '1', ''], ['Ben', 'Rees', '2', ''], []])
    const three = mendTables([roll], [mended(['A', 'B', '1'], ['C', 'D', '2'], ['E', 'F', '3'])], errors)
    expect(three.tables[0]?.rows.at(-1)).toEqual(['E', 'F', '3', ''])
    expect(three.tables[0]?.rows).toHaveLength(roll.rows.length + 1)
  })

  test('may come back with their columns in another order, and with empty rows', () => {
    const turned: Table = {
      source: 'mended.xlsx',
      rows: [
        ['What is wrong', 'Phone', 'Year', 'Surname', 'Forename'],
        ['', '', '', '', ''],
        ['x', '', '1', 'Okafor', 'Ada'],
      ],
    }
    expect(mendTables([roll], [turned], errors).tables[0]?.rows[2]).toEqual(['Ada', 'Okafor', '1', ''])
  })

  test('under headings that no file has belong nowhere', () => {
    const other: Table = {
      source: 'other.csv',
      rows: [
        ['Forename', 'Class'],
        ['Ada', 'Wrens'],
      ],
    }
    const { tables, changed, strangers } = mendTables([roll], [other], errors)
    expect(strangers).toEqual(['other.csv'])
    expect(changed.size).toBe(0)
    expect(tables).toEqual([roll])
  })
})
