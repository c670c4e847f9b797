import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { followNewVersion } from '@/lib/rounds/commands/follow-ups'
import { aPerson } from '@/lib/testing/factories'
import { aPublishedAgreement, aSigner } from '@/lib/testing/round-factories'
import { getDraft } from '../queries'
import { keepAnswer, noteOpened, saveDraft } from './draft'
import { signKept } from './sign-kept'
import { aStaffAsking, atOnce, auditOf, evidenceOf, MARK, responsesOf, slotOf } from './signing.factory'

const NETWORK = { ip: '192.0.2.7', browser: 'A browser' }

async function aKept() {
  const asking = await aStaffAsking()
  const slot = await slotOf(asking.roundId, asking.person.id)
  const answer = {
    slotIds: [slot.id],
    outcome: ['agreed'],
    declared: ['yes'],
    typedName: ['Ines Okafor'],
    sha256: [asking.sha256],
    way: ['typed'],
  }
  return { ...asking, slot, answer }
}

describe('an answer before it is signed', () => {
  test('is kept and signed as it was kept, with the moment the server saw the text opened', async () => {
    const { signer, slot, answer, sha256 } = await aKept()
    await noteOpened(signer, slot.id, sha256)
    const before = await getDraft(signer, slot.id)
    await keepAnswer(signer, slot.id, { ...answer, openedAt: ['1999-01-01T00:00:00.000Z'] })
    expect(await getDraft(signer, slot.id)).toEqual({ ...answer, ...before })
    const references = await signKept(signer, slot.id, NETWORK)
    expect(references).toHaveLength(1)
    const response = await db.response.findFirstOrThrow({ where: { slotId: slot.id } })
    expect((await evidenceOf(response.id)).envelope.openedAt).toBe(before?.openedAt?.[0])
    expect(await auditOf(slot.requestId)).toContain('response.agreed')
    expect(await getDraft(signer, slot.id)).toBeNull()
  })

  test('a later look does not move the moment of opening; another text does', async () => {
    const { signer, slot, sha256 } = await aKept()
    await noteOpened(signer, slot.id, sha256)
    const first = await getDraft(signer, slot.id)
    await noteOpened(signer, slot.id, sha256)
    expect(await getDraft(signer, slot.id)).toEqual(first)
    await noteOpened(signer, slot.id, 'f'.repeat(64))
    expect(await getDraft(signer, slot.id)).toMatchObject({ openedText: ['f'.repeat(64)] })
  })

  test('of somebody else, or of another school, is neither kept nor read', async () => {
    const { school, signer, slot, answer } = await aKept()
    const other = await aKept()
    const colleague = await aSigner(school.id, (await aPerson(school.id, 'staff')).id)
    await keepAnswer(signer, slot.id, answer)
    for (const stranger of [colleague, other.signer]) {
      await expect(keepAnswer(stranger, slot.id, answer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(saveDraft(stranger, { slotId: slot.id, data: answer })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(signKept(stranger, slot.id, NETWORK)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await getDraft(stranger, slot.id)).toBeNull()
    }
    // A slot of somebody else slipped into one's own form goes the same way.
    const theirs = { ...answer, slotIds: [slot.id, other.slot.id] }
    await expect(keepAnswer(signer, slot.id, theirs)).rejects.toMatchObject({ code: 'INVALID' })
  })

  test.each([
    ['no tick', { declared: [] }, 'declared'],
    ['no name', { typedName: [''] }, 'typedName'],
    ['a drawing that is none', { typedName: [], mark: ['data:image/png;base64,AAAA'] }, 'mark'],
    ['declining without a reason', { outcome: ['declined'] }, 'reason'],
    ['nobody chosen', { slotIds: [] }, 'slotIds'],
  ])('%s is refused at its field, and nothing is kept', async (_what, change, field) => {
    const { signer, slot, answer } = await aKept()
    await expect(keepAnswer(signer, slot.id, { ...answer, ...change })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { [field]: [expect.any(String)] },
    })
    expect(await getDraft(signer, slot.id)).toBeNull()
  })

  test('everything that is missing is said at once', async () => {
    const { signer, slot, answer } = await aKept()
    const bare = { ...answer, outcome: ['declined'], declared: [], typedName: [] }
    await expect(keepAnswer(signer, slot.id, bare)).rejects.toMatchObject({
      fieldErrors: { declared: [expect.any(String)], typedName: [expect.any(String)], reason: [expect.any(String)] },
    })
  })

  test('a drawn mark is kept as it was drawn', async () => {
    const { signer, slot, answer } = await aKept()
    await keepAnswer(signer, slot.id, { ...answer, typedName: [], mark: [MARK], way: ['drawn'] })
    expect(await getDraft(signer, slot.id)).toMatchObject({ mark: [MARK] })
  })

  test('two tabs at the same moment: one of the two is kept whole', async () => {
    const { signer, slot, answer } = await aKept()
    const tab = (name: string) => () => keepAnswer(signer, slot.id, { ...answer, typedName: [name] })
    expect((await atOnce(tab('Ines'), tab('I. Okafor'))).failures).toEqual([])
    expect(['Ines', 'I. Okafor']).toContain((await getDraft(signer, slot.id))?.typedName?.[0])
  })

  test('a new version while reading: the answer is told, and what is kept is not signed', async () => {
    const { school, signer, slot, answer, agreement } = await aKept()
    await keepAnswer(signer, slot.id, answer)
    const { agreementId } = agreement
    const next = await aPublishedAgreement(school.id, 'staff', { agreementId, number: 2, wording: 'second' })
    await db.$transaction((tx) => followNewVersion(tx, agreementId, next.versionId, false))
    await expect(keepAnswer(signer, slot.id, answer)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(signKept(signer, slot.id, NETWORK)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await responsesOf(slot.requestId)).toBe(0)
  })
})

test('the button pressed twice at once signs once, and each later press is told the reference', async () => {
  const { signer, slot, answer } = await aKept()
  await keepAnswer(signer, slot.id, answer)
  const press = () => signKept(signer, slot.id, NETWORK)
  const { done, failures } = await atOnce(press, press, press)
  expect(done).toHaveLength(1)
  const later = await atOnce(press)
  for (const failure of [...failures, ...later.failures]) {
    expect(failure).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(done[0]?.[0] ?? 'none') })
  }
  expect(await responsesOf(slot.requestId)).toBe(1)
})

test('what was never filled in is not signed', async () => {
  const { signer, slot, sha256 } = await aKept()
  await noteOpened(signer, slot.id, sha256)
  await expect(signKept(signer, slot.id, NETWORK)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(await responsesOf(slot.requestId)).toBe(0)
})
