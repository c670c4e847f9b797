import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import { db } from '@/lib/db/client'
import { editPerson } from '@/lib/people/commands/edit-person'
import { twice } from '@/lib/people/test-world.factory'
import { register } from '@/lib/reactions/register'
import { signForms } from '@/lib/signing/commands/sign'
import { aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, slotsOf, stateOf } from '@/lib/testing/round-factories'
import { confirmImport } from './commands/confirm-import'
import { writeImport } from './commands/write-import'
import { aCheckedImport, anImport, aReadyImport, confirmed, importView, ONLY_TRY } from './imports.factory'
import { pictureOf } from './picture.factory'
import { listImportRows } from './queries'
import { SHAPES } from './sample-rolls/files.factory'
import { type SamplePupil, sampleSchool } from './sample-rolls/sample-school.factory'

// Whole rolls go through a whole database here.
vi.setConfig({ testTimeout: 120_000 })

beforeAll(register)
afterEach(register)

const pupils = sampleSchool(24)
/** The pupils and their parents. */
const PEOPLE = 24 + new Set(pupils.flatMap(({ parents }) => parents.map(({ parent }) => parent.id))).size
const files = SHAPES.pupil_with_parents
const movedClass = ([first, ...rest]: SamplePupil[]) => (first ? [{ ...first, className: 'Elm R' }, ...rest] : [])

describe('writing an import', () => {
  test('that fails in the middle leaves nothing behind, says so, and goes through when it is tried again', async () => {
    const school = await aSchool()
    const checked = await aCheckedImport(school.office, school.id, files(pupils))
    registerReactions({
      'roll.imported': [
        async ({ tx }) => {
          // Everything is written by now, inside the transaction.
          expect(await tx.person.count({ where: { schoolId: school.id } })).toBeGreaterThan(24)
          throw new Error('a disk that is full')
        },
      ],
    })
    const failed = await confirmed(school.office, checked)
    expect(failed).toMatchObject({ state: 'checked', confirmedAt: null, progress: null })
    expect(failed.trouble).toContain('nothing of this import was written')
    expect(await db.person.count({ where: { schoolId: school.id } })).toBe(0)
    expect(await db.importChange.count({ where: { importId: checked.id } })).toBe(0)
    expect(await db.auditEntry.count({ where: { schoolId: school.id, action: 'person.added' } })).toBe(0)
    register()
    expect(await confirmed(school.office, failed)).toMatchObject({ state: 'confirmed', trouble: null })
    expect(await db.membership.count({ where: { schoolId: school.id, kind: 'pupil' } })).toBe(24)
  })

  test('by a job that was killed, or that runs twice at the same moment, writes it once', async () => {
    const school = await aSchool()
    const { id: importId, planHash } = await aCheckedImport(school.office, school.id, files(pupils))
    await confirmImport(school.office, { importId, planHash })
    await Promise.all([writeImport({ importId }, ONLY_TRY), writeImport({ importId }, ONLY_TRY)])
    await writeImport({ importId }, ONLY_TRY)
    expect(await importView(school.office, importId)).toMatchObject({ state: 'confirmed', trouble: null })
    expect(await db.membership.count({ where: { schoolId: school.id, kind: 'pupil' } })).toBe(24)
    expect(await db.auditEntry.count({ where: { subject: importId, action: 'roll.imported' } })).toBe(1)
  })

  test('of two imports of one roll at the same moment, the second is shown anew instead of doubling everybody', async () => {
    const school = await aSchool()
    const [one, other] = [
      await aCheckedImport(school.office, school.id, files(pupils)),
      await aCheckedImport(school.headteacher, school.id, files(pupils)),
    ]
    const done = await Promise.all([confirmed(school.office, one), confirmed(school.headteacher, other)])
    expect(done.map(({ state }) => state).sort()).toEqual(['checked', 'confirmed'])
    const shownAnew = done.find(({ state }) => state === 'checked')
    expect(shownAnew).toMatchObject({ replanned: true, summary: { create: 0, update: 0, unchanged: PEOPLE } })
    expect(await db.membership.count({ where: { schoolId: school.id, kind: 'pupil' } })).toBe(24)
  })

  test('says who did it: the account that confirmed, in the trail of the import and of each person', async () => {
    const school = await aSchool()
    const { id } = await anImport(school.office, school.id, files(pupils))
    const actor = { kind: 'account', accountId: school.office.accountId }
    expect(await db.auditEntry.findFirstOrThrow({ where: { subject: id, action: 'roll.imported' } })).toMatchObject({
      actor,
      after: { create: PEOPLE, update: 0, archive: 0, unchanged: 0 },
    })
    const person = await db.person.findFirstOrThrow({ where: { schoolId: school.id, upn: pupils[0]?.upn } })
    expect(await db.auditEntry.findMany({ where: { subject: person.id } })).toMatchObject([
      { action: 'person.added', actor, after: { kinds: ['pupil'], byRoll: true } },
    ])
  })
})

