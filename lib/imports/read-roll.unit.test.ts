import { describe, expect, test } from 'vitest'
import { countHouseholds, readRoll } from './read-roll'
import { ENCODINGS, SHAPES, tableFile } from './sample-rolls/files.factory'
import { sampleSchool } from './sample-rolls/sample-school.factory'
import { pupilAndContact, pupilsWithParents } from './sample-rolls/tables.factory'
import type { Roll } from './types'

const TODAY = '2026-11-02'
const school = sampleSchool(60)

/** Who is in a roll and who answers for whom, by name and without the keys of the reading. */
function portrait(roll: Roll) {
  const nameOf = new Map(
    [...roll.pupils, ...roll.parents].map((one) => [one.key, `${one.givenName} ${one.familyName} ${one.email ?? ''}`]),
  )
  const ids = new Map(roll.pupils.map((pupil) => [pupil.key, pupil.externalId]))
  return {
    pupils: roll.pupils
      .map(({ givenName, familyName, dateOfBirth, yearGroup, className }) =>
        [givenName, familyName, dateOfBirth, yearGroup, className].join(' '),
      )
      .sort(),
    parents: roll.parents.map(({ key }) => nameOf.get(key)).sort(),
    ties: roll.guardianships.map((tie) => `${ids.get(tie.pupil)} ${nameOf.get(tie.parent)}`).sort(),
    households: countHouseholds(roll),
  }
}

const truth = {
  pupils: school
    .map((pupil) => [pupil.givenName, pupil.familyName, pupil.dateOfBirth, pupil.yearGroup, pupil.className].join(' '))
    .sort(),
  parents: [...new Set(school.flatMap(({ parents }) => parents.map(({ parent }) => parent)))]
    .map((parent) => `${parent.givenName} ${parent.familyName} ${parent.email}`)
    .sort(),
  ties: school
    .flatMap((pupil) =>
      pupil.parents.map(({ parent }) => `${pupil.id} ${parent.givenName} ${parent.familyName} ${parent.email}`),
    )
    .sort(),
  households: new Set(school.map((pupil) => pupil.parents[0]?.parent.id)).size,
}

describe('every shape gives the same school', () => {
  test.each(Object.entries(SHAPES))('%s', async (format, filesOf) => {
    const roll = await readRoll(filesOf(school), TODAY)
    expect(roll.errors).toEqual([])
    expect(roll.format).toBe(format)
    expect(portrait(roll)).toEqual(truth)
  })

  const written = ENCODINGS.flatMap((encoding) => [',', ';', '\t'].map((delimiter) => ({ encoding, delimiter })))
  test.each(written)('in $encoding, separated by “$delimiter”', async (way) => {
    const roll = await readRoll([tableFile('roll.txt', pupilsWithParents(school), way)], TODAY)
    expect(roll.errors).toEqual([])
    expect(portrait(roll)).toEqual(truth)
  })

  test('whatever the order of the rows', async () => {
    const [headings = [], ...rows] = pupilAndContact(school)
    const forwards = await readRoll([tableFile('a.csv', [headings, ...rows])], TODAY)
    const backwards = await readRoll([tableFile('a.csv', [headings, ...rows.reverse()])], TODAY)
    const withoutPlaces = (roll: Roll) =>
      JSON.parse(
        JSON.stringify({ ...roll, questions: [], columns: [] }, (key, value) => (key === 'places' ? undefined : value)),
      )
    expect(withoutPlaces(backwards)).toEqual(withoutPlaces(forwards))
  })

  test('below a title, between blank lines, with a page’s headings repeated and a total at the end', async () => {
    const [headings = [], ...rows] = pupilsWithParents(school)
    const printed = [
      ['Pupils on roll, autumn'],
      [''],
      headings,
      ...rows.slice(0, 30),
      [''],
      headings,
      ...rows.slice(30),
      ['Total: 60'],
    ]
    const roll = await readRoll([tableFile('roll.csv', printed)], TODAY)
    expect(roll.errors).toEqual([])
    expect(portrait(roll)).toEqual(truth)
  })
})

const read = (...rows: string[][]) => readRoll([tableFile('roll.csv', rows)], TODAY)
const HEADINGS = [
  'Forename',
  'Surname',
  'DOB',
  'Year',
  'Class',
  'Parent 1 Name',
  'Parent 1 Email',
  'Parent 2 Name',
  'Parent 2 Email',
]

