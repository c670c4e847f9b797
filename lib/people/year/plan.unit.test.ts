import { describe, expect, test } from 'vitest'
import { checkYear, groupsOf } from './check'
import { planYear } from './plan'
import { suggestYear } from './suggest'
import { NO_CLASS, type RollPupil, type YearChoices } from './types'

const BEGUN = new Date('2027-04-01T09:00:00Z')
let count = 0

const pupil = (
  yearGroup: number | null,
  className: string | null = null,
  more: Partial<RollPupil> = {},
): RollPupil => ({
  personId: `p${++count}`,
  name: `Pupil ${count}`,
  yearGroup,
  classId: className && `id of ${className}`,
  className,
  bornOn: null,
  startsOn: '2024-09-01',
  placed: false,
  addedAt: new Date('2024-09-01T09:00:00Z'),
  ...more,
})

function prepared(roll: RollPupil[], change: Partial<YearChoices> = {}): YearChoices {
  const { lastYearGroup, names, groups } = suggestYear(roll)
  return {
    academicYear: 2027,
    lastYearGroup,
    classes: names.map((name) => ({ id: `next ${name}`, name })),
    groups: groups.map(({ name, ...group }) => ({ ...group, nextClassId: name && `next ${name}` })),
    pupils: [],
    ...change,
  }
}

const fatesOf = (roll: RollPupil[], choices: YearChoices) =>
  planYear(roll, choices).map(({ fate, nextYearGroup, nextClassId }) => [fate, nextYearGroup, nextClassId])

describe('the usual turn', () => {
  test('moves everybody up with their class, lets the last year group go, and keeps rooms for the youngest', () => {
    const roll = [pupil(0, 'RA'), pupil(1, '1A'), pupil(2, '2A')]
    const choices = prepared(roll)
    expect(choices.classes.map(({ name }) => name)).toEqual(['1A', '2A', 'RA'])
    expect(fatesOf(roll, choices)).toEqual([
      ['promoted', 1, 'next 1A'],
      ['promoted', 2, 'next 2A'],
      ['leaves', null, null],
    ])
  })
  test('of a mixed class the younger stay and the oldest go on', () => {
    const roll = [pupil(3, 'Kestrels'), pupil(4, 'Kestrels'), pupil(5, 'Eagles'), pupil(6, 'Eagles')]
    expect(fatesOf(roll, prepared(roll))).toEqual([
      ['promoted', 4, 'next Kestrels'],
      ['promoted', 5, 'next Eagles'],
      ['promoted', 6, 'next Eagles'],
      ['leaves', null, null],
    ])
  })
  test('a school without classes moves by year group alone', () => {
    const roll = [pupil(7), pupil(13)]
    const choices = prepared(roll)
    expect(fatesOf(roll, choices)).toEqual([
      ['promoted', 8, null],
      ['leaves', null, null],
    ])
    expect(choices.groups).toContainEqual({ classId: NO_CLASS, yearGroup: 7, nextClassId: null })
    expect(suggestYear([])).toEqual({ lastYearGroup: 13, names: [], groups: [] })
  })
})

describe('a pupil of their own', () => {
  const roll = [pupil(4, '4B'), pupil(5, '5B'), pupil(6, '6B'), pupil(null)]
  const [mina, , leaver, unknown] = roll
  const choose = (personId: string | undefined, more: object) => ({
    personId: personId ?? '',
    outcome: 'repeats' as const,
    nextYearGroup: null,
    ownClass: false,
    nextClassId: null,
    ...more,
  })
  test('repeats in the class that is called as theirs is, where there is one', () => {
    const withFour = prepared(roll)
    withFour.classes.push({ id: 'next 4B', name: '4b' })
    const choices = { ...withFour, pupils: [choose(mina?.personId, {})] }
    expect(fatesOf(roll, choices)[0]).toEqual(['repeats', 4, 'next 4B'])
  })
  test('goes into another class, stays on, or is placed', () => {
    const choices = prepared(roll, {
      pupils: [
        choose(mina?.personId, { outcome: 'promoted', ownClass: true, nextClassId: 'next 6B' }),
        choose(leaver?.personId, { outcome: 'promoted' }),
        choose(unknown?.personId, { outcome: 'placed', nextYearGroup: 2 }),
      ],
    })
    expect(fatesOf(roll, choices)).toEqual([
      ['promoted', 5, 'next 6B'],
      ['promoted', 6, 'next 6B'],
      ['promoted', 7, null],
      ['placed', 2, null],
    ])
  })
  test('nobody goes above Year 13 or on from no year group, whatever was chosen before the roll changed', () => {
    const odd = [pupil(13, '13'), pupil(null)]
    const choices = prepared(odd, {
      pupils: odd.map(({ personId }, at) => choose(personId, { outcome: at ? 'repeats' : 'promoted' })),
    })
    expect(fatesOf(odd, choices)).toEqual([
      ['leaves', null, null],
      ['undecided', null, null],
    ])
  })
})

describe('what the check names', () => {
  test('who has no year group, no class, came since, has a place already, begins only then, and names that are twice there', () => {
    const roll = [
      pupil(4, '4B'),
      pupil(null),
      pupil(2),
      pupil(1, '1A', { addedAt: new Date('2027-05-01T09:00:00Z') }),
      pupil(3, '3A', { placed: true }),
      pupil(0, 'RA', { startsOn: '2027-09-01' }),
      pupil(6, '6B'),
    ]
    const choices = prepared(roll)
    choices.classes.push({ id: 'twice', name: '5b' })
    const plan = planYear(roll, choices)
    const check = checkYear(plan, choices, BEGUN)
    expect(check).toMatchObject({ promoted: 3, repeats: 0, leaves: 1, placed: 1, kept: 1, sameNames: ['5b'] })
    expect(check.undecided.map(({ personId }) => personId)).toEqual([roll[1]?.personId])
    expect(check.withoutClass.map(({ personId }) => personId)).toEqual([roll[2]?.personId])
    expect(check.joinedSince.map(({ personId }) => personId)).toEqual([roll[3]?.personId])
    expect(check.moves).toContainEqual({ from: 0, to: 0, count: 1 })
    expect(check.classes.find(({ name }) => name === '5B')).toMatchObject({ pupils: 1, yearGroups: [5] })
    // The one who has a place already stands on no page.
    expect(groupsOf(plan, choices).map(({ className, yearGroup }) => [yearGroup, className])).toEqual([
      [0, 'RA'],
      [1, '1A'],
      [2, null],
      [4, '4B'],
      [6, '6B'],
    ])
  })
})
