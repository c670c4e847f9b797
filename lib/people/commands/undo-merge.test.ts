import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { signForms } from '@/lib/signing/commands/sign'
import { slotOf } from '@/lib/signing/commands/signing.factory'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, aSigner } from '@/lib/testing/round-factories'
import {
  aColleagueTwice,
  aParentTwice,
  aPupilTwice,
  everythingOf,
  roundAsItStands,
} from '../merging/two-records.factory'
import { trailOf, twice } from '../test-world.factory'
import { editPerson } from './edit-person'
import { mergePeople } from './merge-people'
import { undoMerge } from './undo-merge'

const reason = 'They are two children.'

describe('undoMerge', () => {
  test('gives each what was theirs, remembers that they are two, and leaves its entries', async () => {
    const { school, kept, other, roundId, input } = await aPupilTwice()
    await aSigner(school.id, other.id)
    const [before, asked] = [await everythingOf([kept.id, other.id]), await roundAsItStands(roundId)]
    const { mergeId } = await mergePeople(school.office, { ...input, upn: 'other' })
    expect(await everythingOf([kept.id, other.id])).not.toEqual(before)
    await undoMerge(school.office, { mergeId, reason })
    expect(await everythingOf([kept.id, other.id])).toEqual(before)
    expect(await roundAsItStands(roundId)).toEqual(asked)
    expect(await db.personAlias.count({ where: { schoolId: school.id } })).toBe(0)
    expect(await db.twoPeople.count({ where: { schoolId: school.id } })).toBe(1)
    for (const { id } of [kept, other]) {
      expect((await trailOf(id)).map(({ action }) => action)).toContain('person.merge_undone')
    }
  })

  test('parents, with what was signed before the merge', async () => {
    const { school, first, kept, other, roundId, sha256, input } = await aParentTwice()
    const slot = await slotOf(roundId, other.id, first.id)
    await signForms(await aSigner(school.id, other.id), anAnswer([slot.id], sha256))
    const [before, asked] = [await everythingOf([kept.id, other.id]), await roundAsItStands(roundId)]
    const { mergeId } = await mergePeople(school.office, { ...input, name: 'other', email: 'other' })
    await undoMerge(school.office, { mergeId, reason })
    expect(await everythingOf([kept.id, other.id])).toEqual(before)
    expect(await roundAsItStands(roundId)).toEqual(asked)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 1 })
  })

  test('a swap of requests, where the other record’s was complete', async () => {
    const { school, kept, other, father, roundId, sha256, input } = await aPupilTwice()
    for (const { id } of [other, father]) {
      await signForms(await aSigner(school.id, id), anAnswer([(await slotOf(roundId, id)).id], sha256))
    }
    const [before, asked] = [await everythingOf([kept.id, other.id]), await roundAsItStands(roundId)]
    const { mergeId } = await mergePeople(school.office, input)
    await undoMerge(school.office, { mergeId, reason })
    expect(await roundAsItStands(roundId)).toEqual(asked)
    expect(await everythingOf([kept.id, other.id])).toEqual(before)
  })

  test('what was edited since stays as edited', async () => {
    const { school, kept, other, input } = await aColleagueTwice()
    const { mergeId } = await mergePeople(school.office, { ...input, email: 'other' })
    const edited = { personId: kept.id, givenName: 'Inés', familyName: 'Okafor', phone: '01632 960000' }
    await editPerson(school.office, { ...edited, email: other.email })
    await undoMerge(school.office, { mergeId, reason })
    expect(await db.person.findUnique({ where: { id: kept.id } })).toMatchObject({
      givenName: 'Inés',
      phone: '01632 960000',
      email: 'ines@school.example',
    })
  })

  test('is refused once something was signed since', async () => {
    const { school, kept, other, roundId, sha256, input } = await aPupilTwice()
    const { mergeId } = await mergePeople(school.office, input)
    const slot = await slotOf(roundId, kept.id)
    await signForms(await aSigner(school.id, kept.id), anAnswer([slot.id], sha256))
    await expect(undoMerge(school.office, { mergeId, reason })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('signed since'),
    })
    expect(await db.person.findUnique({ where: { id: other.id } })).toMatchObject({ mergedIntoId: kept.id })
  })

  test('the later of two merges is undone first', async () => {
    const { school, kept, input } = await aPupilTwice()
    const { mergeId } = await mergePeople(school.office, input)
    const third = await aPupil(school.id, { givenName: 'Mina', familyName: 'Alvarez' })
    const later = await mergePeople(school.office, { keptId: third.id, otherId: kept.id })
    await expect(undoMerge(school.office, { mergeId, reason })).rejects.toMatchObject({ code: 'CONFLICT' })
    await undoMerge(school.office, { mergeId: later.mergeId, reason })
    await expect(undoMerge(school.office, { mergeId, reason })).resolves.toBeTruthy()
    expect(await db.person.count({ where: { schoolId: school.id, mergedIntoId: { not: null } } })).toBe(0)
  })

  test('refuses a class teacher, hides another school’s, names the wrong field, and undoes once', async () => {
    const { school, input } = await aParentTwice()
    const { mergeId } = await mergePeople(school.office, input)
    await expect(undoMerge(school.teacher, { mergeId, reason })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(undoMerge((await aSchool()).office, { mergeId, reason })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(undoMerge(school.office, { mergeId, reason: ' ' })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { reason: [expect.any(String)] },
    })
    expect(await twice(() => undoMerge(school.office, { mergeId, reason }))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })

  test('is refused when somebody else has the number by now', async () => {
    const { school, input } = await aPupilTwice()
    const { mergeId } = await mergePeople(school.office, { ...input, upn: 'kept' })
    const stranger = await aPupil(school.id)
    await db.person.update({ where: { id: stranger.id }, data: { upn: 'A123456789012' } })
    await expect(undoMerge(school.office, { mergeId, reason })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
  })
})
