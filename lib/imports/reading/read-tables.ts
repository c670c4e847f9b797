import { AppError } from '@/lib/errors'
import { decodeText } from '@/lib/format/decode-text'
import { type Pace, pacing } from '../pacing'
import type { RollFile, Table } from '../types'
import { readDelimited } from './read-delimited'
import { readWorkbook } from './read-workbook'
import { unpack } from './unpack'

export const MAX_FILE_BYTES = 25 * 1024 * 1024
const MAX_ROWS = 60_000
const PICTURES = ['89504e47', 'ffd8ff', '47494638', '49492a00', '4d4d002a']

/** The tables of one file, told apart by content and never by name; throws INVALID with a sentence that says what to do. */
export async function readTables({ name, bytes }: RollFile): Promise<Table[]> {
  if (bytes.length === 0) throw refuse(`${name} is empty. Choose another file.`)
  if (bytes.length > MAX_FILE_BYTES) {
    throw refuse(
      `${name} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Export the roll without pictures or history.`,
    )
  }
  const tables = await tablesOf(name, bytes, pacing())
  const rows = tables.reduce((total, table) => total + table.rows.length, 0)
  if (rows > MAX_ROWS) throw refuse(`${name} has more than ${MAX_ROWS} rows. Import it in parts.`)
  return tables
}

async function tablesOf(name: string, bytes: Uint8Array, pace: Pace): Promise<Table[]> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  if (head.startsWith('504b')) return packed(name, bytes, pace)
  if (head.startsWith('d0cf11e0')) {
    throw refuse(`${name} is in the older .xls format, or locked with a password. Save it as .xlsx without one.`)
  }
  if (head.startsWith('25504446')) throw refuse(`${name} is a PDF. Export the roll as a spreadsheet or .csv instead.`)
  if (PICTURES.some((magic) => head.startsWith(magic))) {
    throw refuse(`${name} is a picture, whatever its name says. Choose the exported table itself.`)
  }
  const text = decodeText(bytes)
  if (text === null) throw refuse(`${name} is not a table. Choose a .csv, .tsv or .xlsx file.`)
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) {
    throw refuse(`${name} is a web page inside. Open it in a spreadsheet and save it as .xlsx or .csv.`)
  }
  return [{ source: name, rows: await delimited(name, text, pace) }]
}

/** A workbook, or an archive of tables such as a OneRoster export. */
async function packed(name: string, bytes: Uint8Array, pace: Pace): Promise<Table[]> {
  const isTable = (entry: string) => /(?:^|\/)[^/.][^/]*\.(?:csv|tsv|txt)$/i.test(entry)
  const isBook = (entry: string) => entry === 'xl/workbook.xml'
  // Everything is unpacked once within bounds, before anything else reads it.
  const entries = await unpack(bytes, (entry) => isTable(entry) || isBook(entry), pace)
  if ([...entries.keys()].some(isBook)) return readWorkbook(name, bytes)
  if (entries.size === 0)
    throw refuse(`There is no table in ${name}. Choose a .csv, .tsv or .xlsx file, or a OneRoster archive.`)
  const tables: Table[] = []
  for (const [entry, content] of entries) {
    const text = decodeText(content)
    if (text === null) throw refuse(`${entry} in ${name} is not a table. Export the archive again.`)
    tables.push({ source: entry.split('/').at(-1) ?? entry, rows: await delimited(entry, text, pace) })
  }
  return tables
}

async function delimited(name: string, text: string, pace: Pace): Promise<string[][]> {
  try {
    return await readDelimited(text, pace)
  } catch {
    throw refuse(`${name} breaks off inside a quoted cell. Open it in a spreadsheet and save it again.`)
  }
}

const refuse = (sentence: string) => new AppError('INVALID', sentence)
