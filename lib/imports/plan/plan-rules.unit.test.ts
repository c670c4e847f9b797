import { expect, test } from 'vitest'
import { readRoll } from '../read-roll'
import { tableFile } from '../sample-rolls/files.factory'
import { sampleUpn } from '../sample-rolls/sample-school.factory'
import { applyPlanPurely, emptySchool } from './apply-plan.factory'
import { planImport } from './plan-import'
import type { ImportPlan, KnownSchool } from './types'

const TODAY = '2026-11-02'
const EMPTY = emptySchool(TODAY, 2026)
const HEADINGS = [
  'UPN',
  'Forename',
  'Surname',
  'DOB',
  'Year',
  'Class',
  'Contact Name',
  'Contact Email',
  'Contact Phone',
]

type Way = { known?: KnownSchool; whole?: boolean; wanted?: string[]; headings?: string[] }

/** The plan of a table; with `wanted`, every question is answered with one of these, or else the first choice. */
async function planned(rows: string[][], { known = EMPTY, whole = true, wanted, headings = HEADINGS }: Way = {}) {
  const roll = await readRoll([tableFile('roll.csv', [headings, ...rows])], TODAY)
  let plan = await planImport(roll, known, { whole, answers: {} })
  const answers: Record<string, string> = {}
  while (wanted && plan.questions.some(({ answer }) => answer === null)) {
    for (const { id, choices } of plan.questions)
      answers[id] = (choices.find(({ value }) => wanted.includes(value)) ?? choices[0]).value
    plan = await planImport(roll, known, { whole, answers })
  }
  return plan
}
const after = async (rows: string[][], way: Way = {}) =>
  applyPlanPurely(way.known ?? EMPTY, await planned(rows, { ...way, wanted: way.wanted ?? [] }))

const kinds = (plan: ImportPlan) => plan.questions.map(({ kind }) => kind)
const child = (number: number, givenName: string, familyName: string, ...rest: string[]) => [
  ...[sampleUpn(number), givenName, familyName, '05/09/2018', '3', 'Oak'],
  ...Array.from({ length: 3 }, (_, at) => rest[at] ?? ''),
]
const ADA = child(1, 'Ada', 'Byron', 'Anna Byron', 'anna@mail.example', '07700 900001')
const MAX = child(2, 'Max', 'Stone', 'Eve Stone', 'eve@mail.example', '07700 900002')

test('what a roll does not say stays: an empty cell and a missing column erase nothing', async () => {
  const known = await after([ADA])
  const bare = await planned([[sampleUpn(1), 'Ada', 'Byron']], { known, headings: ['UPN', 'Forename', 'Surname'] })
  expect(bare.counts).toEqual({ create: 0, update: 0, archive: 0, unchanged: 1 })
  expect(bare.guardianships).toEqual([])
  const empty = await planned([[...ADA.slice(0, 3), '', '', '', 'Anna Byron', '', '07700 900001']], { known })
  expect(empty.people.map(({ change }) => change)).toEqual(['unchanged', 'unchanged'])
})

const WITH_ORDER = [...HEADINGS, 'Contact Court Order']

test('a contact order is never lifted by a roll that does not name it, and only with an answer by one that says no', async () => {
  const known = await after([[...ADA, 'Yes']], { headings: WITH_ORDER, wanted: ['keep_both'] })
  expect(known.guardianships).toMatchObject([{ contactOrder: true, receivesMail: false }])
  expect((await planned([ADA], { known })).guardianships).toMatchObject([{ change: 'unchanged' }])
  // Another contact is named: the one with the order stays on record.
  const other = await planned([[...ADA.slice(0, 6), 'Carl Byron', 'carl@mail.example', '']], { known })
  expect(other.guardianships.map(({ change }) => change)).toEqual(['new'])

  const said = await planned([[...ADA, 'No']], { known, headings: WITH_ORDER })
  expect(kinds(said)).toEqual(['contact_order_lifted'])
  expect(said.guardianships).toMatchObject([{ change: 'unchanged', values: { contactOrder: true } }])
  const lifted = await planned([[...ADA, 'No']], { known, headings: WITH_ORDER, wanted: ['lift'] })
  expect(lifted.guardianships).toMatchObject([{ change: 'changed', values: { contactOrder: false } }])
  expect(lifted.remember).toEqual({})
})

