import { columnNames, headingsKey } from './column-names'
import type { Body } from './find-headings'
import { type ColumnReading, readAsOf } from './types'

const EXAMPLES = 3
const LOOK_AT = 50
const LONGEST = 40

/** What each named column of a table was read as, with a few of its cells. */
export function columnReadings(source: string, { headings, mapping, rows }: Body): ColumnReading[] {
  const key = headingsKey(headings)
  return columnNames(headings).flatMap((column, at) => {
    if (column === '') return []
    const own = mapping?.columns.find((one) => one.at === at)
    const cells = rows.slice(0, LOOK_AT).map(({ cells }) => (cells[at] ?? '').trim().slice(0, LONGEST))
    return {
      source,
      headingsKey: key,
      column,
      readAs: own ? readAsOf(own.subject, own.slot, own.field) : null,
      examples: [...new Set(cells.filter((cell) => cell !== ''))].slice(0, EXAMPLES),
    }
  })
}
