import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { REQUEST_STATES, type RequestState } from '@/lib/rounds/types'
import { aParent, aPerson, aPupil, aSchool, THIS_YEAR } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { getDashboard, listAllRequests, listOutstandingIds, listRequests, listTallies } from './queries'
import { exportRequests } from './queries/export-requests'
import { readFilters } from './schema'
import { tallyOf } from './tally'

/** Staff, governors and pupils of three classes, asked in one round. */
async function aBusySchool() {
  const school = await aSchool()
  const agreements = []
  for (const audience of ['staff', 'governors', 'older_pupils', 'younger_pupils', 'parents'] as const) {
    agreements.push((await aPublishedAgreement(school.id, audience)).agreementId)
  }
  const wrens = await db.schoolClass.create({ data: { schoolId: school.id, academicYear: THIS_YEAR, name: 'Wrens' } })
  for (const givenName of ['Ada', 'Bao', 'Çelik'])
    await aPerson(school.id, 'staff', { givenName, email: 's@example.test' })
  await aPerson(school.id, 'governor', { givenName: 'Greta' })
  for (const [givenName, yearGroup, classId] of [
    ['Mina', 4, school.classId],
    ['Noor', 4, school.classId],
    ['Olu', 1, wrens.id],
    ['Pim', 1, undefined],
  ] as const) {
    const pupil = await aPupil(school.id, { givenName, familyName: `O’${givenName}`, yearGroup, classId })
    if (givenName !== 'Pim') await aParent(school.id, [pupil.id])
  }
  const roundId = await anOpenRound(school.office, school.id, agreements)
  return { school, wrens, roundId }
}

type World = Awaited<ReturnType<typeof aBusySchool>>
let world: World
const filters = (query: Record<string, string> = {}) => readFilters(query)

beforeAll(async () => {
  world = await aBusySchool()
})

const SOME = { exempt: { exemptReason: 'x' }, closed: { closedReason: 'x' }, complete: { completedAt: new Date() } }

async function setState(id: string, state: RequestState) {
  const more = state === 'exempt' || state === 'closed' || state === 'complete' ? SOME[state] : {}
  await db.request.update({ where: { id }, data: { state, ...more } })
}

/** Counted one by one, from the requests themselves. */
async function bruteForce(roundId: string) {
  const rows = await db.request.findMany({ where: { roundId } })
  const by = (keyOf: (row: (typeof rows)[number]) => string | number | null) =>
    Object.fromEntries(
      [...new Set(rows.map(keyOf))].map((key) => [
        String(key),
        tallyOf(rows.filter((row) => keyOf(row) === key).map(({ state }) => ({ state, count: 1 }))),
      ]),
    )
  const pupils = rows.filter((row) => row.pupilId !== null)
  const ofPupils = (keyOf: (row: (typeof rows)[number]) => string | number | null) =>
    Object.fromEntries(
      [...new Set(pupils.map(keyOf))].map((key) => [
        String(key),
        tallyOf(pupils.filter((row) => keyOf(row) === key).map(({ state }) => ({ state, count: 1 }))),
      ]),
    )
  return {
    total: tallyOf(rows.map(({ state }) => ({ state, count: 1 }))),
    byAudience: by((row) => row.audience),
    byYearGroup: ofPupils((row) => row.yearGroup),
    byClass: ofPupils((row) => row.classId),
  }
}

describe('the counts', () => {
  test('are those of a count one by one, whatever changes', async () => {
    const { school, roundId } = await aBusySchool()
    const ids = (await db.request.findMany({ where: { roundId }, select: { id: true } })).map((row) => row.id)
    const change = fc.record({ at: fc.nat(ids.length - 1), state: fc.constantFrom(...REQUEST_STATES) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const { at, state } of changes) await setState(ids[at] ?? '', state)
        const dashboard = await getDashboard(school.headteacher, school.id, roundId)
        expect({
          total: dashboard?.total,
          byAudience: Object.fromEntries(dashboard?.byAudience.map((row) => [row.audience, row.tally]) ?? []),
          byYearGroup: Object.fromEntries(
            dashboard?.byYearGroup.map((row) => [String(row.yearGroup), row.tally]) ?? [],
          ),
          byClass: Object.fromEntries(dashboard?.byClass.map((row) => [String(row.classId), row.tally]) ?? []),
        }).toEqual(await bruteForce(roundId))
        expect((await listTallies(school.office, school.id, [roundId])).get(roundId)).toEqual(dashboard?.total)
      }),
      { numRuns: 15 },
    )
  })

  test('agree with the list for each filter', async () => {
    const { school, roundId } = world
    const dashboard = await getDashboard(school.office, school.id, roundId)
    for (const { audience, tally } of dashboard?.byAudience ?? []) {
      const { total } = await listRequests(school.office, roundId, filters({ audience }))
      expect(total).toBe(tally.outstanding)
    }
    expect(dashboard?.total.asked).toBe((await listRequests(school.office, roundId, filters({ state: 'all' }))).total)
  })
})