test('a number given again to another child asks, and links nobody to the family of the first', async () => {
  const known = await after([ADA])
  const again = child(1, 'Zoe', 'Khan', 'Noor Khan', 'noor@mail.example')
  again[3] = '01/02/2019'
  const plan = await planned([again], { known, whole: false })
  expect(kinds(plan)).toEqual(['number_of_another'])
  expect(plan.people.map(({ change }) => change)).toEqual(['new', 'new'])
  expect(plan.people.map(({ values }) => values.upn)).toEqual([null, null])
})

test('a name alone is nobody: the same name with another date of birth and other parents is a new child', async () => {
  const known = await after([ADA])
  const plan = await planned([child(3, 'Ada', 'Byron', 'Ida Byron').with(3, '01/02/2019')], { known, whole: false })
  expect(plan.people.map(({ change }) => change)).toEqual(['new', 'new'])
  const parent = await planned([child(4, 'Leo', 'Byron', 'Anna Byron').with(3, '01/02/2020')], { known, whole: false })
  expect(parent.people.map(({ change }) => change)).toEqual(['new', 'new'])
})

test('a part of a roll lets nobody leave; a whole one does, with the parents who have no child left', async () => {
  const many = [3, 4, 5, 6].map((number) =>
    child(number, `Child ${'abcdefg'[number]}`, 'Other').with(3, `0${number}/01/2019`),
  )
  const known = await after([ADA, MAX, ...many])
  const part = await planned([MAX, ...many], { known, whole: false })
  expect(part.leavers).toEqual([])
  const whole = await planned([MAX, ...many], { known })
  expect(whole.leavers.map(({ name, kind, because, archive }) => [name, kind, because, archive])).toEqual([
    ['Ada Byron', 'pupil', 'not_in_roll', true],
    ['Anna Byron', 'parent', 'no_child_left', true],
  ])
  const gone = applyPlanPurely(known, whole)
  const back = await planned([ADA, MAX, ...many], { known: gone })
  expect(back.questions).toEqual([])
  expect(back.people.filter(({ change }) => change === 'returns').map(({ values }) => values.displayName)).toEqual([
    'Ada Byron',
    'Anna Byron',
  ])
})

test('many at once do not leave without a word, and whoever a person added stays', async () => {
  const known = await after([ADA, MAX])
  expect(kinds(await planned([MAX], { known }))).toEqual(['many_leave'])
  const stays = await planned([MAX], { known, wanted: ['stay'] })
  expect(stays.leavers).toEqual([])
  const byHand = { ...known, people: known.people.map((person) => ({ ...person, byHand: true })) }
  expect(await planned([MAX], { known: byHand })).toMatchObject({ questions: [], leavers: [] })
})

test('a parent whom a roll names no more is taken off, unless a person made the tie', async () => {
  const carl = child(1, 'Ada', 'Byron', 'Carl Byron', 'carl@mail.example')
  const others = [2, 3, 4, 5].map((number) =>
    child(number, `Child ${'abcdefg'[number]}`, 'Other', `Parent ${'abcdefg'[number]}`, `p${number}@mail.example`).with(
      3,
      `0${number}/01/2019`,
    ),
  )
  const known = await after([ADA, carl, ...others])
  const plan = await planned([ADA, ...others], { known })
  expect(plan.guardianships.filter(({ change }) => change !== 'unchanged')).toMatchObject([
    { change: 'ends', parent: { name: 'Carl Byron' }, pupil: { name: 'Ada Byron' } },
  ])
  expect(plan.leavers).toMatchObject([{ name: 'Carl Byron', because: 'no_child_left' }])
  const byHand = { ...known, guardianships: known.guardianships.map((tie) => ({ ...tie, byHand: true })) }
  expect(await planned([ADA, ...others], { known: byHand })).toMatchObject({ leavers: [] })
  // Named again later, they come back only when somebody says so.
  const back = await planned([ADA, carl, ...others], { known: applyPlanPurely(known, plan) })
  expect(kinds(back)).toEqual(['ended_guardianship'])
})

