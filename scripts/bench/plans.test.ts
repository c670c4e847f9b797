import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { getDashboard, listRequests } from '@/lib/compliance/queries'
import { listStatesOfPeople } from '@/lib/compliance/queries/states-of-people'
import { readFilters } from '@/lib/compliance/schema'
import { db } from '@/lib/db/client'
import { countStuckCopies } from '@/lib/documents/queries'
import { listPeople } from '@/lib/people/queries/list-people'
import { countFailedOf } from '@/lib/reminders/queries/messages-of-round'
import { signForms } from '@/lib/signing/commands/sign'
import { listSignedBefore, listToSign } from '@/lib/signing/queries'
import { anAccount } from '@/lib/testing/factories'
import { anAnswer } from '@/lib/testing/round-factories'
import { rowsRead } from './rows-read'
import { countStatements, sentBy } from './statements'
import { aPupilRound, aStaffRound, signer } from './world'

const [SMALL, LARGE] = [200, 6_000]
// A page of a list, its slots, and 60 classes with their states: far fewer than there are requests.
const MOST_ROWS = 1_500
const GROWING = [
  'Request',
  'Slot',
  'Person',
  'Response',
  'Document',
  'Message',
  'Membership',
  'Enrolment',
  'Guardianship',
  'DirectoryEntry',
  'PeopleStep',
]

const sql = new Client({ connectionString: inject('database').ownerUrl })
let worlds: Awaited<ReturnType<typeof aWorld>>[] = []

type World = (typeof worlds)[number]

async function aWorld(count: number) {
  const world = await aPupilRound(sql, count)
  const { id } = await db.person.findFirstOrThrow({
    where: { schoolId: world.schoolId, externalId: 'Parent77' },
    select: { id: true },
  })
  const some = await db.person.findMany({ where: { schoolId: world.schoolId }, select: { id: true }, take: 50 })
  const { id: classId } = await db.schoolClass.findFirstOrThrow({
    where: { schoolId: world.schoolId, name: 'Class 17' },
    select: { id: true },
  })
  return {
    ...world,
    parent: signer(world.schoolId, id),
    teacher: await anAccount(world.schoolId, [{ post: 'class_teacher', classId }]),
    someIds: some.map((person) => person.id),
  }
}

beforeAll(async () => {
  countStatements()
  // Whatever was connected before is not heard.
  await db.$disconnect()
  await sql.connect()
  worlds = [await aWorld(SMALL), await aWorld(LARGE)]
  await sql.query('VACUUM ANALYZE')
  // At this size reading a whole table may still be cheaper than an index; what counts is that none has to.
  await sql.query('SET enable_seqscan = off')
}, 120_000)
afterAll(() => sql.end())

const requests = (query: Record<string, string>) => (world: World) =>
  listRequests(world.office, world.roundId, readFilters(query))

const READS: Record<string, (world: World) => Promise<unknown>> = {
  'the counts of the dashboard': ({ office, schoolId, roundId }) => getDashboard(office, schoolId, roundId),
  'the outstanding requests': requests({}),
  'the outstanding requests, the other way': requests({ direction: 'desc', page: '2' }),
  'all requests': requests({ state: 'all' }),
  'requests of one state': requests({ state: 'no_contact' }),
  'requests found by a name': (world) => requests({ q: world.searches.one, state: 'all' })(world),
  'people found by a name': ({ office, schoolId, searches }) => listPeople(office, { schoolId, search: searches.one }),
  'people found by the name of a relative': ({ office, schoolId, searches }) =>
    listPeople(office, { schoolId, search: searches.parent }),
  'people found by a class': ({ office, schoolId }) => listPeople(office, { schoolId, search: 'class 17' }),
  'people found by a telephone number': ({ office, schoolId }) =>
    listPeople(office, { schoolId, search: '01632 960077' }),
  'the list of people': ({ office, schoolId }) => listPeople(office, { schoolId }),
  'the list of people, the other way, a later page': ({ office, schoolId }) =>
    listPeople(office, { schoolId, sort: 'name', descending: true, page: 3 }),
  'the list of people of a class': ({ teacher, schoolId }) => listPeople(teacher, { schoolId }),
  'how the forms of people stand': ({ office, schoolId, someIds }) => listStatesOfPeople(office, schoolId, someIds),
  'messages that failed': ({ office, roundId }) => countFailedOf(office, roundId),
  'copies that are missing': ({ office, schoolId }) => countStuckCopies(office, schoolId),
  'what a parent has to sign': ({ parent }) => listToSign(parent),
  'what a parent signed before': ({ parent }) => listSignedBefore(parent),
}

describe.each(Object.entries(READS))('%s', (_name, read) => {
  test('take as many statements at a large round as at a small one, and read few rows', async () => {
    const [few = [], many = []] = [
      await sentBy(() => read(worlds[0] as World)),
      await sentBy(() => read(worlds[1] as World)),
    ]
    expect(many.length).toBe(few.length)
    for (const statement of many.filter(({ text }) => /^\s*(SELECT|WITH)/.test(text))) {
      const { most, whole } = await rowsRead(sql, statement)
      expect(
        whole.filter((table) => GROWING.includes(table)),
        statement.text,
      ).toEqual([])
      expect(most, statement.text).toBeLessThan(MOST_ROWS)
    }
  })
})

test('more finds than are counted take one statement more, which reads a page of the list', async () => {
  const find = ({ office, schoolId, searches }: World) =>
    sentBy(() => listPeople(office, { schoolId, search: searches.many }))
  expect((await find(worlds[0] as World)).length).toBe(2)
  const sent = await find(worlds[1] as World)
  expect(sent.length).toBe(3)
  for (const statement of [...sent]) {
    const { most, whole } = await rowsRead(sql, statement)
    expect(whole).toEqual([])
    // What the index says of a part that a quarter of the names hold, which is numbers and no rows.
    expect(most).toBeLessThan(2 * MOST_ROWS)
  }
})

test('a signature takes six statements, and the lock of the chain only in the last before the commit', async () => {
  const world = await aStaffRound(sql, 2)
  const sign = async (place: number) => {
    const slot = world.slots[place]
    if (slot) await signForms(signer(world.schoolId, slot.personId), anAnswer([slot.slotId], world.sha256))
  }
  await sign(0)
  const texts = (await sentBy(() => sign(1))).map(({ text }) => text)
  expect(texts).toHaveLength(6)
  expect(texts.findIndex((text) => text.includes('"ChainHead"'))).toBe(4)
  expect(texts[5]).toBe('COMMIT')
})
