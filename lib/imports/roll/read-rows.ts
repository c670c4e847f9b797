import type { Body } from '../headings/find-headings'
import type { Column, Mapping } from '../headings/map-columns'
import { RELATIVES } from '../headings/read-heading'
import type { Owner } from '../headings/types'
import type { Pace } from '../pacing'
import type { RollError } from '../types'
import { readDay } from '../values/day'
import { namesTwo } from '../values/full-name'
import { readYearGroup } from '../values/year-group'
import { readYesOrNo } from '../values/yes-or-no'
import { type Cells, readCells } from './read-cells'
import { type AdultInRow, type ContactInRow, namesFrom, type PersonInRow, type PupilInRow, type RowsRead } from './rows'

/** What the rows of one table say; wrong cells go to `errors` with their row and column. */
export async function readRows(
  source: string,
  { mapping, rows }: { mapping: Mapping; rows: Body['rows'] },
  today: string,
  errors: RollError[],
  pause: (done: number) => ReturnType<Pace>,
): Promise<RowsRead> {
  const read: RowsRead = { rows: rows.length, families: [], adults: [] }
  const of = (subject: Owner) => mapping.columns.filter((column) => column.subject === subject)
  const slots = groups(of('contact'))
  for (const [at, { row, cells: raw }] of rows.entries()) {
    await pause(at)
    const place = { source, row }
    const cellsOf = (columns: Column[]) =>
      readCells(raw, columns, today, (fault) => errors.push({ ...place, ...fault }))
    const nameless = (who: string, columns: Column[]) =>
      errors.push({
        ...place,
        column: columns[0]?.heading ?? null,
        blocks: true,
        text: `Write the name of this ${who}, or empty the row.`,
      })
    if (mapping.main === 'staff' || mapping.main === 'governor') {
      const columns = of(mapping.main)
      const adult = adultFrom(place, mapping.main, cellsOf(columns))
      if (hasName(adult)) read.adults.push(adult)
      else nameless(mapping.main === 'staff' ? 'member of staff' : 'governor', columns)
      continue
    }
    const pupilColumns = of('pupil')
    const pupil = pupilFrom(place, cellsOf(pupilColumns))
    const contacts = slots.flatMap(([slot, columns]) => {
      const cells = cellsOf(columns)
      for (const { field, heading } of columns) {
        if (field !== 'fullName' || !namesTwo(cells.fullName ?? '')) continue
        errors.push({
          ...place,
          column: heading,
          blocks: true,
          text: 'Two people stand in this cell. Give each a column of their own.',
        })
        delete cells.fullName
      }
      const contact = contactFrom(place, slot, cells)
      return hasName(contact) || contact.email || contact.externalId ? [contact] : []
    })
    if (hasName(pupil) || pupil.upn || pupil.externalId) read.families.push({ pupil, contacts })
    else nameless('pupil', pupilColumns)
  }
  return read
}

const hasName = (person: PersonInRow) => person.givenName !== '' || person.familyName !== ''

function groups(columns: Column[]): [slot: string, columns: Column[]][] {
  const slots = [...new Set(columns.map(({ slot }) => slot))]
  return slots.map((slot) => [slot, columns.filter((column) => column.slot === slot)])
}

const personFrom = (place: PersonInRow['place'], cells: Cells): PersonInRow => ({
  place,
  externalId: cells.externalId ?? null,
  ...namesFrom(cells),
  email: cells.email?.toLowerCase() ?? null,
  phone: cells.phone ?? null,
})

const adultFrom = (place: PersonInRow['place'], post: AdultInRow['post'], cells: Cells): AdultInRow => ({
  ...personFrom(place, cells),
  post,
  title: cells.jobTitle ?? null,
})

const pupilFrom = (place: PersonInRow['place'], cells: Cells): PupilInRow => ({
  ...personFrom(place, cells),
  upn: cells.upn?.toUpperCase() ?? null,
  dateOfBirth: (cells.dateOfBirth && readDay(cells.dateOfBirth)) ?? null,
  yearGroup: (cells.yearGroup !== undefined ? readYearGroup(cells.yearGroup) : undefined) ?? null,
  className: cells.className ?? null,
})

function contactFrom(place: PersonInRow['place'], slot: string, cells: Cells): ContactInRow {
  const responsibility = readYesOrNo(cells.parentalResponsibility ?? '')
  const order = Number(cells.priority ?? slot.replace('again ', ''))
  // "Contact order" is an order of calling where it has numbers, and an order of a court where it says yes.
  const restricted = readYesOrNo(cells.contactOrder ?? cells.priority?.replace(/\d+/g, '') ?? '')
  return {
    ...personFrom(place, cells),
    relationship: cells.relationship ?? RELATIVES[slot] ?? null,
    priority: Number.isInteger(order) && order > 0 ? order : null,
    parentalResponsibility: responsibility === null ? null : responsibility ? 'yes' : 'no',
    contactOrder: restricted,
    livesWith: readYesOrNo(cells.livesWith ?? ''),
    receivesMail: restricted ? false : readYesOrNo(cells.receivesMail ?? ''),
  }
}
