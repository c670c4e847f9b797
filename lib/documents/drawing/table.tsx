import type { ReportTable } from '../report-types'
import { type Ink, place } from './ink'
import { HAIRLINE, INK, PAPER, QUIET, ROOM } from './look'
import { Canvas } from './react-pdf'
import { type Line, layOut, type TypeStyle } from './text/layout'
import { rgb, showLine } from './text/piece-fonts'

const GAP = 8
const PAD = 3
const ROW: TypeStyle = { size: 8.5, lineHeight: 1.36 }
const STRONG: TypeStyle = { ...ROW, weight: 600 }
const HEAD: TypeStyle = { size: 7.5, weight: 600, lineHeight: 1.3 }

/** One row, set: its lines cell by cell, and its height in points. */
type SetRow = { cells: Line[][]; height: number; colour: string; rule: number }
type Columns = { x: number; width: number; numbers: boolean }[]

function placed(columns: ReportTable['columns']): Columns {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const room = ROOM - GAP * (columns.length - 1)
  let x = 0
  return columns.map(({ share, numbers = false }) => {
    const width = (room * share) / whole
    const column = { x, width, numbers }
    x += width + GAP
    return column
  })
}

function setRow(columns: Columns, cells: string[], style: TypeStyle, colour: string, rule: number): SetRow {
  const lines = columns.map(({ width }, at) => layOut(cells[at] ?? '', width, style))
  const height = Math.max(...lines.map((cell) => cell.reduce((sum, line) => sum + line.height, 0))) + 2 * PAD
  return { cells: lines, height, colour, rule }
}

/** Rows as one drawing: many small boxes would take the renderer long to lay out. */
function Rows({ ink, columns, rows }: { ink: Ink; columns: Columns; rows: SetRow[] }) {
  let top = 0
  const shown = rows.map((row) => {
    const operators = showRow(ink, columns, row, top)
    top += row.height
    return operators
  })
  return <Canvas style={{ width: ROOM, height: top }} paint={place(ink, shown.join('\n'))} />
}

/** Operators that show a row so many points below the origin, y upwards. */
function showRow(ink: Ink, columns: Columns, { cells, colour, rule }: SetRow, top: number) {
  const line = `q\n${rgb(rule > 0.5 ? INK : HAIRLINE)} RG\n${rule} w\n0 ${-top} m ${ROOM} ${-top} l S\nQ`
  const texts = cells.flatMap((lines, at) => {
    const { x, width, numbers } = columns[at] ?? { x: 0, width: 0, numbers: false }
    let y = top + PAD
    return lines.map((text) => {
      const shown = showLine(ink.pieces, text, colour, numbers ? x + width - text.width : x, -(y + text.baseline))
      y += text.height
      return shown
    })
  })
  return [rule > 0 ? line : '', ...texts].filter(Boolean).join('\n')
}

const SHEET = PAPER.height - PAPER.top - PAPER.bottom

/** The rows of a table in groups that fit on a page each; the first page has so many points less. */
function onPages(head: SetRow, rows: SetRow[], taken: number): SetRow[][] {
  const pages: SetRow[][] = [[]]
  let left = SHEET - taken - head.height
  for (const row of rows) {
    if (row.height > left && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([])
      left = SHEET - head.height
    }
    pages.at(-1)?.push(row)
    left -= row.height
  }
  return pages
}

const heightOf = (rows: SetRow[]) => rows.reduce((sum, { height }) => sum + height, 0)

export type SetTable = { columns: Columns; head: SetRow; rows: SetRow[] }

/** Sets every cell of a table. */
export function setTable({ columns: wanted, rows }: ReportTable): SetTable {
  const columns = placed(wanted)
  const labels = wanted.map(({ label }) => label)
  return {
    columns,
    head: setRow(columns, labels, HEAD, QUIET, 0),
    rows: rows.map(({ cells, strong }) => setRow(columns, cells, strong ? STRONG : ROW, INK, strong ? 0.75 : 0.4)),
  }
}

/** Too high to be kept with its heading on whatever page it falls. */
export const isLongTable = ({ head, rows }: SetTable) => heightOf([head, ...rows]) > SHEET * 0.66

/** A short table as one drawing. */
export const Table = ({ ink, table: { columns, head, rows } }: { ink: Ink; table: SetTable }) => (
  <Rows ink={ink} columns={columns} rows={[head, ...rows]} />
)

/** A long table with its headings on every page, one part for each page; `taken` points of the first are used already. */
export const tableParts = (ink: Ink, { columns, head, rows }: SetTable, taken: number) =>
  onPages(head, rows, taken).map((page) => (
    <Rows key={rows.indexOf(page[0] as SetRow)} ink={ink} columns={columns} rows={[head, ...page]} />
  ))
