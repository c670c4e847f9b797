import { zipSync } from 'fflate'
import type { RollFile } from './types'
import { upnCheckLetter } from './values/upn'

export type SampleParent = {
  id: string
  givenName: string
  familyName: string
  email: string
  phone: string
}
export type SamplePupil = {
  id: string
  upn: string
  givenName: string
  familyName: string
  /** `YYYY-MM-DD`. */
  dateOfBirth: string
  yearGroup: number
  className: string
  /** In the order in which they are asked. */
  parents: { parent: SampleParent; relationship: string; responsibility: 'Yes' | 'No' | '' }[]
}

const GIVEN = [
  'Ada',
  'Ben',
  'Chloë',
  'Dev',
  'Efe',
  'Femi',
  'Grace',
  'Harun',
  'Isla',
  'Jonah',
  'Kwame',
  'Lena',
  'Mia',
  'Noor',
]
const FAMILY = [
  'Abbott',
  'Okafor',
  "O'Neill",
  'Patel',
  'Quigley-Shaw',
  'Rahman',
  'Sørensen',
  'Tomás',
  'Ueda',
  'Vance',
  'Zúñiga',
]

/** A made-up school: families of one to three children, most with two parents, some of them apart. */
export function sampleSchool(pupils: number): SamplePupil[] {
  const found: SamplePupil[] = []
  for (let family = 0; found.length < pupils; family += 1) {
    const familyName = FAMILY[family % FAMILY.length] ?? 'Abbott'
    const parents = [0, 1].slice(0, family % 5 === 0 ? 1 : 2).map((nth) => ({
      parent: {
        id: `C${family}${nth}`,
        givenName: GIVEN[(family * 3 + nth * 5) % GIVEN.length] ?? 'Ada',
        familyName: nth === 1 && family % 3 === 0 ? (FAMILY[(family + 4) % FAMILY.length] ?? '') : familyName,
        email: `parent${nth}.family${family}@mail.example`,
        phone: `07700 9${String(family).padStart(4, '0')}${nth}`,
      },
      relationship: nth === 0 ? 'Mother' : 'Father',
      responsibility: (family % 7 === 0 && nth === 1 ? 'No' : 'Yes') as 'Yes' | 'No',
    }))
    for (let child = 0; child <= family % 3 && found.length < pupils; child += 1) {
      const number = found.length
      const yearGroup = number % 7
      const rest = `2012345${String(number).padStart(5, '0')}`
      found.push({
        id: `A${1000 + number}`,
        upn: `${upnCheckLetter(rest)}${rest}`,
        givenName: GIVEN[(number * 5 + 2) % GIVEN.length] ?? 'Ben',
        familyName,
        dateOfBirth: `${2021 - yearGroup}-${String((number % 12) + 1).padStart(2, '0')}-${String((family % 28) + 1).padStart(2, '0')}`,
        yearGroup,
        className: `Class ${yearGroup}`,
        parents,
      })
    }
  }
  return found
}

export type Encoding = 'utf8' | 'utf8-bom' | 'utf16le' | 'windows-1252'

/** A table as a file, in any of the ways that systems write one. */
export function tableFile(
  name: string,
  rows: string[][],
  { delimiter = ',', encoding = 'utf8' as Encoding, newline = '\r\n' } = {},
): RollFile {
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  const text = rows.map((row) => row.map(quoted).join(delimiter)).join(newline)
  return { name, bytes: encoded(text, encoding) }
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (encoding === 'utf8-bom') return Buffer.from(`\ufeff${text}`, 'utf8')
  // The letters of the sample are at the same place in Windows-1252 and Latin-1.
  return Buffer.from(text, encoding === 'windows-1252' ? 'latin1' : 'utf8')
}

const british = (day: string) => day.split('-').reverse().join('/')
const yearText = (year: number) => (year === 0 ? 'R' : String(year))

export const pupilsWithParents = (pupils: SamplePupil[]): string[][] => [
  [
    'CHILD_FIRST_NAME',
    'CHILD_LAST_NAME',
    'UPN',
    'Admission Number',
    'DOB',
    'NC Year',
    'Reg Group',
    ...[1, 2].flatMap((n) =>
      ['FIRST_NAME', 'LAST_NAME', 'EMAIL', 'MOBILE', 'RELATIONSHIP', 'PARENTAL_RESPONSIBILITY'].map(
        (f) => `PARENT_${n}_${f}`,
      ),
    ),
  ],
  ...pupils.map((pupil) => [
    ...[
      pupil.givenName,
      pupil.familyName,
      pupil.upn,
      pupil.id,
      british(pupil.dateOfBirth),
      yearText(pupil.yearGroup),
      pupil.className,
    ],
    ...[0, 1].flatMap((nth) => {
      const tie = pupil.parents[nth]
      if (!tie) return ['', '', '', '', '', '']
      const { givenName, familyName, email, phone } = tie.parent
      return [givenName, familyName, email, phone, tie.relationship, tie.responsibility]
    }),
  ]),
]