test('an address that two people come to share is asked about once', async () => {
  const rows = [ADA, child(1, 'Ada', 'Byron', 'Carl Byron', 'anna@mail.example')]
  expect(kinds(await planned(rows))).toEqual(['shared_address'])
  const known = await after(rows)
  expect(known.people.filter(({ email }) => email === 'anna@mail.example')).toHaveLength(2)
  expect(kinds(await planned(rows, { known }))).toEqual([])
  const [annaAlone = ''] = (await planned(rows)).questions[0]?.choices.slice(1).map(({ value }) => value) ?? []
  const alone = await after(rows, { wanted: [annaAlone] })
  expect(alone.people.filter(({ email }) => email === 'anna@mail.example')).toMatchObject([{ givenName: 'Anna' }])
  expect(await planned(rows, { known: alone })).toMatchObject({ questions: [], counts: { create: 0, update: 0 } })
})

test('twins are kept apart or made one, as somebody says', async () => {
  const rows = [ADA, child(3, 'Ida', 'Byron', 'Anna Byron', 'anna@mail.example')]
  expect(kinds(await planned(rows))).toEqual(['possible_twin'])
  const two = await after(rows)
  expect(two.people.filter(({ familyName }) => familyName === 'Byron')).toHaveLength(3)
  const one = await after(rows, { wanted: ['same'] })
  expect(one.people.filter(({ dateOfBirth }) => dateOfBirth)).toMatchObject([{ upns: [sampleUpn(1), sampleUpn(3)] }])
  for (const known of [two, one]) expect(await planned(rows, { known })).toMatchObject({ questions: [], leavers: [] })
})

test('somebody in two capacities is one person', async () => {
  const staff = tableFile('staff.csv', [
    ['Staff Code', 'Forename', 'Surname', 'Job Title', 'Work Email'],
    ['S1', 'Anna', 'Byron', 'Teacher', 'anna@mail.example'],
  ])
  const roll = await readRoll([tableFile('roll.csv', [HEADINGS, ADA]), staff], TODAY)
  const plan = await planImport(roll, EMPTY, { whole: true, answers: {} })
  expect(plan.people.map(({ kinds: both }) => both)).toEqual([['pupil'], ['parent', 'staff']])
})

test('whoever is left out is not touched, and has not left', async () => {
  const known = await after([ADA, MAX])
  const asked = await planned(
    [[...ADA.slice(0, 6), 'Anna Byron', 'anna@mail.example', ''].concat('No'), [...MAX, 'Yes']],
    {
      known,
      headings: [...HEADINGS, 'Parental Responsibility'],
      wanted: ['left_out'],
    },
  )
  expect(kinds(asked)).toEqual(['nobody_to_ask'])
  expect(asked.people.map(({ values }) => values.displayName)).toEqual(['Eve Stone', 'Max Stone'])
  expect(asked.leavers).toEqual([])
})

test('the year group is that of the class, or asked for once', async () => {
  const yearless = [ADA.with(4, ''), MAX, child(3, 'Leo', 'Khan').with(4, '').with(5, 'Elm').with(3, '01/01/2020')]
  expect(kinds(await planned(yearless))).toEqual(['no_year_group', 'nobody_to_ask'])
  const known = await after(yearless)
  const years = Object.fromEntries(known.people.map(({ givenName, enrolment }) => [givenName, enrolment?.yearGroup]))
  expect(years).toMatchObject({ Ada: 3, Max: 3, Leo: 2 })
  expect((await planned(yearless, { known })).questions).toEqual([])
})