describe('a plan that no longer fits the school', () => {
  test('is made again and shown, and only the new one can be confirmed', async () => {
    const school = await aSchool()
    await anImport(school.office, school.id, files(pupils))
    const [first] = pupils
    const renamed = pupils.map((pupil) => (pupil === first ? { ...pupil, familyName: 'Wren' } : pupil))
    const checked = await aReadyImport(school.office, school.id, files(renamed), { whole: false })
    const person = await db.person.findFirstOrThrow({ where: { schoolId: school.id, upn: first?.upn } })
    await editPerson(school.office, {
      personId: person.id,
      ...{ givenName: person.givenName, familyName: 'Robin', upn: person.upn },
      dateOfBirth: first?.dateOfBirth,
    })
    const refused = await confirmed(school.office, checked)
    expect(refused).toMatchObject({ state: 'checked', replanned: true })
    expect(refused.trouble).toContain('have changed since this was checked')
    const nameNow = async () => (await db.person.findUniqueOrThrow({ where: { id: person.id } })).familyName
    expect(await nameNow()).toBe('Robin')
    const { id: importId, planHash } = checked
    await expect(confirmImport(school.office, { importId, planHash })).rejects.toMatchObject({ code: 'CONFLICT' })
    const shown = await listImportRows(school.office, importId, 'changed')
    expect(shown?.rows).toMatchObject([
      {
        name: expect.any(String),
        fields: expect.arrayContaining([{ field: 'familyName', from: 'Robin', to: 'Wren' }]),
      },
    ])
    const ready = await aReadyImport(school.office, school.id, files(renamed), { whole: false })
    expect(await confirmed(school.office, ready)).toMatchObject({ state: 'confirmed', replanned: false })
    expect(await nameNow()).toBe('Wren')
  })

  test('stays what it was when somebody has changed what it leaves alone', async () => {
    const school = await aSchool()
    await anImport(school.office, school.id, files(pupils))
    const checked = await aCheckedImport(school.office, school.id, files(movedClass(pupils)))
    const other = await db.person.findFirstOrThrow({ where: { schoolId: school.id, upn: pupils[7]?.upn } })
    await db.person.update({ where: { id: other.id }, data: { phone: '020 7946 0000' } })
    expect(await confirmed(school.office, checked)).toMatchObject({ state: 'confirmed', replanned: false })
    expect((await db.person.findFirstOrThrow({ where: { id: other.id } })).phone).toBe('020 7946 0000')
  })
})

describe('a signature at the same moment', () => {
  test('and an import that moves the child both go through, and the kept states are right', async () => {
    const school = await aSchool()
    await anImport(school.office, school.id, files(pupils))
    const agreement = await aPublishedAgreement(school.id, 'parents')
    const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
    const slots = await slotsOf(roundId)
    const before = await pictureOf(school.id)
    const moved = pupils.map((pupil) => ({ ...pupil, className: `${pupil.className} new` }))
    const { id: importId, planHash } = await aCheckedImport(school.office, school.id, files(moved))
    await confirmImport(school.office, { importId, planHash })
    const signers = await Promise.all(
      slots.slice(0, 12).map(async (slot) => ({ slot, actor: await aSigner(school.id, slot.personId) })),
    )
    await Promise.all([
      writeImport({ importId }, ONLY_TRY),
      ...signers.map(({ slot, actor }) => signForms(actor, anAnswer([slot.id], agreement.sha256))),
    ])
    expect(await importView(school.office, importId)).toMatchObject({ state: 'confirmed', trouble: null })
    for (const { slot } of signers) expect(await stateOf(slot.requestId)).toBe('complete')
    const requests = await db.request.findMany({ where: { roundId }, select: { className: true } })
    expect(requests.every(({ className }) => className?.endsWith(' new'))).toBe(true)
    expect(before).not.toEqual(await pictureOf(school.id))
  })
})

test('of two who confirm at once, one is told', async () => {
  const school = await aSchool()
  const { id: importId, planHash } = await aCheckedImport(school.office, school.id, files(pupils))
  expect(await twice(() => confirmImport(school.office, { importId, planHash }))).toEqual({
    done: 1,
    codes: ['CONFLICT'],
  })
})