export const pupilAndContact = (pupils: SamplePupil[]): string[][] => [
  [
    'Forename',
    'Legal Surname',
    'UPN',
    'Admission Number',
    'Date of Birth',
    'Year Group',
    'Class',
    'Priority',
    'Contact Forename',
    'Contact Surname',
    'Relationship',
    'Parental Responsibility',
    'Primary Email',
    'Contact Mobile',
  ],
  ...pupils.flatMap((pupil) =>
    pupil.parents.map(({ parent, relationship, responsibility }, nth) => [
      ...[
        pupil.givenName,
        pupil.familyName,
        pupil.upn,
        pupil.id,
        pupil.dateOfBirth,
        `Year ${yearText(pupil.yearGroup)}`,
        pupil.className,
      ],
      ...[
        String(nth + 1),
        parent.givenName,
        parent.familyName,
        relationship,
        responsibility,
        parent.email,
        parent.phone,
      ],
    ]),
  ),
]

export const pupilTable = (pupils: SamplePupil[]): string[][] => [
  ['First Name', 'Surname', 'UPN', 'Admission Number', 'Date of birth', 'Year', 'Tutor Group'],
  ...pupils.map((pupil) => [
    ...[
      pupil.givenName,
      pupil.familyName,
      pupil.upn,
      pupil.id,
      british(pupil.dateOfBirth),
      yearText(pupil.yearGroup),
      pupil.className,
    ],
  ]),
]

export const contactTable = (pupils: SamplePupil[]): string[][] => [
  ['Pupil UPN', 'Forename', 'Surname', 'Relationship', 'Parental Responsibility', 'Priority', 'Email', 'Mobile'],
  ...pupils.flatMap((pupil) =>
    pupil.parents.map(({ parent, relationship, responsibility }, nth) => [
      ...[
        pupil.upn,
        parent.givenName,
        parent.familyName,
        relationship,
        responsibility,
        String(nth + 1),
        parent.email,
        parent.phone,
      ],
    ]),
  ),
]

/** A OneRoster 1.2 archive of the same people. */
export function oneRoster(pupils: SamplePupil[]): RollFile {
  const parents = new Map(pupils.flatMap((pupil) => pupil.parents.map(({ parent }) => [parent.id, parent] as const)))
  const classes = [...new Set(pupils.map((pupil) => pupil.className))]
  const users = [
    [
      'sourcedId',
      'status',
      'enabledUser',
      'username',
      'givenName',
      'familyName',
      'email',
      'sms',
      'agentSourcedIds',
      'grades',
    ],
    ...pupils.map((pupil) => [
      ...[pupil.id, '', 'true', pupil.id, pupil.givenName, pupil.familyName, '', ''],
      ...[pupil.parents.map(({ parent }) => parent.id).join(','), yearText(pupil.yearGroup)],
    ]),
    ...[...parents.values()].map((parent) => [
      ...[parent.id, '', 'true', parent.id, parent.givenName, parent.familyName, parent.email, parent.phone, '', ''],
    ]),
  ]
  const roles = [
    ['sourcedId', 'status', 'userSourcedId', 'roleType', 'role'],
    ...pupils.map(({ id }) => [`R${id}`, '', id, 'primary', 'student']),
    ...[...parents.keys()].map((id) => [`R${id}`, '', id, 'primary', 'parent']),
  ]
  const tables = {
    'users.csv': users,
    'roles.csv': roles,
    'demographics.csv': [
      ['sourcedId', 'status', 'birthDate'],
      ...pupils.map((pupil) => [pupil.id, '', pupil.dateOfBirth]),
    ],
    'classes.csv': [
      ['sourcedId', 'status', 'title', 'classType'],
      ...classes.map((name, at) => [`K${at}`, '', name, 'homeroom']),
    ],
    'enrollments.csv': [
      ['sourcedId', 'status', 'classSourcedId', 'userSourcedId', 'role'],
      ...pupils.map((pupil, at) => [`E${at}`, '', `K${classes.indexOf(pupil.className)}`, pupil.id, 'student']),
    ],
  }
  const files = Object.entries(tables).map(([name, rows]) => [name, tableFile(name, rows).bytes])
  return { name: 'roster.zip', bytes: zipSync(Object.fromEntries(files)) }
}
