import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { signForms } from '@/lib/signing/commands/sign'
import { slotOf } from '@/lib/signing/commands/signing.factory'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, stateOf } from '@/lib/testing/round-factories'
import { trailOf, twice } from '../test-world.factory'
import { archivePerson } from './archive-person'
import { splitPerson } from './split-person'

/** One record that two parents with one address share: Otto's mother, Mina's father. */
async function aJoinedPair() {
  const school = await aSchool()
  const [otto, mina] = [await aPupil(school.id, { givenName: 'Otto' }), await aPupil(school.id)]
  const joined = await aParent(school.id, [otto.id, mina.id], { givenName: 'Petra', email: 'home@example.test' })
  const agreement = await aPublishedAgreement(school.id, 'parents')
  const roundId = await anOpenRound(school.office, school.id, [agreement.agreementId])
  const input = {
    personId: joined.id,
    givenName: 'Luis',
    familyName: 'Alvarez',
    email: 'home@example.test',
    children: { [otto.id]: 'stays', [mina.id]: 'moves' },
  }
  return { school, otto, mina, joined, roundId, sha256: agreement.sha256, input }
}

const slotsOf = async (requestId: string) =>
  (await db.slot.findMany({ where: { requestId, withdrawn: false } })).map(({ personId }) => personId).sort()

describe('splitPerson', () => {
  test('makes the second record, moves the child and the place to sign, and leaves its entries', async () => {
    const { school, otto, mina, joined, roundId, input } = await aJoinedPair()
    const { requestId } = await slotOf(roundId, joined.id, mina.id)
    const { personId } = await splitPerson(school.office, input)
    expect(await db.person.findUnique({ where: { id: personId }, include: { memberships: true } })).toMatchObject({
      displayName: 'Luis Alvarez',
      searchName: 'luis alvarez',
      email: 'home@example.test',
      memberships: [{ kind: 'parent', endsOn: null }],
    })
    const ties = await db.guardianship.findMany({ where: { endedOn: null, schoolId: school.id } })
    expect(ties.map(({ parentId, pupilId }) => [parentId, pupilId]).sort()).toEqual(
      [
        [joined.id, otto.id],
        [personId, mina.id],
      ].sort(),
    )
    expect(await slotsOf(requestId)).toEqual([personId])
    expect(await db.twoPeople.count({ where: { schoolId: school.id } })).toBe(1)
    expect((await trailOf(joined.id)).map(({ action }) => action)).toEqual(['person.split', 'household.changed'])
    expect((await trailOf(personId)).map(({ action }) => action)).toContain('person.added')
  })

  test('a child of both is asked of both, and each sees only the children they answer for', async () => {
    const { school, otto, mina, joined, roundId, input } = await aJoinedPair()
    const { requestId } = await slotOf(roundId, joined.id, mina.id)
    const children = { [otto.id]: 'stays', [mina.id]: 'both' }
    const { personId } = await splitPerson(school.office, { ...input, children })
    expect(await slotsOf(requestId)).toEqual([joined.id, personId].sort())
    expect(await db.slot.count({ where: { personId, request: { pupilId: otto.id } } })).toBe(0)
  })

  test('what was signed stays with the record it was signed under, and counts', async () => {
    const { school, mina, joined, roundId, sha256, input } = await aJoinedPair()
    const slot = await slotOf(roundId, joined.id, mina.id)
    await signForms(await aSigner(school.id, joined.id), anAnswer([slot.id], sha256))
    await splitPerson(school.office, input)
    expect(await stateOf(slot.requestId)).toBe('complete')
    expect(await db.slot.findUnique({ where: { id: slot.id } })).toMatchObject({ personId: joined.id })
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 1 })
  })

  test('refuses a class teacher', async () => {
    const { school, input } = await aJoinedPair()
    await expect(splitPerson(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('hides a person of another school', async () => {
    const { input } = await aJoinedPair()
    await expect(splitPerson((await aSchool()).office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('names the wrong field', async () => {
    const { school, otto, mina, input } = await aJoinedPair()
    for (const [field, change] of [
      ['givenName', { givenName: '', familyName: '' }],
      ['email', { email: 'at home' }],
      ['children', { children: { [otto.id]: 'stays' } }],
      ['children', { children: { [otto.id]: 'moves', [mina.id]: 'moves' } }],
      ['children', { children: { [otto.id]: 'gone' } }],
    ] as const) {
      await expect(splitPerson(school.office, { ...input, ...change })).rejects.toMatchObject({
        code: 'INVALID',
        fieldErrors: { [field]: [expect.any(String)] },
      })
    }
  })

  test('splits once when pressed twice, and neither an archived record nor somebody else’s child', async () => {
    const { school, joined, input } = await aJoinedPair()
    expect(await twice(() => splitPerson(school.office, input))).toEqual({ done: 1, codes: ['CONFLICT'] })
    await archivePerson(school.office, { personId: joined.id, reason: 'Left' })
    await expect(splitPerson(school.office, { ...input, children: {} })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})
