import type { Table } from '../types'
import { withChoices } from './chosen-columns'
import { headingsKey } from './column-names'
import { type Mapping, mapColumns } from './map-columns'
import type { ColumnMapping } from './types'

/** How far down headings are looked for, below a title and a date of printing. */
const LOOK_DOWN = 20
const FOOTER =
  /^(?:grand |sub ?)?totals?\b|^(?:number|count|no\.?) of\b|^count\b|^end of (?:report|list)|^printed\b|^page \d|^\d+ (?:pupils|students|rows|records)\b|^report\b|^generated\b/i

/** The headings of a table and the rows that hold somebody; without a mapping where no heading says whose it is. */
export type Body = { headings: string[]; mapping: Mapping | null; rows: { row: number; cells: string[] }[] }

/** Finds the row of headings: one that the office has chosen columns for, else the one that reads best; null without any. */
export function findHeadings({ source, rows }: Table, mappings: ColumnMapping[]): Body | null {
  const heads = rows.slice(0, LOOK_DOWN).map((cells) => cells.map(tidy))
  const remembered = new Map(mappings.map(({ headingsKey: key, choices }) => [key, choices]))
  const chosenAt = remembered.size === 0 ? -1 : heads.findIndex((headings) => remembered.has(headingsKey(headings)))
  const at = chosenAt >= 0 ? chosenAt : bestOf(heads, source)
  const headings = heads[at]
  if (!headings) return null
  const read = mapped(headings, source)
  const choices = chosenAt >= 0 ? (remembered.get(headingsKey(headings)) ?? []) : []
  const body = rows.slice(at + 1).map((cells, index) => ({ row: at + index + 2, cells }))
  return {
    headings,
    mapping: choices.length > 0 ? withChoices(read, headings, choices) : read,
    rows: body.filter(({ cells }) => holdsSomebody(cells) && !same(cells, headings)),
  }
}

/** The row with the most columns that are known; failing that, the first that could be headings. */
function bestOf(heads: string[][], source: string): number {
  const known = heads.map((headings) => mapped(headings, source)?.columns.length ?? 0)
  const most = Math.max(0, ...known)
  return most > 0 ? known.indexOf(most) : heads.findIndex((cells) => cells.filter((cell) => cell !== '').length >= 2)
}

function mapped(headings: string[], source: string): Mapping | null {
  const mapping = mapColumns(headings, source)
  return mapping && mapping.columns.length >= 2 ? mapping : null
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
