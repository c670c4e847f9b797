import type { SampleAdult, SamplePupil, SampleTie } from './sample-school.factory'

/** The heading of each column, and what stands in it. */
type Columns<Of> = [heading: string, cell: (of: Of) => string][]

const tableOf = <Of>(columns: Columns<Of>, rows: Of[]): string[][] => [
  columns.map(([heading]) => heading),
  ...rows.map((row) => columns.map(([, cell]) => cell(row))),
]

export const british = (day: string) => day.split('-').reverse().join('/')
export const yearText = (year: number) => (year === 0 ? 'R' : year === -1 ? 'N' : String(year))

type Contact = { pupil: SamplePupil; tie: SampleTie | undefined; order: number }
const contacts = (pupils: SamplePupil[]): Contact[] =>
  pupils.flatMap((pupil) => pupil.parents.map((tie, at) => ({ pupil, tie, order: at + 1 })))

const parentColumns = (nth: number): Columns<SamplePupil> => {
  const of = (cell: (tie: SampleTie) => string) => (pupil: SamplePupil) => {
    const tie = pupil.parents[nth - 1]
    return tie ? cell(tie) : ''
  }
  return [
    [`PARENT_${nth}_FIRST_NAME`, of(({ parent }) => parent.givenName)],
    [`PARENT_${nth}_LAST_NAME`, of(({ parent }) => parent.familyName)],
    [`PARENT_${nth}_EMAIL`, of(({ parent }) => parent.email)],
    [`PARENT_${nth}_MOBILE`, of(({ parent }) => parent.phone)],
    [`PARENT_${nth}_RELATIONSHIP`, of(({ relationship }) => relationship)],
    [`PARENT_${nth}_PARENTAL_RESPONSIBILITY`, of(({ responsibility }) => responsibility)],
  ]
}

/** One row for a pupil, with two parents in columns. */
export const pupilsWithParents = (pupils: SamplePupil[]): string[][] =>
  tableOf<SamplePupil>(
    [
      ['CHILD_FIRST_NAME', ({ givenName }) => givenName],
      ['CHILD_LAST_NAME', ({ familyName }) => familyName],
      ['UPN', ({ upn }) => upn],
      ['Admission Number', ({ id }) => id],
      ['DOB', ({ dateOfBirth }) => british(dateOfBirth)],
      ['NC Year', ({ yearGroup }) => yearText(yearGroup)],
      ['Reg Group', ({ className }) => className],
      ...parentColumns(1),
      ...parentColumns(2),
    ],
    pupils,
  )

/** One row for a pupil and a contact; a pupil without any has a row all the same. */
export const pupilAndContact = (pupils: SamplePupil[]): string[][] =>
  tableOf<Contact>(
    [
      ['Forename', ({ pupil }) => pupil.givenName],
      ['Legal Surname', ({ pupil }) => pupil.familyName],
      ['UPN', ({ pupil }) => pupil.upn],
      ['Admission Number', ({ pupil }) => pupil.id],
      ['Date of Birth', ({ pupil }) => pupil.dateOfBirth],
      ['Year Group', ({ pupil }) => (pupil.yearGroup < 1 ? yearText(pupil.yearGroup) : `Year ${pupil.yearGroup}`)],
      ['Class', ({ pupil }) => pupil.className],
      ['Priority', ({ tie, order }) => (tie ? String(order) : '')],
      ['Contact Forename', ({ tie }) => tie?.parent.givenName ?? ''],
      ['Contact Surname', ({ tie }) => tie?.parent.familyName ?? ''],
      ['Relationship', ({ tie }) => tie?.relationship ?? ''],
      ['Parental Responsibility', ({ tie }) => tie?.responsibility ?? ''],
      ['Primary Email', ({ tie }) => tie?.parent.email ?? ''],
      ['Contact Mobile', ({ tie }) => tie?.parent.phone ?? ''],
    ],
    pupils.flatMap((pupil): Contact[] =>
      pupil.parents.length > 0 ? contacts([pupil]) : [{ pupil, tie: undefined, order: 0 }],
    ),
  )

export const pupilTable = (pupils: SamplePupil[]): string[][] =>
  tableOf<SamplePupil>(
    [
      ['First Name', ({ givenName }) => givenName],
      ['Surname', ({ familyName }) => familyName],
      ['UPN', ({ upn }) => upn],
      ['Admission Number', ({ id }) => id],
      ['Date of birth', ({ dateOfBirth }) => british(dateOfBirth)],
      ['Year', ({ yearGroup }) => yearText(yearGroup)],
      ['Tutor Group', ({ className }) => className],
    ],
    pupils,
  )

