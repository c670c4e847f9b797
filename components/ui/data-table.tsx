import type { ReactNode } from 'react'
import { type Sort, SortHeader } from './sort-header'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: Sort
  align?: 'start' | 'end'
  /** The column that names the row. */
  rowHeader?: boolean
  /** Keeps the heading for screen readers only, as above a column of links. */
  hideHeader?: boolean
  /** Left out on paper. */
  noPrint?: boolean
}

type Props<Row> = {
  caption: ReactNode
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Stands in place of the table when it has no rows; usually an EmptyState. */
  empty?: ReactNode
}

/** Rows and columns; below 640 px each row becomes a card. */
export function DataTable<Row>({ caption, hideCaption = false, columns, rows, rowKey, empty }: Props<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table className="stacks">
      <caption className={hideCaption ? 'sr-only' : 'pb-2 text-start font-semibold text-[1.125em]'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeader key={column.key} sort={column.sort} hidden={column.hideHeader} className={cellLook(column)}>
              {column.header}
            </SortHeader>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column.rowHeader ? (
                <th key={column.key} scope="row" className={cellLook(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  data-label={column.hideHeader ? undefined : column.header}
                  className={cellLook(column)}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cellLook = ({ align, noPrint }: { align?: 'start' | 'end'; noPrint?: boolean }) =>
  [align === 'end' ? 'end' : '', noPrint ? 'no-print' : ''].filter(Boolean).join(' ') || undefined
