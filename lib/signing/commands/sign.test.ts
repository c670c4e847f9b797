import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { closeRound } from '@/lib/rounds/commands'
import { followNewVersion } from '@/lib/rounds/commands/follow-ups'
import { aPerson } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, stateOf } from '@/lib/testing/round-factories'
import { listToSign } from '../queries'
import { verifySchoolChain } from '../queries/chain'
import { signForms } from './sign'
import {
  aLink,
  anAsking,
  aStaffAsking,
  atOnce,
  auditOf,
  aVisitor,
  evidenceOf,
  MARK,
  personOf,
  responsesOf,
  slotOf,
} from './signing.factory'

describe('one’s own form', () => {
  test('is signed with evidence, state, audit entry and the copy’s job in one commit', async () => {
    const { school, roundId, sha256, signer, person } = await aStaffAsking()
    const slot = await slotOf(roundId, person.id)
    const openedAt = '2026-11-22T10:00:00.000Z'
    const { recorded } = await signForms(signer, { ...anAnswer([slot.id], sha256), openedAt })
    expect(recorded).toHaveLength(1)
    expect(await stateOf(slot.requestId)).toBe('complete')
    expect(await auditOf(slot.requestId)).toContain('response.agreed')
    expect(await db.request.findUnique({ where: { id: slot.requestId } })).toMatchObject({ copyState: 'queued' })
    const { envelope, identity, act } = await evidenceOf(recorded[0]?.responseId ?? '')
    expect(envelope).toMatchObject({ route: 'account', authentication: 'password', outcome: 'agreed', openedAt })
    expect(identity).toMatchObject({ signer: { id: person.id, name: person.displayName }, pupil: null, witness: null })
    expect(act.declaration).toContain(`I am ${person.displayName}.`)
    expect(await verifySchoolChain(school.id)).toMatchObject({ entries: 1, ok: true })
  })

  test('a drawn mark stands instead of a name; a picture that is none is refused', async () => {
    const { roundId, sha256, signer, person } = await aStaffAsking()
    const slot = await slotOf(roundId, person.id)
    const drawn = (mark: string) => signForms(signer, { ...anAnswer([slot.id], sha256), typedName: null, mark })
    await expect(drawn('data:image/png;base64,AAAA')).rejects.toMatchObject({ code: 'INVALID' })
    const { recorded } = await drawn(MARK)
    const { act } = await evidenceOf(recorded[0]?.responseId ?? '')
    expect(act).toMatchObject({ typedName: null, markSha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('somebody else’s slot, and one of another school, cannot be found', async () => {
    const [mine, other] = [await aStaffAsking(), await aStaffAsking()]
    const colleague = await aPerson(mine.school.id, 'staff')
    const slot = await slotOf(mine.roundId, mine.person.id)
    const refused = { code: 'NOT_FOUND' }
    await expect(
      signForms(await aSigner(mine.school.id, colleague.id), anAnswer([slot.id], mine.sha256)),
    ).rejects.toMatchObject(refused)
    await expect(signForms(other.signer, anAnswer([slot.id], mine.sha256))).rejects.toMatchObject(refused)
    await expect(signForms(mine.school.office, anAnswer([slot.id], mine.sha256))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await responsesOf(slot.requestId)).toBe(0)
  })

  test.each([
    ['no tick', { declared: undefined }, 'declared'],
    ['neither name nor mark', { typedName: '  ' }, 'typedName'],
    ['declined without a reason', { outcome: 'declined' }, 'reason'],
    ['no form chosen', { slotIds: [] }, 'slotIds'],
    ['no outcome', { outcome: 'maybe' }, 'outcome'],
  ])('%s is refused at its field', async (_what, change, field) => {
    const { roundId, sha256, signer, person } = await aStaffAsking()
    const slot = await slotOf(roundId, person.id)
    await expect(signForms(signer, { ...anAnswer([slot.id], sha256), ...change })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { [field]: [expect.any(String)] },
    })
  })

  test('a double press, two tabs: one response, and the others are told when and under which reference', async () => {
    const { school, roundId, sha256, signer, person } = await aStaffAsking()
    const slot = await slotOf(roundId, person.id)
    const visitor = await aVisitor(await aLink(school.id, roundId, person.id))
    const press = () => signForms(signer, anAnswer([slot.id], sha256))
    const { done, failures } = await atOnce(press, press, press, () => signForms(visitor, anAnswer([slot.id], sha256)))
    expect(done).toHaveLength(1)
    expect(failures.map(({ code }) => code)).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT'])
    expect(failures[0]?.message).toContain(done[0]?.recorded[0]?.reference)
    expect(await responsesOf(slot.requestId)).toBe(1)
    expect(await verifySchoolChain(school.id)).toMatchObject({ entries: 1, ok: true })
  })

  test('many signers at the same moment get one chain without a gap', async () => {
    const { school, roundId, sha256, signers } = await anAsking('staff', async (made) => {
      const people = await Promise.all(Array.from({ length: 6 }, () => aPerson(made.id, 'staff')))
      return { signers: await Promise.all(people.map((person) => aSigner(made.id, person.id))) }
    })
    const runs = signers.map((signer) => async () => {
      const slot = await slotOf(roundId, personOf(signer))
      return signForms(signer, anAnswer([slot.id], sha256))
    })
    expect((await atOnce(...runs)).failures).toEqual([])
    expect(await verifySchoolChain(school.id)).toMatchObject({ entries: 6, ok: true })
  })

  test('a form signed in two capacities at once is two responses', async () => {
    const { school, signer, person, agreement, roundId } = await aStaffAsking()
    const volunteers = await aPublishedAgreement(school.id, 'volunteers', { title: 'Online safety: staff' })
    expect(volunteers.sha256).toBe(agreement.sha256)
    await db.membership.create({
      data: { schoolId: school.id, personId: person.id, kind: 'volunteer', startsOn: new Date('2026-01-01') },
    })
    const second = await anOpenRound(school.office, school.id, [volunteers.agreementId])
    const slots = [await slotOf(roundId, person.id), await slotOf(second, person.id)]
    const { recorded } = await signForms(
      signer,
      anAnswer(
        slots.map(({ id }) => id),
        agreement.sha256,
      ),
    )
    expect(new Set(recorded.map(({ reference }) => reference)).size).toBe(2)
  })
})

describe('by a personal link', () => {
  test('the route and a shared address are part of the evidence', async () => {
    const { school, roundId, sha256, person } = await aStaffAsking()
    await aPerson(school.id, 'parent', { email: 'shared@example.test' })
    const visitor = await aVisitor(await aLink(school.id, roundId, person.id, 'shared@example.test'))
    const slot = await slotOf(roundId, person.id)
    const { recorded } = await signForms(visitor, anAnswer([slot.id], sha256))
    const { envelope } = await evidenceOf(recorded[0]?.responseId ?? '')
    expect(envelope).toMatchObject({ route: 'link', authentication: 'personal_link', sharedAddress: true })
  })

  test('a forwarded link reaches its owner’s forms of its round and nothing else', async () => {
    const { school, roundId, sha256, person } = await aStaffAsking()
    const colleague = await aPerson(school.id, 'staff')
    const visitor = await aVisitor(await aLink(school.id, roundId, person.id))
    const other = await aPublishedAgreement(school.id, 'staff', { wording: 'second' })
    const otherRound = await anOpenRound(school.office, school.id, [other.agreementId])
    expect(await listToSign(visitor)).toHaveLength(1)
    for (const personId of [person.id, colleague.id]) {
      const slot = await slotOf(otherRound, personId)
      await expect(signForms(visitor, anAnswer([slot.id], other.sha256))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(signForms(visitor, anAnswer([(await slotOf(roundId, person.id)).id], sha256))).resolves.toBeDefined()
  })
})

test('a round that closed while somebody was reading says so', async () => {
  const { school, roundId, sha256, signer, person } = await aStaffAsking()
  const slot = await slotOf(roundId, person.id)
  await closeRound(school.office, { roundId })
  await expect(signForms(signer, anAnswer([slot.id], sha256))).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('closed'),
  })
})

test('a version that was published while somebody was reading is not signed unread', async () => {
  const { school, roundId, sha256, signer, person, agreement } = await aStaffAsking()
  const slot = await slotOf(roundId, person.id)
  const { agreementId } = agreement
  const next = await aPublishedAgreement(school.id, 'staff', { agreementId, number: 2, wording: 'second' })
  await db.$transaction((tx) => followNewVersion(tx, agreementId, next.versionId, false))
  await expect(signForms(signer, anAnswer([slot.id], sha256))).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('new version'),
  })
  await signForms(signer, anAnswer([slot.id], next.sha256))
  expect(await stateOf(slot.requestId)).toBe('complete')
})