describe('who sees what', () => {
  const seen = async (actor: Actor) => {
    const rows = await listAllRequests(actor, world.roundId, filters({ state: 'all' }))
    const dashboard = await getDashboard(actor, world.school.id, world.roundId)
    expect(dashboard?.total.asked).toBe(rows.length)
    return [...new Set(rows.map((row) => row.audience))].sort()
  }

  test('each post within its reach, with the same reach in the counts', async () => {
    const { school } = world
    const everybody = ['governors', 'older_pupils', 'parents', 'staff', 'younger_pupils']
    for (const actor of [school.headteacher, school.office, school.safeguardingLead]) {
      expect(await seen(actor)).toEqual(everybody)
    }
    expect(await seen(school.itManager)).toEqual(['governors', 'staff'])
    expect(await seen(school.clerk)).toEqual(['governors'])
    expect(await seen(school.teacher)).toEqual(['older_pupils', 'parents'])
  })

  test('another school sees nothing at all', async () => {
    const other = await aSchool()
    expect(await getDashboard(other.headteacher, world.school.id, world.roundId)).toBeNull()
    expect(await listAllRequests(other.headteacher, world.roundId, filters({ state: 'all' }))).toEqual([])
    expect(await listOutstandingIds(other.headteacher, world.roundId, filters())).toEqual([])
    expect(await exportRequests(other.headteacher, world.roundId, filters())).toBeNull()
    expect((await listTallies(other.headteacher, world.school.id, [world.roundId])).size).toBe(0)
  })

  test('what is no identifier is no round', async () => {
    const { school } = world
    expect(await getDashboard(school.office, school.id, 'x')).toBeNull()
    expect(await listRequests(school.office, 'x', filters())).toEqual({ total: 0, more: false, rows: [] })
  })
})

describe('the list', () => {
  const names = async (query: Record<string, string>) =>
    (await listRequests(world.school.office, world.roundId, filters(query))).rows.map((row) => row.personName)

  test('finds by any part of the name, without accents, case and apostrophes', async () => {
    expect(await names({ q: 'ocelik' })).toEqual([])
    expect(await names({ q: 'CELIK' })).toEqual(['Çelik Okafor'])
    expect(await names({ q: 'onoor' })).toEqual(['Noor O’Noor', 'Noor O’Noor'])
  })

  test('narrows by group, year, class and state, and what makes no sense narrows nothing', async () => {
    expect(await names({ audience: 'governors' })).toEqual(['Greta Okafor'])
    expect(await names({ year: '4', audience: 'older_pupils' })).toEqual(['Mina O’Mina', 'Noor O’Noor'])
    expect(await names({ class: world.wrens.id, audience: 'younger_pupils' })).toEqual(['Olu O’Olu'])
    expect(await names({ state: 'no_contact', audience: 'younger_pupils' })).toEqual(['Pim O’Pim'])
    const all = await names({ state: 'all' })
    expect(await names({ state: 'all', audience: 'nobody', year: '99', class: 'x', page: '-1' })).toEqual(all)
  })

  test('sorts by column, both ways', async () => {
    const classes = async (direction: string) =>
      (
        await listRequests(
          world.school.office,
          world.roundId,
          filters({ sort: 'class', direction, audience: 'parents' }),
        )
      ).rows.map((row) => row.yearGroup)
    expect(await classes('asc')).toEqual([1, 1, 4, 4])
    expect(await classes('desc')).toEqual([4, 4, 1, 1])
  })

  test('says what each waits for', async () => {
    const { rows } = await listRequests(world.school.office, world.roundId, filters({ audience: 'older_pupils' }))
    expect(rows[0]?.waitsFor).toBe('The pupil, and Tomasz Okafor')
  })

  test('the export holds the whole list under a plain file name', async () => {
    const file = await exportRequests(world.school.office, world.roundId, filters({ state: 'all' }))
    expect(file?.fileName).toMatch(/^Acceptable-use-2026-27-(?:\d+-)?\d{4}-\d\d-\d\d\.csv$/)
    const all = await listAllRequests(world.school.office, world.roundId, filters({ state: 'all' }))
    expect(file?.text.trim().split('\r\n')).toHaveLength(all.length + 1)
  })
})
