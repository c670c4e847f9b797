import { parse } from 'csv-parse/sync'

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The rows of comma-, semicolon- or tab-separated text; blank lines keep their number. */
export function readDelimited(text: string): string[][] {
  return rowsOf(text, delimiterOf(text))
}

const rowsOf = (text: string, delimiter: string): string[][] =>
  parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  })

/** The sign that splits the first lines into the most columns, most evenly. */
function delimiterOf(text: string): string {
  const declared = /^"?sep=(.)"?\r?\n/i.exec(text)?.[1]
  if (declared) return declared
  const head = text.split(/\r\n|\n|\r/, 40).join('\n')
  const scores = DELIMITERS.map((delimiter) => {
    const widths = widthsOf(head, delimiter)
    const usual = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 1
    return { delimiter, usual }
  })
  return scores.reduce((best, score) => (score.usual > best.usual ? score : best)).delimiter
}

function widthsOf(head: string, delimiter: string): number[] {
  try {
    return rowsOf(head, delimiter)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .map((row) => row.length)
  } catch {
    // A quote that the cut left open: the signs alone decide.
    return head.split('\n').map((line) => line.split(delimiter).length)
  }
}