describe('questions', () => {
  test('twins, an address that two people share, and a pupil with nobody to ask', async () => {
    const roll = await read(
      HEADINGS,
      ['Ada', 'Byron', '05/09/2019', '1', 'Oak', 'Anna Byron', 'home@mail.example', 'Carl Byron', 'home@mail.example'],
      ['Max', 'Byron', '05/09/2019', '1', 'Elm', 'Anna Byron', 'home@mail.example', 'Carl Byron', 'home@mail.example'],
      ['Noor', 'Khan', '06/10/2019', '1', 'Elm', '', '', '', ''],
    )
    expect(roll.errors).toEqual([])
    expect(roll.questions.map(({ kind, row }) => [kind, row])).toEqual([
      ['possible_twin', 2],
      ['shared_address', 2],
      ['nobody_to_ask', 4],
    ])
    expect(roll.parents).toHaveLength(2)
    expect(countHouseholds(roll)).toBe(2)
  })

  test('a name alone joins no two families', async () => {
    const roll = await read(
      HEADINGS,
      ['Ada', 'Byron', '05/09/2019', '1', 'Oak', 'Anna Smith', '', '', ''],
      ['Max', 'Stone', '05/10/2019', '1', 'Elm', 'Anna Smith', '', '', ''],
    )
    expect(roll.parents).toHaveLength(2)
    expect(countHouseholds(roll)).toBe(2)
  })

  test('one pupil in two classes', async () => {
    const roll = await read(
      ['UPN', 'Forename', 'Surname', 'Class', 'Year'],
      [school[0]?.upn ?? '', 'Ada', 'Byron', 'Oak', '1'],
      [school[0]?.upn ?? '', 'Ada', 'Byron', 'Elm', '1'],
    )
    expect(roll.pupils).toHaveLength(1)
    expect(roll.questions.map(({ kind }) => kind)).toEqual(['two_classes'])
  })

  test('a parent who is a pupil', async () => {
    const roll = await read(HEADINGS, [
      'Ada',
      'Byron',
      '05/09/2019',
      '1',
      'Oak',
      'Ada Byron',
      'ada@mail.example',
      '',
      '',
    ])
    expect(roll.questions.map(({ kind }) => kind)).toEqual(['parent_is_pupil'])
  })

  test('one number for two names is an error, not one child', async () => {
    const roll = await read(
      ['Admission Number', 'Forename', 'Surname', 'Class'],
      ['7', 'Ada', 'Byron', 'Oak'],
      ['7', 'Max', 'Stone', 'Oak'],
    )
    expect(roll.errors.map(({ row }) => row)).toEqual([3])
  })

  test('a row that could be either of two pupils is an error, and neither’s family nor a third child', async () => {
    const roll = await read(
      ['Admission Number', 'Forename', 'Surname', 'Parent Name', 'Parent Email'],
      ['7', 'Ada', 'Byron', '', ''],
      ['8', 'Ada', 'Byron', '', ''],
      ['', 'Ada', 'Byron', 'Joan Byron', 'joan@mail.example'],
      ['', 'Ada', 'Byron', 'Max Stone', 'max@mail.example'],
    )
    expect(roll.errors.map(({ row, blocks }) => [row, blocks])).toEqual([
      [4, true],
      [5, true],
    ])
    expect(roll.pupils.map(({ externalId }) => externalId)).toEqual(['7', '8'])
    expect(roll.guardianships).toEqual([])
  })
})

test('staff and governors', async () => {
  const roll = await readRoll(
    [
      tableFile('staff.csv', [
        ['Staff Code', 'Title', 'Forename', 'Surname', 'Job Title', 'Work Email'],
        ['AB', 'Ms', 'Ada', 'Byron', 'Teacher', 'a.byron@school.example'],
      ]),
      tableFile('governors.csv', [
        ['Name', 'Email', 'Committee'],
        ['Stone, Max', 'max@mail.example', 'Finance'],
      ]),
    ],
    TODAY,
  )
  expect(roll.errors).toEqual([])
  expect(roll.staff).toMatchObject([{ givenName: 'Ada', familyName: 'Byron', title: 'Teacher', externalId: 'AB' }])
  expect(roll.governors).toMatchObject([{ givenName: 'Max', familyName: 'Stone', title: 'Finance' }])
})
