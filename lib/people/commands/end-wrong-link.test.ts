import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { listRequestsOf } from '@/lib/rounds/queries/requests-of-person'
import { listSignedForChild } from '@/lib/rounds/queries/signed-for-child'
import { signForms } from '@/lib/signing/commands/sign'
import { aLink, aVisitor, slotOf } from '@/lib/signing/commands/signing.factory'
import { takeBackResponse } from '@/lib/signing/commands/take-back'
import { listToSign } from '@/lib/signing/queries'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, stateOf } from '@/lib/testing/round-factories'
import { trailOf, twice } from '../test-world.factory'
import { endGuardianship } from './end-guardianship'
import { endWrongLink } from './end-wrong-link'
import { setGuardianship } from './set-guardianship'

const reason = 'The import joined two families.'

/** A parent with a child of their own and one who was tied to them by mistake, whose mother is known. */
async function aWrongLink() {
  const school = await aSchool()
  const [own, wrong] = [await aPupil(school.id, { givenName: 'Otto' }), await aPupil(school.id)]
  const parent = await aParent(school.id, [own.id, wrong.id])
  const mother = await aParent(school.id, [wrong.id], { givenName: 'Ada' })
  const agreement = await aPublishedAgreement(school.id, 'parents')
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  const input = { pupilId: wrong.id, parentId: parent.id, reason }
  return { school, own, wrong, parent, mother, roundId, sha256: agreement.sha256, input }
}

describe('endWrongLink', () => {
  test('takes away access at once, leaves the own child alone, and leaves its entries', async () => {
    const { school, own, wrong, parent, mother, roundId, sha256, input } = await aWrongLink()
    const secret = await aLink(school.id, roundId, parent.id)
    const visitor = await aVisitor(secret)
    const signer = await aSigner(school.id, parent.id)
    expect(await listToSign(visitor)).toHaveLength(2)
    const slot = await slotOf(roundId, parent.id, wrong.id)

    await endWrongLink(school.office, input)
    expect(await db.guardianship.findFirst({ where: { pupilId: wrong.id, parentId: parent.id } })).toMatchObject({
      neverTheirs: true,
      endedOn: expect.any(Date),
    })
    await expect(aVisitor(secret)).rejects.toThrow()
    expect(await db.linkSession.count({ where: { link: { personId: parent.id }, endedAt: null } })).toBe(0)
    expect(await listToSign(signer)).toHaveLength(1)
    await expect(signForms(signer, anAnswer([slot.id], sha256))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await db.slot.findUnique({ where: { id: slot.id } })).toMatchObject({ withdrawn: true })
    const slots = await db.slot.findMany({ where: { requestId: slot.requestId, withdrawn: false } })
    expect(slots.map(({ personId }) => personId)).toEqual([mother.id])
    await expect(slotOf(roundId, parent.id, own.id)).resolves.toBeTruthy()
    expect((await trailOf(wrong.id)).map(({ action }) => action)).toEqual([
      'guardianship.was_wrong',
      'guardianship.changed',
    ])
    expect((await trailOf(parent.id)).map(({ action }) => action)).toEqual(['household.changed'])
  })

  test('what they signed stands until it is taken back, and then waits for the right parent alone', async () => {
    const { school, wrong, parent, mother, roundId, sha256, input } = await aWrongLink()
    const slot = await slotOf(roundId, parent.id, wrong.id)
    await signForms(await aSigner(school.id, parent.id), anAnswer([slot.id], sha256))
    await endWrongLink(school.office, input)
    expect(await stateOf(slot.requestId)).toBe('complete')
    const [signed, ...more] = await listSignedForChild(school.office, parent.id, wrong.id)
    expect(more).toEqual([])
    await takeBackResponse(school.office, { responseId: signed?.responseId, reason })
    expect(await stateOf(slot.requestId)).toBe('waiting_for_parent')
    const open = await db.slot.findMany({ where: { requestId: slot.requestId, withdrawn: false } })
    expect(open.map(({ personId }) => personId)).toEqual([mother.id])
    expect(await listSignedForChild(school.office, parent.id, wrong.id)).toEqual([])
    expect(await listRequestsOf(school.office, parent.id)).toHaveLength(1)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 2 })
  })

  test('with no other child they leave; a tie that had ended before can still be found to be wrong', async () => {
    const { school, own, parent, wrong, input } = await aWrongLink()
    await endGuardianship(school.office, input)
    await endWrongLink(school.office, input)
    await endWrongLink(school.office, { ...input, pupilId: own.id })
    const membership = await db.membership.findFirst({ where: { personId: parent.id, kind: 'parent' } })
    expect(membership).toMatchObject({ endsOn: expect.any(Date) })
    // Taken up again by hand, it is no mistake any more.
    const facts = { relationship: 'Father', parentalResponsibility: 'yes' }
    await setGuardianship(school.office, { pupilId: wrong.id, parentId: parent.id, ...facts })
    expect(await db.guardianship.findFirst({ where: { pupilId: wrong.id, parentId: parent.id } })).toMatchObject({
      neverTheirs: false,
      endedOn: null,
    })
  })

  test('refuses a class teacher', async () => {
    const { school, input } = await aWrongLink()
    await expect(endWrongLink(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('hides a family of another school, and people who are not tied', async () => {
    const { school, mother, own, input } = await aWrongLink()
    await expect(endWrongLink((await aSchool()).office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const strangers = { ...input, parentId: mother.id, pupilId: own.id }
    await expect(endWrongLink(school.office, strangers)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('names the wrong field', async () => {
    const { school, input } = await aWrongLink()
    await expect(endWrongLink(school.office, { ...input, reason: '' })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { reason: [expect.any(String)] },
    })
  })

  test('ends once when pressed twice', async () => {
    const { school, input } = await aWrongLink()
    expect(await twice(() => endWrongLink(school.office, input))).toEqual({ done: 1, codes: ['CONFLICT'] })
  })
})
