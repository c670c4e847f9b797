import { AppError } from '@/lib/errors'
import { columnReadings } from './headings/column-readings'
import { findHeadings } from './headings/find-headings'
import type { ColumnMapping, ColumnReading } from './headings/types'
import { type Pace, pacing } from './pacing'
import { readTables } from './reading/read-tables'
import type { Found } from './roll/ask'
import { byKey, grouping } from './roll/groups'
import { joinAdults } from './roll/join-adults'
import { joinParents, type Tied } from './roll/join-parents'
import { joinPupils } from './roll/join-pupils'
import { fullName } from './roll/names'
import { isOneRoster, readOneRoster } from './roll/one-roster'
import { askAboutPeople } from './roll/questions'
import { readRows } from './roll/read-rows'
import type { RowsRead } from './roll/rows'
import type { ReadOptions, Roll, RollError, RollFile, RollFormat, Table } from './types'

const WIDEST = 400

/** Reads a school's files into its people, families, questions and errors; writes nothing, and never throws for what a file holds. */
export async function readRoll(files: RollFile[], today: string, options: ReadOptions = {}): Promise<Roll> {
  const errors: RollError[] = []
  const tables: Table[] = []
  const pace = pacing(options.onProgress)
  for (const file of files) {
    try {
      tables.push(...(await readTables(file)))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      errors.push({ source: file.name, row: null, column: null, blocks: true, text: error.message })
    }
  }
  const columns: ColumnReading[] = []
  const read = isOneRoster(tables)
    ? { ...(await readOneRoster(tables, today, errors, pace)), format: 'oneroster' as const }
    : await readEach(tables, today, { errors, columns, mappings: options.mappings ?? [], pace })
  return { ...(await rollFrom(read, errors, pace)), columns }
}

type Reading = { errors: RollError[]; columns: ColumnReading[]; mappings: ColumnMapping[]; pace: Pace }

async function readEach(tables: Table[], today: string, { errors, columns, mappings, pace }: Reading) {
  const all: RowsRead = { rows: 0, families: [], adults: [] }
  const formats = new Set<RollFormat>()
  const total = tables.reduce((sum, { rows }) => sum + rows.length, 0)
  for (const table of tables) {
    const whole = (text: string) => errors.push({ source: table.source, row: null, column: null, blocks: true, text })
    if (table.rows.some((row) => row.length > WIDEST)) {
      whole(
        `There are more than ${WIDEST} columns in ${table.source}. Export the columns of names, classes and contacts only.`,
      )
      continue
    }
    const body = findHeadings(table, mappings)
    if (body) columns.push(...columnReadings(table.source, body))
    const mapping = body?.mapping
    if (!body || !mapping) {
      whole(
        `No row of ${table.source} reads as headings. The first row should name its columns, such as Forename, Surname and Year Group.`,
      )
      continue
    }
    if (body.rows.length === 0)
      whole(`There are headings in ${table.source} and no rows below them. Export it again with the people in it.`)
    const done = all.rows
    const rows = await readRows(table.source, { mapping, rows: body.rows }, today, errors, (row) =>
      pace(done + row, total),
    )
    all.rows += rows.rows
    all.families = all.families.concat(rows.families)
    all.adults = all.adults.concat(rows.adults)
    const slots = new Set(mapping.columns.filter(({ subject }) => subject === 'contact').map(({ slot }) => slot))
    formats.add(formatOf(mapping.main, slots))
  }
  const [only] = formats
  const format: RollFormat = formats.size === 1 && only && tables.length === 1 ? only : 'separate_files'
  return { ...all, format }
}

function formatOf(main: string, slots: Set<string>): RollFormat {
  if (main === 'staff' || main === 'governor') return 'adults'
  if (slots.size === 0) return 'pupils'
  return slots.size === 1 && slots.has('') ? 'pupil_and_contact' : 'pupil_with_parents'
}

async function rollFrom(
  read: RowsRead & { format: RollFormat },
  errors: RollError[],
  pace: Pace,
): Promise<Omit<Roll, 'columns'>> {
  const found: Found = { errors, questions: new Map() }
  const { pupils, pupilOf } = await joinPupils(
    read.families.map(({ pupil }) => pupil),
    found,
    pace,
  )
  await pace(read.rows, read.rows)
  const names = new Map(pupils.map((pupil) => [pupil.key, fullName(pupil)]))
  const tied = read.families.flatMap(({ pupil, contacts }): Tied[] => {
    const key = pupilOf.get(pupil)
    return key ? contacts.map((contact) => ({ contact, pupil: key, pupilName: names.get(key) ?? '' })) : []
  })
  const { parents, guardianships } = await joinParents(tied, found, pace)
  await pace(read.rows, read.rows)
  askAboutPeople({ pupils, parents, guardianships }, found)
  return {
    format: read.format,
    rows: read.rows,
    pupils,
    parents,
    staff: joinAdults(read.adults, 'staff'),
    governors: joinAdults(read.adults, 'governor'),
    guardianships,
    questions: [...found.questions.values()],
    errors,
  }
}

/** How many households the ties make: pupils with a common parent are one, a pupil without any is one alone. */
export function countHouseholds({ pupils, guardianships }: Pick<Roll, 'pupils' | 'guardianships'>): number {
  const households = grouping(
    pupils.map(({ key }) => key),
    () => null,
  )
  for (const [, [first, ...ties]] of byKey(guardianships, ({ parent }) => [parent]))
    for (const { pupil } of ties) if (first) households.join(first.pupil, pupil)
  return households.groups().length
}
