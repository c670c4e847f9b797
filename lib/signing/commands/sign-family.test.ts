import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aParent, aPerson, aPupil } from '@/lib/testing/factories'
import { anAnswer, aSigner, stateOf } from '@/lib/testing/round-factories'
import { listToSign } from '../queries'
import { signForms } from './sign'
import { anAsking, aPupilAsking, atOnce, auditOf, evidenceOf, personOf, responsesOf, slotOf } from './signing.factory'

describe('a parent', () => {
  test('signs for three children in one commit: one response for each', async () => {
    const { roundId, sha256, pupils, signer } = await anAsking('parents', async (school) => {
      const made = [await aPupil(school.id), await aPupil(school.id), await aPupil(school.id)]
      const parent = await aParent(
        school.id,
        made.map(({ id }) => id),
      )
      return { pupils: made, signer: await aSigner(school.id, parent.id) }
    })
    const listed = await listToSign(signer)
    expect(listed).toHaveLength(3)
    const { recorded } = await signForms(
      signer,
      anAnswer(
        listed.map(({ slotId }) => slotId),
        sha256,
      ),
    )
    expect(new Set(recorded.map(({ reference }) => reference)).size).toBe(3)
    for (const pupil of pupils)
      expect(await stateOf((await slotOf(roundId, personOf(signer), pupil.id)).requestId)).toBe('complete')
    expect((await evidenceOf(recorded[0]?.responseId ?? '')).act.declaration).toContain('as parent or carer')
  })

  test('one of the children answered meanwhile: nothing is recorded for the others either', async () => {
    const { roundId, sha256, pupils, signer } = await anAsking('parents', async (school) => {
      const made = [await aPupil(school.id), await aPupil(school.id)]
      const parent = await aParent(
        school.id,
        made.map(({ id }) => id),
      )
      return { pupils: made, signer: await aSigner(school.id, parent.id) }
    })
    const [first, second] = [
      await slotOf(roundId, personOf(signer), pupils[0]?.id),
      await slotOf(roundId, personOf(signer), pupils[1]?.id),
    ]
    await signForms(signer, anAnswer([first.id], sha256))
    await expect(signForms(signer, anAnswer([first.id, second.id], sha256))).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await responsesOf(second.requestId)).toBe(0)
  })

  test.each([
    [['pupil', 'parent'], 'waiting_for_parent'],
    [['parent', 'pupil'], 'waiting_for_pupil'],
  ] as const)('pupil and parent sign in either order: %j', async (order, between) => {
    const { roundId, sha256, asPupil, asMother, pupil } = await aPupilAsking()
    const { requestId } = await slotOf(roundId, pupil.id)
    const states: string[] = []
    for (const who of order) {
      const signer = who === 'pupil' ? asPupil : asMother
      const slot = await slotOf(roundId, personOf(signer))
      await signForms(signer, anAnswer([slot.id], sha256))
      states.push(await stateOf(requestId))
    }
    expect(states).toEqual([between, 'complete'])
  })

  test('under “every one” the second parent completes it; under “any one” the first does', async () => {
    for (const [rule, afterOne] of [
      ['every_one', 'waiting_for_parent'],
      ['any_one', 'complete'],
    ] as const) {
      const { roundId, sha256, asPupil, asMother, asFather, pupil } = await aPupilAsking(rule)
      const { requestId } = await slotOf(roundId, pupil.id)
      const sign = async (signer: typeof asPupil) =>
        signForms(signer, anAnswer([(await slotOf(roundId, personOf(signer))).id], sha256))
      await sign(asPupil)
      await sign(asMother)
      expect(await stateOf(requestId)).toBe(afterOne)
      await sign(asFather)
      expect(await stateOf(requestId)).toBe('complete')
    }
  })

  test('two parents at the same moment are both recorded', async () => {
    const { roundId, sha256, asMother, asFather, pupil } = await aPupilAsking('every_one')
    const runs = [asMother, asFather].map(
      (signer) => async () => signForms(signer, anAnswer([(await slotOf(roundId, personOf(signer))).id], sha256)),
    )
    expect((await atOnce(...runs)).failures).toEqual([])
    const { requestId } = await slotOf(roundId, pupil.id)
    expect(await responsesOf(requestId)).toBe(2)
    expect(await stateOf(requestId)).toBe('waiting_for_pupil')
  })

  test('one declines with a reason, the other agrees: in conflict, and never complete', async () => {
    const { roundId, sha256, asPupil, asMother, asFather, pupil } = await aPupilAsking()
    const { requestId } = await slotOf(roundId, pupil.id)
    const answer = async (signer: typeof asPupil, change: object = {}) =>
      signForms(signer, { ...anAnswer([(await slotOf(roundId, personOf(signer))).id], sha256), ...change })
    await answer(asMother, { outcome: 'declined', reason: 'We have no computer at home.' })
    expect(await stateOf(requestId)).toBe('declined')
    expect(await auditOf(requestId)).toContain('response.declined')
    await answer(asFather)
    await answer(asPupil)
    expect(await stateOf(requestId)).toBe('in_conflict')
  })

  test('a parent whose guardianship ended signs no more', async () => {
    const { school, roundId, sha256, asMother, pupil } = await aPupilAsking()
    const slot = await slotOf(roundId, personOf(asMother))
    await db.guardianship.updateMany({
      where: { schoolId: school.id, pupilId: pupil.id, parentId: personOf(asMother) },
      data: { endedOn: new Date() },
    })
    await expect(signForms(asMother, anAnswer([slot.id], sha256))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await listToSign(asMother)).toEqual([])
  })

  test('a form that nobody can be reached for says so, and is complete once the parent signs all the same', async () => {
    const { roundId, sha256, pupil, parent, school } = await anAsking('parents', async (made) => {
      const child = await aPupil(made.id)
      return { pupil: child, parent: await aParent(made.id, [child.id], { email: null }) }
    })
    const slot = await slotOf(roundId, parent.id, pupil.id)
    expect(await stateOf(slot.requestId)).toBe('no_contact')
    await signForms(await aSigner(school.id, parent.id), anAnswer([slot.id], sha256))
    expect(await stateOf(slot.requestId)).toBe('complete')
  })

  test('an account that stands for two people signs for each apart', async () => {
    const { roundId, sha256, school, one, two } = await anAsking('staff', async (made) => ({
      one: await aPerson(made.id, 'staff'),
      two: await aPerson(made.id, 'staff'),
    }))
    const signer = await aSigner(school.id, one.id)
    const both = { ...signer, people: [...signer.people, { personId: two.id, schoolId: school.id }] }
    const slots = [await slotOf(roundId, one.id), await slotOf(roundId, two.id)]
    await expect(
      signForms(
        both,
        anAnswer(
          slots.map(({ id }) => id),
          sha256,
        ),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
