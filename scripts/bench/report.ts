import type { Rate, Report, SigningResult } from './results'
import { type Cells, table } from './table'

const of = (a: Rate, b: Rate) => Number((a.perSecond / b.perSecond).toPrecision(3))

function signingRows({ schools, signers, statements, ...rates }: SigningResult): Cells[] {
  const at = schools === 1 ? `${signers} at one school` : `${signers} at ${schools} schools`
  const row = (name: string, rate: Rate, floor?: Rate) => ({
    [at]: name,
    'a second': rate.perSecond,
    'of the empty action': floor ? of(rate, floor) : '',
    'of the bare SQL': rate === rates.bare ? '' : of(rate, rates.bare),
    'median ms': rate.medianMs,
    'p95 ms': rate.p95Ms,
    'p95 / median': Number((rate.p95Ms / rate.medianMs).toPrecision(3)),
  })
  return [
    row('POST by script', rates.scripted, rates.emptyScripted),
    row('  empty action', rates.emptyScripted),
    row('POST without script', rates.plain, rates.emptyPlain),
    row('  empty action', rates.emptyPlain),
    row(`command alone (${statements} statements with the POST's)`, rates.command),
    row('bare SQL', rates.bare),
  ]
}

/** Each part of the report with its title; a further part is a line here. */
const PARTS: ((report: Report) => [title: string, rows: Cells[]][])[] = [
  ({ signing = [] }) => signing.map((result) => ['Signing, responses a second', signingRows(result)]),
  ({ reads }) => [
    [
      'Reading, milliseconds (median)',
      (reads?.rows ?? []).map((row) => ({
        '': row.page,
        [`${reads?.small} requests`]: row.smallMs,
        [`${reads?.large} requests`]: row.largeMs,
        'large / small': row.ratio,
        'of an empty page': row.ofEmpty,
        'of an empty page of the school': row.ofFrame,
        'CPU ms': row.cpuMs,
        'of an empty page’s': row.cpuOfEmpty,
      })),
    ],
  ],
  ({ copies }) => [
    [
      'Copies a second',
      copies
        ? [
            {
              '': 'one after the other',
              copies: copies.keptPerSecond,
              'each whole by the renderer': copies.wholePerSecond,
              ratio: copies.ratio,
              'CPU ms': copies.keptCpuMs,
              'CPU ms whole': copies.wholeCpuMs,
              'CPU ratio': copies.cpuRatio,
              'median ms': copies.medianMs,
              'p95 ms': copies.p95Ms,
              'longest hold ms': copies.longestHoldMs,
            },
          ]
        : [],
    ],
    [
      'Memory of a process that draws copies',
      (copies?.memory ?? []).map((row) => ({ 'copies drawn': row.copies, 'resident MB': row.rssMb })),
    ],
  ],
  ({ seals }) => [
    [
      'Seals a second',
      seals
        ? [
            {
              '': 'one after the other',
              seals: seals.sealsPerSecond,
              'the library alone': seals.libraryPerSecond,
              ratio: seals.ratio,
              'CPU ms': seals.sealCpuMs,
              'CPU ms of the library': seals.libraryCpuMs,
              'median ms': seals.medianMs,
              'p95 ms': seals.p95Ms,
              'copy kB': seals.copyKb,
              'seal kB': seals.sealKb,
            },
          ]
        : [],
    ],
  ],
  ({ packs }) => [
    [
      'A pack of signed three-page copies by a worker',
      (packs?.packs ?? []).map((row, at) => ({
        copies: row.copies,
        pages: row.pages,
        seconds: row.seconds,
        'each whole s': row.wholeSeconds,
        ratio: row.ratio,
        'LibreOffice s': at === 0 ? (packs?.mailMergeSeconds ?? 'not measured') : '',
        'CPU s': row.cpuSeconds,
        'CPU ratio': row.cpuRatio,
        MB: row.megabytes,
        'peak resident MB': row.peakMb,
      })),
    ],
  ],
  ({ imports }) => [
    [
      'An import by a worker',
      imports
        ? [
            {
              rows: imports.rows,
              'check s': imports.checkSeconds,
              'confirm s': imports.confirmSeconds,
              'check CPU s': imports.checkCpuSeconds,
              'confirm CPU s': imports.confirmCpuSeconds,
            },
          ]
        : [],
    ],
    [
      'Other pages meanwhile (median), against their usual time',
      (imports?.pages ?? []).map((row) => ({
        '': row.page,
        'usual ms': row.usualMs,
        'while checked': row.whileChecked,
        'while confirmed': row.whileConfirmed,
        'slowest ms': row.slowestMs,
        'slowest usually': row.slowestUsualMs,
      })),
    ],
  ],
  ({ scans }) => [
    [
      'Scanned pages, damaged, read by their codes',
      scans
        ? [
            {
              pages: scans.pages,
              right: scans.right,
              'set aside': scans.missed,
              wrong: scans.wrong,
              'ms a page': scans.msPerPage,
            },
          ]
        : [],
    ],
    [
      'A stack as one PDF',
      (scans?.memory ?? []).map((row) => ({
        pages: row.pages,
        MB: row.megabytes,
        seconds: row.seconds,
        'peak resident MB': row.peakMb,
      })),
    ],
  ],
  ({ browser = [] }) => [
    [
      'Pages in Chromium with nothing kept; on a slow phone (processor 4 times slower, 1.6 Mbit/s, 150 ms), median',
      browser.map((row) => ({
        '': row.page,
        'JavaScript kB': row.scriptKb,
        'above empty': row.aboveEmptyKb,
        'document kB': row.documentKb,
        'layout shift': row.shift,
        'slow: shown ms': row.slowShownMs,
        'slow: usable ms': row.slowUsableMs,
      })),
    ],
  ],
]

/** Prints what was measured; the ratios are what to compare between two runs. */
export function printReport(report: Report, file: string) {
  const { node, processors, seconds } = report
  console.log(
    `\nNode.js ${node}, ${processors} processors, PostgreSQL with fsync on, ${seconds} s for each rate. Ratios are what counts.`,
  )
  for (const [title, rows] of PARTS.flatMap((part) => part(report))) {
    if (rows.length > 0) console.log(`\n${title}\n${table(rows)}`)
  }
  console.log(`\nWritten to ${file}.`)
}
