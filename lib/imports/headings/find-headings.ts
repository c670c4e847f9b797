import type { Table } from '../types'
import { type Mapping, mapColumns } from './map-columns'

/** How far down headings are looked for, below a title and a date of printing. */
const LOOK_DOWN = 20
const FOOTER =
  /^(?:grand |sub ?)?totals?\b|^(?:number|count|no\.?) of\b|^count\b|^end of (?:report|list)|^printed\b|^page \d|^\d+ (?:pupils|students|rows|records)\b|^report\b|^generated\b/i

export type Body = { mapping: Mapping; rows: { row: number; cells: string[] }[] }

/** The headings of a table and the rows that hold somebody; null when no row reads as headings. */
export function findHeadings({ source, rows }: Table): Body | null {
  const tried = rows.slice(0, LOOK_DOWN).map((cells, at) => ({ at, mapping: mapColumns(cells.map(tidy), source) }))
  const found = tried
    .flatMap(({ at, mapping }) => (mapping ? [{ at, mapping }] : []))
    .reduce<{ at: number; mapping: Mapping } | null>(
      (best, one) => (!best || one.mapping.columns.length > best.mapping.columns.length ? one : best),
      null,
    )
  if (!found || found.mapping.columns.length < 2) return null
  const headings = rows[found.at] ?? []
  const body = rows.slice(found.at + 1).map((cells, index) => ({ row: found.at + index + 2, cells }))
  return {
    mapping: found.mapping,
    rows: body.filter(({ cells }) => holdsSomebody(cells) && !same(cells, headings)),
  }
}

const tidy = (cell: string) => cell.replace(/\s+/g, ' ').trim()

function holdsSomebody(cells: string[]) {
  const filled = cells.map(tidy).filter((cell) => cell !== '')
  if (filled.length === 0) return false
  return !(filled.length <= 3 && FOOTER.test(filled[0] ?? ''))
}

/** A printed report repeats its headings on each page. */
const same = (cells: string[], headings: string[]) =>
  headings.length > 1 && headings.every((heading, at) => tidy(cells[at] ?? '') === tidy(heading))
