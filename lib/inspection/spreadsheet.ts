import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node'
import { formatUkDate, formatUkDateTime } from '@/lib/format/uk-time'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import type { InspectionPack } from './types'
import { approvalOf, COUNTED, COVERAGE_LABELS, coverageNumbers, datesOf, howToCheck } from './words'

type Value = string | number | null
type Columns = { label: string; width: number }[]

// A text cell is never run by itself, but its copy in another file, or in a table as plain text, would be.
const FORMULA = /^[=+\-@\t\r]/
// XML knows no control characters, and half a letter is none.
const UNKEPT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const MOST_LETTERS = 32_000

/** A text as a spreadsheet may hold it: nothing that would be run as a formula. */
export function safeText(text: string): string {
  const kept = text.replace(UNKEPT, '').slice(0, MOST_LETTERS)
  return FORMULA.test(kept) ? `'${kept}` : kept
}

const cellOf = (value: Value): Cell =>
  value === null
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: safeText(value), type: String, wrap: true }

const sheetOf = (sheet: string, columns: Columns, rows: Value[][]): Sheet<Buffer> => ({
  sheet,
  stickyRowsCount: 1,
  columns: columns.map(({ width }) => ({ width })),
  data: [
    columns.map(({ label }) => ({
      value: label,
      type: String,
      fontWeight: 'bold',
      backgroundColor: '#eeeeee',
      wrap: true,
    })),
    ...rows.map((row) => row.map(cellOf)),
  ],
})

const col = (label: string, width: number) => ({ label, width })
const NUMBERS = COVERAGE_LABELS.map((label) => col(label, 12))

/** The pack as a workbook with a sheet for each part. */
export async function spreadsheetOf(pack: InspectionPack): Promise<Uint8Array> {
  const sheets = [
    summarySheet(pack),
    sheetOf(
      'By group',
      [col('Group', 24), ...NUMBERS],
      [
        ...pack.byAudience.map(({ label, coverage }) => [label, ...coverageNumbers(coverage)]),
        ['All', ...coverageNumbers(pack.total)],
      ],
    ),
    sheetOf(
      'By class',
      [col('Class', 20), col('Year', 12), ...NUMBERS],
      pack.byClass.map(({ label, yearGroup, coverage }) => [label, yearGroup, ...coverageNumbers(coverage)]),
    ),
    sheetOf(
      'Reasons',
      [col('Group', 24), col('Reason', 50), col('Forms', 10)],
      pack.reasons.map(({ audience, reason, count }) => [AUDIENCE_LABELS[audience], reason, count]),
    ),
    versionsSheet(pack),
    ...peopleSheets(pack),
    sheetOf('How to check it', [col('What', 28), col('How', 110)], howToCheck(pack)),
  ]
  return writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

function summarySheet(pack: InspectionPack) {
  const { school, round, madeAt, total, checkpoint, reach, people } = pack
  const facts: [string, Value][] = [
    ['School', school.name],
    ['URN', school.urn],
    ['Round', round.name],
    ...(reach ? [['Covers', reach] as [string, Value]] : []),
    ['Made', formatUkDateTime(madeAt)],
    ['Names', people ? 'With the names of those who have not signed' : 'Numbers only'],
    ...datesOf(pack),
    ...COVERAGE_LABELS.map((label, at): [string, Value] => [label, coverageNumbers(total)[at] ?? null]),
    ['What is counted', COUNTED],
    ['Checkpoint, entries', checkpoint?.sequence ?? 'None has been made yet'],
    ...(checkpoint
      ? ([
          ['Checkpoint, made', checkpoint.madeAt],
          ['Checkpoint, SHA-256', checkpoint.hash],
          ['Checkpoint, signature', checkpoint.signature],
          ['Checkpoint, public key', checkpoint.publicKey.trim()],
        ] as [string, Value][])
      : []),
  ]
  return sheetOf('Summary', [col('What', 26), col('', 90)], facts)
}

const versionsSheet = ({ versions }: InspectionPack) =>
  sheetOf(
    'Versions',
    [
      col('Form', 36),
      col('For', 20),
      col('Version', 9),
      col('Published', 18),
      col('Asked for now', 12),
      col('Signatures', 11),
      col('Policy', 30),
      col('Policy version', 9),
      col('Approved by', 36),
      col('Adopted', 18),
      col('Form, SHA-256', 68),
      col('Policy, SHA-256', 68),
    ],
    versions.map(({ title, audience, number, publishedAt, askedNow, signatures, policy, sha256 }) => [
      title,
      AUDIENCE_LABELS[audience],
      number,
      publishedAt ? formatUkDate(publishedAt) : '',
      askedNow ? 'Yes' : 'No',
      signatures,
      policy.title,
      policy.number,
      approvalOf(policy),
      policy.adoptedAt ? formatUkDate(policy.adoptedAt) : '',
      sha256,
      policy.sha256 ?? '',
    ]),
  )

function peopleSheets({ people }: InspectionPack) {
  if (!people) return []
  const who = [col('Name', 28), col('Group', 20), col('Form', 36), col('Year and class', 20)]
  return [
    sheetOf(
      'Outstanding',
      [...who, col('Why', 40), col('Missing', 40)],
      people.outstanding.map(({ name, audience, title, place, reason, missing }) => [
        name,
        AUDIENCE_LABELS[audience],
        title,
        place,
        reason,
        missing,
      ]),
    ),
    sheetOf(
      'Exempt',
      [...who, col('Reason', 40), col('Until', 18)],
      people.exempt.map(({ name, audience, title, place, reason, until }) => [
        name,
        AUDIENCE_LABELS[audience],
        title,
        place,
        reason,
        until,
      ]),
    ),
  ]
}
