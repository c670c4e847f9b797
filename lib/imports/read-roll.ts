import { AppError } from '@/lib/errors'
import { findHeadings } from './headings/find-headings'
import { readTables } from './reading/read-tables'
import { byKey, oneOf } from './roll/groups'
import { joinParents, type Tied } from './roll/join-parents'
import { type Found, joinPupils, nameKey } from './roll/join-pupils'
import { isOneRoster, readOneRoster } from './roll/one-roster'
import { questionsAbout } from './roll/questions'
import { readRows } from './roll/read-rows'
import type { AdultInRow, RowsRead } from './roll/rows'
import type { ColumnReading, Roll, RollAdult, RollError, RollFile, RollFormat, Table } from './types'

const WIDEST = 400

/** Reads a school's files into its people, families, questions and errors; writes nothing, and never throws for what a file holds. */
export async function readRoll(files: RollFile[], today: string): Promise<Roll> {
  const errors: RollError[] = []
  const tables: Table[] = []
  for (const file of files) {
    try {
      tables.push(...(await readTables(file)))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      errors.push({ source: file.name, row: null, column: null, text: error.message })
    }
  }
  const columns: ColumnReading[] = []
  const read = isOneRoster(tables)
    ? { ...readOneRoster(tables, today, errors), format: 'oneroster' as const }
    : readEach(tables, today, errors, columns)
  return { ...rollFrom(read, errors), columns }
}

function readEach(tables: Table[], today: string, errors: RollError[], columns: ColumnReading[]) {
  const all: RowsRead = { rows: 0, families: [], adults: [] }
  const formats = new Set<RollFormat>()
  for (const table of tables) {
    const whole = (text: string) => errors.push({ source: table.source, row: null, column: null, text })
    if (table.rows.some((row) => row.length > WIDEST)) {
      whole(
        `There are more than ${WIDEST} columns in ${table.source}. Export the columns of names, classes and contacts only.`,
      )
      continue
    }
    const body = findHeadings(table)
    if (!body) {
      whole(
        `No row of ${table.source} reads as headings. The first row should name its columns, such as Forename, Surname and Year Group.`,
      )
      continue
    }
    const { mapping } = body
    mapping.headings.forEach((column, at) => {
      if (column === '') return
      const as = mapping.columns.find((one) => one.at === at)
      columns.push({
        source: table.source,
        column,
        readAs: as ? [as.subject, as.slot, as.field].filter(Boolean).join(' ') : null,
      })
    })
    if (body.rows.length === 0)
      whole(`There are headings in ${table.source} and no rows below them. Export it again with the people in it.`)
    const rows = readRows(table.source, body, today, errors)
    all.rows += rows.rows
    all.families.push(...rows.families)
    all.adults.push(...rows.adults)
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

function rollFrom(read: RowsRead & { format: RollFormat }, errors: RollError[]): Omit<Roll, 'columns'> {
  const found: Found = { errors, questions: [] }
  const { pupils, pupilOf } = joinPupils(
    read.families.map(({ pupil }) => pupil),
    found,
  )
  const names = new Map(
    pupils.map((pupil) => [pupil.key, pupil.displayName || `${pupil.givenName} ${pupil.familyName}`.trim()]),
  )
  const tied = read.families.flatMap(({ pupil, contacts }): Tied[] => {
    const key = pupilOf.get(pupil)
    return key ? contacts.map((contact) => ({ contact, pupil: key, pupilName: names.get(key) ?? '' })) : []
  })
  const { parents, guardianships } = joinParents(tied, found)
  const questions = [...found.questions, ...questionsAbout({ pupils, parents, guardianships })]
  return {
    format: read.format,
    rows: read.rows,
    pupils,
    parents,
    staff: adultsOf(read.adults, 'staff'),
    governors: adultsOf(read.adults, 'governor'),
    guardianships,
    questions: [
      ...new Map(
        questions.map((question) => [`${question.kind} ${question.about.join(' ')} ${question.text}`, question]),
      ).values(),
    ],
    errors,
  }
}

/** Each adult once: by their number, or by name and address. */
function adultsOf(rows: AdultInRow[], post: AdultInRow['post']): RollAdult[] {
  const key = (row: AdultInRow) =>
    row.externalId ? `id ${row.externalId}` : ['name', nameKey(row), row.email ?? ''].join('|')
  return byKey(
    rows.filter((row) => row.post === post),
    (row) => [key(row)],
  ).map(([is, same]) => {
    const first = [...same].sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1))[0] as AdultInRow
    return {
      key: is,
      externalId: first.externalId,
      givenName: first.givenName,
      familyName: first.familyName,
      displayName: oneOf(same.map((row) => row.displayName)) ?? '',
      email: oneOf(same.map((row) => row.email)),
      phone: oneOf(same.map((row) => row.phone)),
      title: oneOf(same.map((row) => row.title)),
      places: same.map((row) => row.place),
    }
  })
}

/** How many households the ties make: pupils with a common parent are one, a pupil without any is one alone. */
export function countHouseholds({ pupils, guardianships }: Pick<Roll, 'pupils' | 'guardianships'>): number {
  const of = new Map(pupils.map(({ key }) => [key, key]))
  const root = (key: string): string => (of.get(key) === key ? key : root(of.get(key) ?? key))
  for (const [, ties] of byKey(guardianships, ({ parent }) => [parent])) {
    for (const { pupil } of ties.slice(1)) of.set(root(pupil), root((ties[0] as (typeof ties)[number]).pupil))
  }
  return new Set(pupils.map(({ key }) => root(key))).size
}
