export type SigningResult = {
  schools: number
  signers: number
  /** Responses a second by the command, and bare transactions that write the same rows. */
  perSecond: number
  floorPerSecond: number
  ofFloor: number
  medianMs: number
  p95Ms: number
  /** Statements that one signing sends, its BEGIN and COMMIT among them. */
  statements: number
}

export type ReadResult = { query: string; smallMs: number; largeMs: number; ratio: number }

export type CopyResult = { keptPerSecond: number; wholePerSecond: number; ratio: number }

export type Report = {
  at: string
  node: string
  processors: number
  seconds: number
  signing: SigningResult[]
  reads: { small: number; large: number; rows: ReadResult[] }
  copies: CopyResult
}

const table = (rows: Record<string, string | number>[]) => {
  const [first] = rows
  if (!first) return ''
  const keys = Object.keys(first)
  const width = (key: string) => Math.max(key.length, ...rows.map((row) => String(row[key]).length))
  const line = (cells: (key: string) => string) =>
    keys.map((key, place) => (place === 0 ? cells(key).padEnd(width(key)) : cells(key).padStart(width(key)))).join('  ')
  return [line((key) => key), ...rows.map((row) => line((key) => String(row[key])))]
    .map((text) => `  ${text}`)
    .join('\n')
}

/** Prints what was measured; the ratios are what to compare between two runs. */
export function printReport({ signing, reads, copies, node, processors }: Report, file: string) {
  const at = (schools: number) => (schools === 1 ? '16 signers at one school' : `16 signers at ${schools} schools`)
  console.log(`\nNode.js ${node}, ${processors} processors, PostgreSQL with fsync on. Ratios are what counts.`)
  console.log('\nSigning, responses a second')
  console.log(
    table(
      signing.map((row) => ({
        '': at(row.schools),
        command: row.perSecond,
        floor: row.floorPerSecond,
        'of the floor': row.ofFloor,
        'median ms': row.medianMs,
        'p95 ms': row.p95Ms,
        statements: row.statements,
      })),
    ),
  )
  console.log('\nReading, milliseconds (median)')
  console.log(
    table(
      reads.rows.map((row) => ({
        '': row.query,
        [`${reads.small} requests`]: row.smallMs,
        [`${reads.large} requests`]: row.largeMs,
        ratio: row.ratio,
      })),
    ),
  )
  console.log('\nCopies a second')
  console.log(
    table([
      {
        '': 'one after the other',
        'body kept': copies.keptPerSecond,
        'drawn whole': copies.wholePerSecond,
        ratio: copies.ratio,
      },
    ]),
  )
  console.log(`\nWritten to ${file}.`)
}
