import { stringify } from 'csv-stringify/sync'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { REQUEST_STATE_LABELS } from '@/lib/rounds/types'
import { yearGroupLabel } from '@/lib/schools/types'
import type { RequestRow } from './types'

const COLUMNS = ['Name', 'Group', 'Form', 'Year group', 'Class', 'State', 'Waits for', 'Complete since']

/** Rows as a table for spreadsheets: UTF-8 with its mark, and no cell that a spreadsheet would run as a formula. */
export const requestsCsv = (rows: readonly RequestRow[]): string =>
  stringify(rows.map(cellsOf), {
    header: true,
    columns: COLUMNS,
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
    // A lone carriage return inside a cell would end the row for some readers.
    quoted_match: /[\r\n]/,
  })

const cellsOf = (row: RequestRow) => [
  row.personName,
  AUDIENCE_LABELS[row.audience],
  row.title,
  row.yearGroup === null ? '' : yearGroupLabel(row.yearGroup),
  row.className ?? '',
  REQUEST_STATE_LABELS[row.state],
  row.waitsFor,
  row.completedAt ? formatUkDateTime(new Date(row.completedAt)) : '',
]
