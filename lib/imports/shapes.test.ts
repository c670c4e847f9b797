import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { register } from '@/lib/reactions/register'
import { aSchool } from '@/lib/testing/factories'
import { anOpenRound, aPublishedAgreement } from '@/lib/testing/round-factories'
import { anImport } from './imports.factory'
import { askedIn, countsOf, pictureOf } from './picture.factory'
import { SHAPES, type Shape, tableFile } from './sample-rolls/files.factory'
import { sampleAdults, sampleSchool } from './sample-rolls/sample-school.factory'
import { governorTable, staffTable } from './sample-rolls/tables.factory'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(register)

const pupils = sampleSchool(40)

/** Agreements for everybody, and a round that asks for them. */
async function aRound({ id, office }: Awaited<ReturnType<typeof aSchool>>) {
  const agreements = await Promise.all(
    (['older_pupils', 'younger_pupils', 'parents', 'staff'] as const).map((audience) =>
      aPublishedAgreement(id, audience, { parentRule: 'every_one' }),
    ),
  )
  return anOpenRound(
    office,
    id,
    agreements.map(({ agreementId }) => agreementId),
  )
}

async function schoolFrom(shape: Shape) {
  const school = await aSchool()
  const done = await anImport(school.office, school.id, SHAPES[shape](pupils))
  expect(done).toMatchObject({ state: 'confirmed', trouble: null })
  return { school, done }
}

/** What a archive says less of: OneRoster knows no relationships. */
const withoutResponsibility = (picture: Awaited<ReturnType<typeof pictureOf>>) =>
  picture.map(({ children, ...person }) => ({ ...person, children: children.map(({ pupil }) => pupil) }))

describe('one school, however it is exported', () => {
  test('has the same people, the same households and the same requests in a round', async () => {
    const shapes = Object.keys(SHAPES) as Shape[]
    const schools = await Promise.all(shapes.map(schoolFrom))
    const pictures = await Promise.all(schools.map(({ school }) => pictureOf(school.id)))
    const [first] = pictures
    expect(first?.filter(({ memberships }) => memberships.some(({ kind }) => kind === 'pupil'))).toHaveLength(40)
    for (const [at, picture] of pictures.entries()) {
      expect(withoutResponsibility(picture), shapes[at]).toEqual(withoutResponsibility(first ?? []))
    }
    const asked = await Promise.all(schools.map(async ({ school }) => askedIn(await aRound(school))))
    expect(asked[0]?.length).toBe(80)
    expect(asked[1]).toEqual(asked[0])
    expect(asked[2]).toEqual(asked[0])
    // An archive of OneRoster says nothing of parental responsibility: it asks those too who have none.
    const people = (requests: (typeof asked)[number]) => requests.map(({ person, audience }) => [person, audience])
    expect(people(asked[3] ?? [])).toEqual(people(asked[0] ?? []))
  })

  test('asks in a round that is open already exactly as in one that opens later', async () => {
    const [early, late] = [await aSchool(), await aSchool()]
    const adults = tableFile('staff.csv', staffTable(sampleAdults(6, ['Teacher', 'Cook'], 'school')))
    const files = [...SHAPES.pupil_with_parents(pupils), adults]
    const before = await aRound(early)
    const done = await anImport(early.office, early.id, files)
    await anImport(late.office, late.id, files)
    const after = await aRound(late)
    const asked = await askedIn(before)
    expect(asked).toHaveLength(86)
    expect(asked).toEqual(await askedIn(after))
    expect(done.outcome).toMatchObject({ asked: 86, closed: 0 })
    const { kept, counted } = await countsOf(before)
    expect(kept).toEqual(counted)
    const jobs = await db.$queryRaw<{ payload: { personIds: string[] } }[]>`
      SELECT job.payload FROM graphile_worker._private_jobs job WHERE job.payload ->> 'roundId' = ${before}`
    const slots = await db.slot.findMany({ where: { request: { roundId: before } }, select: { personId: true } })
    const invited = jobs.flatMap(({ payload }) => payload.personIds ?? [])
    expect(new Set(invited)).toEqual(new Set(slots.map(({ personId }) => personId)))
  })
})

describe('the same files again', () => {
  test('change nothing, in whatever shape and order they come', async () => {
    const { school } = await schoolFrom('pupil_with_parents')
    const governors = tableFile('governors.csv', governorTable(sampleAdults(4, ['Parent governor'], 'board')))
    await anImport(school.office, school.id, [governors], { whole: false })
    const before = await pictureOf(school.id)
    for (const files of [
      SHAPES.pupil_with_parents(pupils),
      SHAPES.separate_files([...pupils].reverse()),
      SHAPES.pupil_and_contact(pupils, { encoding: 'utf16le', delimiter: ';' }),
      [...SHAPES.pupil_with_parents(pupils), governors],
    ]) {
      const again = await anImport(school.office, school.id, files)
      expect(again.summary).toMatchObject({ create: 0, update: 0, archive: 0 })
      expect(await db.importChange.count({ where: { importId: again.id } })).toBe(0)
    }
    expect(await pictureOf(school.id)).toEqual(before)
  })
})
