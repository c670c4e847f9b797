export type Cells = Record<string, string | number>

/** Rows of one shape in columns, the first to the left and numbers to the right. */
export function table(rows: Cells[]): string {
  const keys = Object.keys(rows[0] ?? {})
  const width = (key: string) => Math.max(key.length, ...rows.map((row) => String(row[key]).length))
  const line = (cells: (key: string) => string) =>
    keys.map((key, place) => (place === 0 ? cells(key).padEnd(width(key)) : cells(key).padStart(width(key)))).join('  ')
  return [line((key) => key), ...rows.map((row) => line((key) => String(row[key])))]
    .map((text) => `  ${text}`)
    .join('\n')
}
