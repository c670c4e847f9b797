import type { Pace } from '../pacing'
import type { RollError, Table } from '../types'
import { dayFault, readDay } from '../values/day'
import { nameFault, plainText } from '../values/plain-text'
import { readYearGroup } from '../values/year-group'
import { byKey } from './groups'
import { readCells } from './read-cells'
import { type AdultInRow, type ContactInRow, namesFrom, type PersonInRow, type PupilInRow, type RowsRead } from './rows'

type Line = Record<string, string> & { row: string }

const WORKING = ['teacher', 'aide', 'principal', 'counselor', 'proctor', 'administrator'].concat([
  'districtAdministrator',
  'siteAdministrator',
  'systemAdministrator',
])
const ANSWERING = ['parent', 'guardian', 'relative'] as const

/** Whether the tables are those of a OneRoster archive. */
export const isOneRoster = (tables: Table[]) =>
  tables.some((table) => named(table, 'users')) &&
  tables.some((table) => named(table, 'enrollments') || named(table, 'roles'))

const named = (table: Table, name: string) => table.source.toLowerCase() === `${name}.csv`

/** The people of a OneRoster 1.2 archive: users with their roles, grades, home rooms and agents; what was deleted is left out. */
export async function readOneRoster(
  tables: Table[],
  today: string,
  errors: RollError[],
  pace: Pace,
): Promise<RowsRead> {
  const lines = (name: string) =>
    linesOf(tables.find((table) => named(table, name))).filter((line) => line.status !== 'tobedeleted')
  const users = lines('users')
  const roles = rolesOf(users, lines('roles'))
  const demographics = lines('demographics')
  const births = new Map(demographics.map((line) => [line.sourcedId, line.birthDate ?? line.birthdate]))
  const bornIn = new Map(demographics.map((line) => [line.sourcedId, Number(line.row)]))
  const classes = classesOf(lines('classes'), lines('enrollments'))
  const byId = new Map(users.map((user) => [user.sourcedId, user]))
  const read: RowsRead = { rows: users.length, families: [], adults: [] }
  const is = (user: Line, ...names: string[]) => names.some((name) => roles.get(user.sourcedId ?? '')?.has(name))

  // Some systems name the parents at the child, some the children at the parent.
  const agentsOf = new Map(
    byKey(
      users.filter((user) => is(user, ...ANSWERING)),
      idsOf,
    ),
  )

  for (const [at, user] of users.entries()) {
    await pace(at, users.length)
    const place = { source: 'users.csv', row: Number(user.row) }
    const person = personFrom(user, place, today, errors)
    if (is(user, 'student')) {
      const birth = births.get(user.sourcedId)
      const dateOfBirth = birth && !dayFault(birth, today) ? readDay(birth) : undefined
      if (birth && !dateOfBirth) {
        const text = dayFault(birth, today) ?? ''
        errors.push({
          source: 'demographics.csv',
          row: bornIn.get(user.sourcedId) ?? null,
          column: 'birthDate',
          blocks: false,
          text,
        })
      }
      const grade = (user.grades ?? '').split(',')[0]?.trim() ?? ''
      const yearGroup = readYearGroup(grade)
      if (grade !== '' && yearGroup === undefined) {
        errors.push({
          ...place,
          column: 'grades',
          blocks: false,
          text: 'There is no such year group. Write Nursery, Reception, or Year 1 to Year 13.',
        })
      }
      const pupil: PupilInRow = {
        ...person,
        upn: null,
        dateOfBirth: dateOfBirth ?? null,
        yearGroup: yearGroup ?? null,
        className: classes.get(user.sourcedId ?? '') ?? null,
      }
      const agents = (user.agentSourcedIds ?? '').split(',').map((id) => byId.get(id.trim()))
      const contacts = [...agents, ...(agentsOf.get(user.sourcedId ?? '') ?? [])]
      read.families.push({
        pupil,
        contacts: [...new Set(contacts)].flatMap((agent) =>
          agent && is(agent, ...ANSWERING) ? [contactFrom(agent, roles, today)] : [],
        ),
      })
    } else if (is(user, ...WORKING)) {
      const adult: AdultInRow = { ...person, post: 'staff', title: null }
      read.adults.push(adult)
    }
  }
  return read
}

const idsOf = (user: Line) => (user.agentSourcedIds ?? '').split(',').map((id) => id.trim())

function linesOf(table: Table | undefined): Line[] {
  const [headings = [], ...rows] = table?.rows ?? []
  return rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const line: Line = { row: String(at + 2) }
    headings.forEach((heading, column) => {
      line[heading.trim()] = plainText(cells[column] ?? '')
    })
    return [line]
  })
}

/** Version 1.1 writes the role beside the user, version 1.2 in a table of its own. */
function rolesOf(users: Line[], roles: Line[]) {
  const found = new Map<string, Set<string>>()
  const add = (user = '', role = '') => found.set(user, (found.get(user) ?? new Set()).add(role))
  for (const user of users) if (user.role) add(user.sourcedId, user.role)
  for (const role of roles) add(role.userSourcedId, role.role)
  return found
}

/** The home room of each student, or the only class that they are in. */
function classesOf(classes: Line[], enrolments: Line[]) {
  const byId = new Map(classes.map((line) => [line.sourcedId, line]))
  const found = new Map<string, string>()
  const all = new Map<string, string[]>()
  for (const enrolment of enrolments) {
    if (enrolment.role !== 'student') continue
    const one = byId.get(enrolment.classSourcedId)
    const title = one?.title || one?.classCode
    const student = enrolment.userSourcedId ?? ''
    if (!one || !title) continue
    if (one.classType === 'homeroom') found.set(student, title)
    all.set(student, [...(all.get(student) ?? []), title])
  }
  for (const [student, titles] of all)
    if (!found.has(student) && titles.length === 1 && titles[0]) found.set(student, titles[0])
  return found
}

function personFrom(user: Line, place: PersonInRow['place'], today: string, errors: RollError[]): PersonInRow {
  const columns = ['givenName', 'familyName', 'email', 'phone'] as const
  const heading = {
    givenName: 'givenName',
    familyName: 'familyName',
    email: 'email',
    phone: user.phone ? 'phone' : 'sms',
  }
  const cells = readCells(
    columns.map((field) => user[heading[field]] ?? ''),
    columns.map((field, at) => ({ at, field, heading: heading[field], subject: 'pupil' as const, slot: '' })),
    today,
    (fault) => errors.push({ ...place, ...fault }),
  )
  const preferred = [user.preferredGivenName, user.preferredFamilyName].map((name) =>
    name && !nameFault(name) ? name : '',
  )
  return {
    place,
    externalId: user.sourcedId ?? null,
    ...namesFrom({ ...cells, shownGivenName: preferred[0], shownFamilyName: preferred[1] }),
    email: cells.email?.toLowerCase() ?? null,
    phone: cells.phone ?? null,
  }
}

/** OneRoster says who answers for whom, and neither how they are related nor about parental responsibility. */
function contactFrom(agent: Line, roles: Map<string, Set<string>>, today: string): ContactInRow {
  const guardian = roles.get(agent.sourcedId ?? '')?.has('guardian')
  return {
    // Its faults are told once, where the user's own row is read.
    ...personFrom(agent, { source: 'users.csv', row: Number(agent.row) }, today, []),
    relationship: guardian ? 'Guardian' : null,
    priority: null,
    parentalResponsibility: null,
    contactOrder: null,
    livesWith: null,
    receivesMail: null,
  }
}
