import { zipSync } from 'fflate'
import type { RollFile } from '../types'
import type { SamplePupil } from './sample-school.factory'
import { contactTable, oneRosterTables, pupilAndContact, pupilsWithParents, pupilTable } from './tables.factory'

export const ENCODINGS = ['utf8', 'utf8-bom', 'utf16le', 'utf16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

type Written = { delimiter?: string; encoding?: Encoding; newline?: string }

/** A table as a file, in any of the ways that systems write one. */
export function tableFile(name: string, rows: string[][], written: Written = {}): RollFile {
  const { delimiter = ',', encoding = 'utf8', newline = '\r\n' } = written
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return { name, bytes: encoded(rows.map((row) => row.map(quoted).join(delimiter)).join(newline), encoding) }
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  if (encoding === 'utf8-bom') return Buffer.from(`\ufeff${text}`, 'utf8')
  // The letters of the samples are at the same place in Windows-1252 and Latin-1.
  return Buffer.from(text, encoding === 'windows-1252' ? 'latin1' : 'utf8')
}

/** Several tables in one archive. */
export function archive(name: string, tables: Record<string, string[][]>, written: Written = {}): RollFile {
  const files = Object.entries(tables).map(([file, rows]) => [file, tableFile(file, rows, written).bytes])
  return { name, bytes: zipSync(Object.fromEntries(files)) }
}

/** A OneRoster 1.2 archive. */
export const oneRoster = (pupils: SamplePupil[], written: Written = {}): RollFile =>
  archive('roster.zip', oneRosterTables(pupils), written)

/** The same people in each of the four shapes that systems export. */
export const SHAPES = {
  pupil_with_parents: (pupils: SamplePupil[], written?: Written) => [
    tableFile('roll.csv', pupilsWithParents(pupils), written),
  ],
  pupil_and_contact: (pupils: SamplePupil[], written?: Written) => [
    tableFile('contacts.csv', pupilAndContact(pupils), written),
  ],
  separate_files: (pupils: SamplePupil[], written?: Written) => [
    tableFile('pupils.csv', pupilTable(pupils), written),
    tableFile('contacts.csv', contactTable(pupils), written),
  ],
  oneroster: (pupils: SamplePupil[], written?: Written) => [oneRoster(pupils, written)],
}
export type Shape = keyof typeof SHAPES
