import { columnNames, headingsKey } from '../headings/column-names'
import type { RollError, Table } from '../types'

/** The heading over what is wrong with a row, in the table of rows to mend. */
export const WRONG = 'What is wrong'
/** How far down headings are looked for. */
const LOOK_DOWN = 20

/** The headings of a table of mended rows by name, and its rows that hold anything. */
type Mended = { key: string; names: string[]; rows: string[][] }

/**
 * The tables of an import with the rows that had mistakes replaced by the mended ones of the same headings, and the names
 * of the mended tables whose headings fit none. A mended row takes the place of a faulty one, so that rows keep their numbers.
 */
export function mendTables(tables: Table[], mended: Table[], errors: Pick<RollError, 'source' | 'row'>[]) {
  const strangers: string[] = []
  const mendedOf = new Map<Table, Mended[]>()
  for (const table of mended) {
    const read = readMended(table)
    const own = read && tables.find((one) => headRow(one, read.key) !== null)
    if (!read || !own) strangers.push(table.source)
    else mendedOf.set(own, [...(mendedOf.get(own) ?? []), read])
  }
  const result = tables.map((table) => {
    const parts = mendedOf.get(table)
    return parts ? { ...table, rows: mendRows(table, parts, errors) } : table
  })
  return { tables: result, changed: new Set(result.filter((table, at) => table !== tables[at])), strangers }
}

function mendRows(table: Table, parts: Mended[], errors: Pick<RollError, 'source' | 'row'>[]): string[][] {
  const faulty = [
    ...new Set(errors.flatMap(({ source, row }) => (source === table.source && row !== null ? [row] : []))),
  ]
  const fresh = parts.flatMap((part) => inOrderOf(table, part))
  const places = faulty.sort((a, b) => a - b)
  const rows = [...table.rows]
  places.forEach((row, at) => {
    rows[row - 1] = fresh[at] ?? []
  })
  return [...rows, ...fresh.slice(places.length)]
}

/** The cells of mended rows in the order of the table's own columns. */
function inOrderOf(table: Table, { key, names, rows }: Mended): string[][] {
  const own = columnNames((table.rows[headRow(table, key) ?? 0] ?? []).map(tidy))
  const at = own.map((name) => (name === '' ? -1 : names.indexOf(name)))
  return rows.map((cells) => at.map((index) => cells[index] ?? ''))
}

function readMended({ rows }: Table): Mended | null {
  const head = rows.findIndex((cells) => cells.filter((cell) => tidy(cell) !== '').length >= 2)
  const headings = rows[head]?.map(tidy).map((name) => (name === WRONG ? '' : name))
  if (!headings) return null
  const body = rows.slice(head + 1).map((cells) => cells.map(withoutMark))
  const wrong = rows[head]?.map(tidy).indexOf(WRONG) ?? -1
  const filled = body.filter((cells) => cells.some((cell, at) => at !== wrong && tidy(cell) !== ''))
  return { key: headingsKey(headings), names: columnNames(headings), rows: filled }
}

/** Where in a table the headings of this key stand, counted from nought; null when nowhere. */
function headRow({ rows }: Table, key: string): number | null {
  const at = rows.slice(0, LOOK_DOWN).findIndex((cells) => headingsKey(cells.map(tidy)) === key)
  return at < 0 ? null : at
}

const tidy = (cell: string) => cell.replace(/\s+/g, ' ').trim()
/** Without the mark before a cell that a spreadsheet would otherwise have run as a formula. */
const withoutMark = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '')
