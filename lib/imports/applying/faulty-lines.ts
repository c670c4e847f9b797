import { findHeadings } from '../headings/find-headings'
import type { ColumnMapping } from '../headings/types'
import { readTables } from '../reading/read-tables'
import type { RollError, RollFile } from '../types'

/** A row of a file with what is wrong with it; the first of each source holds its headings. */
export type FaultyLine = { source: string; cells: string[] }

const WRONG = 'What is wrong'

/** The rows that somebody has to mend, as the files have them, with a column that says why. */
export async function faultyLines(
  files: RollFile[],
  mappings: ColumnMapping[],
  errors: RollError[],
): Promise<FaultyLine[]> {
  const bySource = new Map<string, Map<number, string[]>>()
  for (const { source, row, column, text } of errors) {
    if (row === null) continue
    const rows = bySource.get(source) ?? new Map<number, string[]>()
    rows.set(row, [...(rows.get(row) ?? []), column ? `${column}: ${text}` : text])
    bySource.set(source, rows)
  }
  if (bySource.size === 0) return []
  const lines: FaultyLine[] = []
  for (const file of files) {
    for (const { source, rows } of await tablesOf(file)) {
      const wrong = bySource.get(source)
      const headings = wrong && findHeadings({ source, rows }, mappings)?.headings
      if (!wrong || !headings) continue
      const width = headings.length
      lines.push({ source, cells: [...headings, WRONG] })
      for (const [row, texts] of [...wrong].sort(([a], [b]) => a - b)) {
        const cells = Array.from({ length: width }, (_, at) => rows[row - 1]?.[at] ?? '')
        lines.push({ source, cells: [...cells, texts.join(' ')] })
      }
    }
  }
  return lines
}

/** A file that cannot be read has no rows to mend. */
const tablesOf = (file: RollFile) => readTables(file).catch(() => [])
