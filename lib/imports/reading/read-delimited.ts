import { parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import type { Pace } from '../pacing'

const DELIMITERS = [',', ';', '\t', '|'] as const
/** So much text is taken apart at a time. */
const PIECE = 64 * 1024

/** The rows of comma-, semicolon- or tab-separated text; blank lines keep their number. */
export async function readDelimited(text: string, pace: Pace): Promise<string[][]> {
  const rows: string[][] = []
  const parser = parse(optionsOf(delimiterOf(text)))
  const ended = new Promise<void>((resolve, reject) => {
    parser.on('data', (row: string[]) => rows.push(row))
    parser.on('end', resolve)
    parser.on('error', reject)
  })
  // Looked at below; without this an early failure would count as unhandled.
  ended.catch(() => {})
  for (let at = 0; at < text.length && !parser.destroyed; at += PIECE) {
    parser.write(text.slice(at, at + PIECE))
    await pace()
  }
  parser.end()
  await ended
  return rows
}

const optionsOf = (delimiter: string) => ({
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
    return parseAtOnce(head, optionsOf(delimiter))
      .filter((row: string[]) => row.some((cell) => cell.trim() !== ''))
      .map((row: string[]) => row.length)
  } catch {
    // A quote that the cut left open: the signs alone decide.
    return head.split('\n').map((line) => line.split(delimiter).length)
  }
}
