import { describe, expect, test } from 'vitest'
import { joinMemberships, joinTies, pairMemberships, pairRows } from './combine'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const TODAY = '2026-11-16'

const membership = (id: string, kind: 'staff' | 'parent', startsOn: string, endsOn: string | null = null) => ({
  id,
  kind,
  title: null as string | null,
  startsOn: day(startsOn),
  endsOn: endsOn ? day(endsOn) : null,
  endReason: null,
})

describe('memberships of two records', () => {
  test('two that stand today are one; one that ended is a thing of its own', () => {
    const kept = [membership('a', 'parent', '2022-09-01')]
    const other = [
      membership('b', 'parent', '2020-09-01'),
      membership('c', 'parent', '2015-09-01', '2018-08-31'),
      membership('d', 'staff', '2024-01-01'),
    ]
    const { move, doubled } = pairMemberships(kept, other, TODAY)
    expect(move.map(({ id }) => id)).toEqual(['c', 'd'])
    expect(doubled.map((pair) => [pair.kept.id, pair.other.id])).toEqual([['a', 'b']])
  })
  test('one that was recorded twice with its end is one, and each answers for one only', () => {
    const kept = [membership('a', 'staff', '2019-09-01', '2020-08-31')]
    const other = ['b', 'c'].map((id) => membership(id, 'staff', '2019-09-01', '2020-08-31'))
    const { move, doubled } = pairMemberships(kept, other, TODAY)
    expect(doubled.map((pair) => pair.other.id)).toEqual(['b'])
    expect(move.map(({ id }) => id)).toEqual(['c'])
  })
  test('the longer one stays, with the title that is known', () => {
    const [one, other] = [membership('a', 'staff', '2022-09-01'), membership('b', 'staff', '2020-09-01')]
    expect(joinMemberships(one, { ...other, title: 'Cook' })).toEqual({ startsOn: day('2020-09-01'), title: 'Cook' })
    expect(joinMemberships({ ...one, title: 'Chef' }, { ...other, title: 'Cook' }).title).toBe('Chef')
  })
})

const TIE = {
  relationship: 'Mother',
  parentalResponsibility: 'yes' as 'yes' | 'no' | 'not_known',
  appointed: false,
  contactOrder: false,
  livesWith: true,
  receivesMail: true,
  priority: null as number | null,
  organisation: null as string | null,
  neverTheirs: false,
  startedOn: day('2022-09-01'),
  endedOn: null as Date | null,
}

describe('two ties to the same person', () => {
  test.each([
    ['kept', { ...TIE, contactOrder: true }, TIE],
    ['other', TIE, { ...TIE, contactOrder: true }],
  ])('an order against contact in the %s one stands, and stops the mail', (_side, kept, other) => {
    expect(joinTies(kept, other)).toMatchObject({ contactOrder: true, receivesMail: false })
  })
  test('what one does not know the other tells, and nothing else is overruled', () => {
    const other = { ...TIE, relationship: 'Aunt', parentalResponsibility: 'no' as const, priority: 2, livesWith: false }
    expect(joinTies({ ...TIE, parentalResponsibility: 'not_known' }, other)).toMatchObject({
      relationship: 'Mother',
      parentalResponsibility: 'no',
      priority: 2,
      livesWith: true,
    })
    expect(joinTies({ ...TIE, priority: 1 }, other)).toMatchObject({ parentalResponsibility: 'yes', priority: 1 })
  })
  test('a tie that stands comes before one that ended, or that was a mistake', () => {
    const ended = { ...TIE, relationship: 'Old', endedOn: day('2025-01-01'), neverTheirs: true }
    const earlier = { ...TIE, startedOn: day('2019-09-01') }
    expect(joinTies(ended, earlier)).toMatchObject({ relationship: 'Mother', endedOn: null, neverTheirs: false })
    expect(joinTies(earlier, ended)).toEqual(earlier)
    expect(joinTies(ended, { ...TIE, endedOn: day('2026-01-01') })).toEqual(ended)
  })
})

test('rows are paired by their key, and the rest moves', () => {
  const rows = (...years: number[]) => years.map((year) => ({ year }))
  const { move, doubled } = pairRows(rows(2025, 2026), rows(2024, 2026), ({ year }) => year)
  expect(move).toEqual(rows(2024))
  expect(doubled).toEqual([{ kept: { year: 2026 }, other: { year: 2026 } }])
})