export const contactTable = (pupils: SamplePupil[]): string[][] =>
  tableOf<Contact>(
    [
      ['Pupil UPN', ({ pupil }) => pupil.upn],
      ['Forename', ({ tie }) => tie?.parent.givenName ?? ''],
      ['Surname', ({ tie }) => tie?.parent.familyName ?? ''],
      ['Relationship', ({ tie }) => tie?.relationship ?? ''],
      ['Parental Responsibility', ({ tie }) => tie?.responsibility ?? ''],
      ['Priority', ({ order }) => String(order)],
      ['Email', ({ tie }) => tie?.parent.email ?? ''],
      ['Mobile', ({ tie }) => tie?.parent.phone ?? ''],
    ],
    contacts(pupils),
  )

export const staffTable = (staff: SampleAdult[]): string[][] =>
  tableOf<SampleAdult>(
    [
      ['Staff Code', ({ id }) => id],
      ['Forename', ({ givenName }) => givenName],
      ['Surname', ({ familyName }) => familyName],
      ['Job Title', ({ title }) => title],
      ['Work Email', ({ email }) => email],
    ],
    staff,
  )

export const governorTable = (governors: SampleAdult[]): string[][] =>
  tableOf<SampleAdult>(
    [
      ['Governor ID', ({ id }) => id],
      ['First Name', ({ givenName }) => givenName],
      ['Surname', ({ familyName }) => familyName],
      ['Email', ({ email }) => email],
      ['Governor Type', ({ title }) => title],
    ],
    governors,
  )

/** The tables of a OneRoster 1.2 archive of the same people. */
export function oneRosterTables(pupils: SamplePupil[]): Record<string, string[][]> {
  const parents = [
    ...new Map(pupils.flatMap((pupil) => pupil.parents.map(({ parent }) => [parent.id, parent]))).values(),
  ]
  const classes = [...new Set(pupils.map(({ className }) => className))].sort()
  type User = { id: string; givenName: string; familyName: string; email?: string; phone?: string; pupil?: SamplePupil }
  const users: User[] = [
    ...pupils.map((pupil) => ({ id: pupil.id, givenName: pupil.givenName, familyName: pupil.familyName, pupil })),
    ...parents,
  ]
  return {
    'users.csv': tableOf<User>(
      [
        ['sourcedId', ({ id }) => id],
        ['status', () => ''],
        ['enabledUser', () => 'true'],
        ['username', ({ id }) => id],
        ['givenName', ({ givenName }) => givenName],
        ['familyName', ({ familyName }) => familyName],
        ['email', ({ email }) => email ?? ''],
        ['sms', ({ phone }) => phone ?? ''],
        ['agentSourcedIds', ({ pupil }) => (pupil?.parents ?? []).map(({ parent }) => parent.id).join(',')],
        ['grades', ({ pupil }) => (pupil ? yearText(pupil.yearGroup) : '')],
      ],
      users,
    ),
    'roles.csv': tableOf<User>(
      [
        ['sourcedId', ({ id }) => `R${id}`],
        ['status', () => ''],
        ['userSourcedId', ({ id }) => id],
        ['roleType', () => 'primary'],
        ['role', ({ pupil }) => (pupil ? 'student' : 'parent')],
      ],
      users,
    ),
    'demographics.csv': tableOf<SamplePupil>(
      [
        ['sourcedId', ({ id }) => id],
        ['status', () => ''],
        ['birthDate', ({ dateOfBirth }) => dateOfBirth],
      ],
      pupils,
    ),
    'classes.csv': tableOf<string>(
      [
        ['sourcedId', (name) => `K${classes.indexOf(name)}`],
        ['status', () => ''],
        ['title', (name) => name],
        ['classType', () => 'homeroom'],
      ],
      classes,
    ),
    'enrollments.csv': tableOf<SamplePupil>(
      [
        ['sourcedId', ({ id }) => `E${id}`],
        ['status', () => ''],
        ['classSourcedId', ({ className }) => `K${classes.indexOf(className)}`],
        ['userSourcedId', ({ id }) => id],
        ['role', () => 'student'],
      ],
      pupils,
    ),
  }
}
