import { describe, expect, test } from 'vitest'
import { dateOnly } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil, aSchool, TODAY } from '@/lib/testing/factories'
import { MEMBERSHIP_KINDS } from './types'

const entryOf = (personId: string) => db.directoryEntry.findUnique({ where: { personId } })

describe('the entry of a person', () => {
  const household = async () => {
    const school = await aSchool()
    const pupil = await aPupil(school.id, { givenName: 'Inez', classId: school.classId })
    const parent = await aParent(school.id, [pupil.id], { givenName: 'Petra', familyName: 'Łuczak' })
    return { school, pupil, parent }
  }
  test('holds names, those who answer for a pupil, and the class with its year', async () => {
    const { pupil, parent } = await household()
    expect(await entryOf(pupil.id)).toMatchObject({
      own: 'inez okafor',
      relatives: 'petra luczak',
      places: '2026kestrels',
      sortName: 'Okafor\tInez',
      archived: false,
    })
    expect(await entryOf(parent.id)).toMatchObject({ own: `petra luczak ${parent.email}`, relatives: '', places: '' })
  })
  test.each([
    ['07700 900123', '07700900123 447700900123'],
    ['+44 (0)7700 900-123', '07700900123 447700900123'],
    ['0044 20 7946 0018', '02079460018 442079460018'],
    ['+353 1 234 5678', '35312345678'],
  ])('holds the number %s as it is dialled', async (phone, own) => {
    const { pupil } = await household()
    await db.person.update({ where: { id: pupil.id }, data: { phone } })
    expect((await entryOf(pupil.id))?.own).toBe(`inez okafor ${own}`)
  })
  test('follows a parent’s new name, a new parent, and one who no longer answers', async () => {
    const { school, pupil, parent } = await household()
    await db.person.update({ where: { id: parent.id }, data: { searchName: 'petra novak' } })
    expect((await entryOf(pupil.id))?.relatives).toBe('petra novak')
    await aParent(school.id, [pupil.id], { givenName: 'Ola' })
    expect((await entryOf(pupil.id))?.relatives).toBe('petra novak ola okafor')
    await db.guardianship.updateMany({ where: { parentId: parent.id }, data: { endedOn: dateOnly(TODAY) } })
    expect((await entryOf(pupil.id))?.relatives).toBe('ola okafor')
    await db.guardianship.deleteMany({ where: { pupilId: pupil.id } })
    expect((await entryOf(pupil.id))?.relatives).toBe('')
  })
  test('follows the class, its name, and the year', async () => {
    const { school, pupil } = await household()
    const { id: next } = await db.schoolClass.create({
      data: { schoolId: school.id, academicYear: 2027, name: 'Mrs O’Neill’s  Élan' },
    })
    const enrolment = { schoolId: school.id, personId: pupil.id, academicYear: 2027, yearGroup: 5, classId: next }
    const { id } = await db.enrolment.create({ data: enrolment })
    expect((await entryOf(pupil.id))?.places).toBe('2026kestrels 2027mrs 2027oneills 2027elan')
    await db.schoolClass.update({ where: { id: next }, data: { name: '5 K' } })
    expect((await entryOf(pupil.id))?.places).toBe('2026kestrels 20275 2027k')
    await db.enrolment.update({ where: { id }, data: { classId: null } })
    await db.enrolment.deleteMany({ where: { personId: pupil.id, academicYear: 2026 } })
    expect((await entryOf(pupil.id))?.places).toBe('')
  })
  test('goes with the person, and says who is archived', async () => {
    const { school } = await household()
    const { id } = await aPerson(school.id, 'staff')
    await db.person.update({ where: { id }, data: { archivedAt: new Date() } })
    expect(await entryOf(id)).toMatchObject({ archived: true })
    await db.membership.deleteMany({ where: { personId: id } })
    await db.person.delete({ where: { id } })
    expect(await entryOf(id)).toBeNull()
  })
})

describe('the steps of people', () => {
  /** What the steps add up to beside what is there, for the people and each kind on some days. */
  async function compared(schoolId: string, day: string) {
    const steps = await db.$queryRaw<{ kind: string | null; sum: number }[]>`
      SELECT kind, sum(step)::int AS sum FROM "PeopleStep"
      WHERE "schoolId" = ${schoolId}::uuid AND until > ${day}::date GROUP BY 1 HAVING sum(step) <> 0 ORDER BY 1`
    const there = await Promise.all(
      MEMBERSHIP_KINDS.map(async (kind) => ({
        kind,
        sum: await db.person.count({
          where: {
            schoolId,
            archivedAt: null,
            memberships: { some: { kind, OR: [{ endsOn: null }, { endsOn: { gt: dateOnly(day) } }] } },
          },
        }),
      })),
    )
    const all = { kind: null, sum: await db.person.count({ where: { schoolId, archivedAt: null } }) }
    return { kept: steps, there: [...there, all].filter(({ sum }) => sum > 0) }
  }
  const DAYS = ['2026-09-01', '2026-11-16', '2027-01-01', '2028-01-01']

  // A plain generator of numbers, so that a failure comes again.
  const drawn = (seed: number) => () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }

  test.each([1, 2, 3])('are right after any order of changes (%i)', async (seed) => {
    const school = await aSchool()
    const draw = drawn(seed)
    const pick = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)] as T
    const people: string[] = []
    for (let turn = 0; turn < 60; turn++) {
      const id = pick(people)
      const what = people.length < 4 ? 0 : Math.floor(draw() * 7)
      const endsOn = pick([null, dateOnly('2026-10-01'), dateOnly('2027-06-01')])
      const kind = pick(MEMBERSHIP_KINDS.slice(0, 3))
      if (what === 0) people.push((await aPerson(school.id, kind)).id)
      // Some are the same kind twice, and all of one kind change at once.
      if (what === 1) {
        await db.membership.createMany({
          data: [id, pick(people)].map((personId) => ({
            schoolId: school.id,
            personId,
            kind,
            startsOn: dateOnly('2020-09-01'),
            endsOn,
          })),
        })
      }
      if (what === 2) await db.membership.updateMany({ where: { schoolId: school.id, kind }, data: { endsOn } })
      if (what === 3) await db.membership.updateMany({ where: { personId: id }, data: { kind } })
      if (what === 4) await db.person.update({ where: { id }, data: { archivedAt: new Date() } })
      if (what === 5) await db.person.updateMany({ where: { schoolId: school.id }, data: { archivedAt: null } })
      if (what === 6) await db.membership.deleteMany({ where: { personId: id, kind } })
      if (turn % 12 === 11) await db.$queryRaw`SELECT fold_people_steps(${school.id}::uuid)::text`
    }
    for (const day of DAYS) {
      const { kept, there } = await compared(school.id, day)
      expect(kept).toEqual(there)
    }
  })

  test('are right when many come and go at once, and nobody waits for another', async () => {
    const school = await aSchool()
    const comeAndGo = async (turn: number) => {
      const { id } = await aPerson(school.id, 'staff')
      await db.$transaction(async (tx) => {
        await tx.membership.updateMany({ where: { personId: id }, data: { endsOn: dateOnly('2026-10-01') } })
        if (turn % 2) await tx.$queryRaw`SELECT fold_people_steps(${school.id}::uuid)::text`
        if (turn % 3) await tx.person.update({ where: { id }, data: { archivedAt: new Date() } })
      })
    }
    await Promise.all(Array.from({ length: 24 }, (_none, turn) => comeAndGo(turn)))
    const { kept, there } = await compared(school.id, '2026-11-16')
    expect(kept).toEqual(there)
  })
})
