import { beforeAll, describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { editPerson } from '@/lib/people/commands/edit-person'
import { register } from '@/lib/reactions/register'
import { signForms } from '@/lib/signing/commands/sign'
import { aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, slotsOf } from '@/lib/testing/round-factories'
import { takeBackImport } from './commands/take-back-import'
import { undoImport } from './commands/undo-import'
import { anImport, importView, ONLY_TRY, undone } from './imports.factory'
import { askedIn, countsOf, pictureOf } from './picture.factory'
import { SHAPES } from './sample-rolls/files.factory'
import { type SamplePupil, sampleJanuary, sampleSchool } from './sample-rolls/sample-school.factory'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(register)

const files = SHAPES.pupil_with_parents
const autumn = sampleSchool(40)
const january = sampleJanuary(autumn)

/** An imported roll, and an open round that asks for the parents' and the older pupils' form. */
async function inAutumn() {
  const school = await aSchool()
  const first = await anImport(school.office, school.id, files(autumn))
  const [parents, older] = [
    await aPublishedAgreement(school.id, 'parents'),
    await aPublishedAgreement(school.id, 'older_pupils'),
  ]
  const roundId = await anOpenRound(school.office, school.id, [parents.agreementId, older.agreementId])
  return { school, first, parents, roundId }
}

/** Everything of the people's tables, row by row: what an undo has to bring back exactly. */
async function everyRow(schoolId: string) {
  const where = { schoolId }
  const order = { orderBy: { id: 'asc' as const } }
  const people = await db.person.findMany({ where, ...order, omit: { updatedAt: true } })
  return {
    people,
    memberships: await db.membership.findMany({ where, ...order }),
    enrolments: await db.enrolment.findMany({ where, ...order }),
    ties: await db.guardianship.findMany({ where, ...order }),
    classes: await db.schoolClass.findMany({ where, ...order }),
    aliases: await db.personAlias.findMany({ where, orderBy: { value: 'asc' } }),
  }
}

const changedParent = (pupils: SamplePupil[]) =>
  pupils.map((pupil) => ({
    ...pupil,
    parents: pupil.parents.map((tie) => ({
      ...tie,
      relationship: 'Carer',
      parent: { ...tie.parent, email: tie.parent.email.replace('@mail', '@post') },
    })),
  }))

describe('undoing an import', () => {
  test('of the first roll leaves the school as empty as it was, for the same roll to come again', async () => {
    const school = await aSchool()
    const before = await everyRow(school.id)
    const first = await anImport(school.office, school.id, files(autumn))
    expect(await undone(school.office, first.id)).toMatchObject({ state: 'undone', trouble: null })
    expect(await everyRow(school.id)).toEqual(before)
    expect(await db.importFound.count({ where: { schoolId: school.id } })).toBe(0)
    const again = await anImport(school.office, school.id, files(autumn))
    expect(again.summary).toMatchObject({ create: first.summary?.create, update: 0 })
  })

  test('in January puts back people, families, classes and the open round', async () => {
    const { school, roundId } = await inAutumn()
    const before = { rows: await everyRow(school.id), asked: await askedIn(roundId) }
    const second = await anImport(school.office, school.id, files(changedParent(january.pupils)))
    expect(second).toMatchObject({ state: 'confirmed', trouble: null })
    expect(await pictureOf(school.id)).not.toEqual(before.rows)
    expect(await undone(school.office, second.id)).toMatchObject({ state: 'undone', trouble: null })
    const joiners = await db.person.findMany({
      where: { schoolId: school.id, upn: { in: january.joiners.map(({ upn }) => upn) } },
      select: { id: true, archivedAt: true, memberships: true, enrolments: true, guardians: true },
    })
    // Requests are never deleted, so the twelve stay in the archive with those they made.
    expect(joiners).toHaveLength(12)
    for (const joiner of joiners) {
      expect(joiner).toMatchObject({ archivedAt: expect.any(Date), memberships: [], enrolments: [], guardians: [] })
    }
    const after = await everyRow(school.id)
    const known = new Set(before.rows.people.map(({ id }) => id))
    expect({ ...after, people: after.people.filter(({ id }) => known.has(id)) }).toEqual(before.rows)
    const asked = await askedIn(roundId)
    const undoneReason = 'Left: the import that brought them in was undone'
    expect(asked.filter(({ closedReason }) => closedReason !== undoneReason)).toEqual(before.asked)
    const { kept, counted } = await countsOf(roundId)
    expect(kept).toEqual(counted)

    const third = await anImport(school.office, school.id, files(january.pupils))
    expect(third).toMatchObject({ state: 'confirmed', outcome: { asked: expect.any(Number) } })
    const open = (await askedIn(roundId)).filter(({ closedReason }) => closedReason === undoneReason)
    expect(open).toEqual([])
  })

  test('keeps what somebody has changed since', async () => {
    const { school } = await inAutumn()
    const roll = changedParent(autumn)
    const second = await anImport(school.office, school.id, files(roll))
    const email = roll[0]?.parents[0]?.parent.email
    const parent = await db.person.findFirstOrThrow({ where: { schoolId: school.id, email } })
    const { givenName, familyName } = parent
    await editPerson(school.office, { personId: parent.id, givenName, familyName, email, phone: '020 7946 0001' })
    await db.guardianship.updateMany({ where: { parentId: parent.id }, data: { relationship: 'Grandmother' } })
    expect(await undone(school.office, second.id)).toMatchObject({ state: 'undone' })
    expect(await db.person.findUniqueOrThrow({ where: { id: parent.id } })).toMatchObject({
      email: autumn[0]?.parents[0]?.parent.email,
      phone: '020 7946 0001',
    })
    const ties = await db.guardianship.findMany({ where: { parentId: parent.id }, select: { relationship: true } })
    expect(ties[0]).toEqual({ relationship: 'Grandmother' })
  })

  test('is refused once somebody has signed on top of it, and says who', async () => {
    const { school, first, parents, roundId } = await inAutumn()
    const [slot] = (await slotsOf(roundId)).filter(({ request }) => request.audience === 'parents')
    if (!slot) throw new Error('Nobody is asked.')
    const before = await everyRow(school.id)
    const signer = await db.person.findUniqueOrThrow({ where: { id: slot.personId } })
    await signForms(await aSigner(school.id, signer.id), anAnswer([slot.id], parents.sha256))
    const refused = await undone(school.office, first.id)
    expect(refused.state).toBe('confirmed')
    expect(refused.trouble).toContain(`signed on top of it by ${signer.displayName}`)
    expect(await everyRow(school.id)).toEqual(before)
  })

  test('goes backwards: a later import is undone first', async () => {
    const { school, first } = await inAutumn()
    const second = await anImport(school.office, school.id, files(january.pupils))
    expect((await undone(school.office, first.id)).trouble).toContain('Undo that one first')
    expect(await undone(school.office, second.id)).toMatchObject({ state: 'undone' })
    expect(await undone(school.office, first.id)).toMatchObject({ state: 'undone' })
    expect(await pictureOf(school.id)).toEqual([])
  })

  test('by a job that runs twice at the same moment happens once', async () => {
    const { school, first } = await inAutumn()
    await undoImport(school.office, { importId: first.id })
    await Promise.all([
      takeBackImport({ importId: first.id }, ONLY_TRY),
      takeBackImport({ importId: first.id }, ONLY_TRY),
    ])
    expect(await importView(school.office, first.id)).toMatchObject({ state: 'undone', trouble: null })
    expect(await db.auditEntry.count({ where: { subject: first.id, action: 'roll.undone' } })).toBe(1)
  })
})
