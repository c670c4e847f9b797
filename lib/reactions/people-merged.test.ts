import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { mergePeople } from '@/lib/people/commands/merge-people'
import { aColleagueTwice, aParentTwice, aPupilTwice, roundAsItStands } from '@/lib/people/merging/two-records.factory'
import { REPLACED } from '@/lib/rounds/commands/merge-requests'
import { refreshStates } from '@/lib/rounds/commands/refresh-states'
import { listRequestsOf } from '@/lib/rounds/queries/requests-of-person'
import { signForms } from '@/lib/signing/commands/sign'
import { aLink, atOnce, aVisitor, evidenceOf, slotOf } from '@/lib/signing/commands/signing.factory'
import { listToSign } from '@/lib/signing/queries'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { recordResponses } from '@/lib/signing/record-responses'
import { lockSlots } from '@/lib/signing/slots-to-sign'
import { anAnswer, aSigner, stateOf } from '@/lib/testing/round-factories'

type Asking = { school: { id: string }; roundId: string; sha256: string }

/** Signs what one person is asked for in a round, about one pupil if it is named. */
async function sign({ school, roundId, sha256 }: Asking, personId: string, pupilId?: string) {
  const slot = await slotOf(roundId, personId, pupilId)
  const { recorded } = await signForms(await aSigner(school.id, personId), anAnswer([slot.id], sha256))
  return { ...slot, responseId: recorded[0]?.responseId ?? '' }
}

/** Nothing of a round would be derived otherwise than it is kept. */
async function expectDerived(roundId: string) {
  const requests = await roundAsItStands(roundId)
  const differing = await db.$transaction((tx) =>
    refreshStates(
      tx,
      requests.map(({ id }) => id),
      false,
    ),
  )
  expect(differing).toEqual([])
  const counts = await db.roundCount.findMany({
    where: { roundId, count: { gt: 0 } },
    select: { state: true, count: true },
  })
  const counted = counts.reduce((sum, { count }) => sum + count, 0)
  expect(counted).toBe(requests.length)
}

describe('requests of a pupil who was recorded twice', () => {
  test('one request stays with the slots of both families, the other is closed as replaced', async () => {
    const { school, kept, other, mother, father, roundId, input } = await aPupilTwice()
    await mergePeople(school.office, input)
    const [stays, goes] = [...(await roundAsItStands(roundId))].sort((a) => (a.personId === kept.id ? -1 : 1))
    expect(stays).toMatchObject({ personId: kept.id, pupilId: kept.id, state: 'waiting_for_pupil' })
    expect(stays?.signers).toEqual([kept.id, mother.id, father.id].sort())
    expect(goes).toMatchObject({ personId: other.id, state: 'closed', closedReason: REPLACED })
    await expectDerived(roundId)
  })

  test('a complete one wins over the kept record’s own, and its evidence is as it was', async () => {
    const asking = await aPupilTwice()
    const { school, kept, other, father, roundId, input } = asking
    const own = await sign(asking, other.id)
    await sign(asking, father.id)
    const before = await evidenceOf(own.responseId)
    await mergePeople(school.office, input)
    expect(await db.request.findUnique({ where: { id: own.requestId } })).toMatchObject({
      personId: kept.id,
      pupilId: kept.id,
      state: 'complete',
    })
    expect(await roundAsItStands(roundId)).toContainEqual(
      expect.objectContaining({ personId: other.id, state: 'closed', closedReason: REPLACED }),
    )
    // What was signed names whom it named.
    expect(await db.response.findUnique({ where: { id: own.responseId } })).toMatchObject({ signerId: other.id })
    expect(await evidenceOf(own.responseId)).toEqual(before)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 2 })
    await expectDerived(roundId)
  })

  test('of two complete ones the kept record’s stays; its page shows the signatures of both', async () => {
    const asking = await aPupilTwice()
    const { school, kept, other, mother, father, roundId, input } = asking
    for (const personId of [kept.id, mother.id, other.id, father.id]) await sign(asking, personId)
    await mergePeople(school.office, input)
    expect((await roundAsItStands(roundId)).map(({ state }) => state).sort()).toEqual(['closed', 'complete'])
    const shown = await listRequestsOf(school.office, kept.id)
    expect(shown.map(({ state }) => state).sort()).toEqual(['closed', 'complete'])
    expect(shown.flatMap(({ answers }) => answers)).toHaveLength(4)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 4 })
    await expectDerived(roundId)
  })

  test('what either signs later is signed as the kept person, once', async () => {
    const asking = await aPupilTwice()
    const { school, kept, other, roundId, input } = asking
    const account = await aSigner(school.id, other.id)
    await mergePeople(school.office, input)
    expect(await db.accountPerson.findMany({ where: { accountId: account.accountId } })).toMatchObject([
      { personId: kept.id },
    ])
    const { requestId } = await sign(asking, kept.id)
    expect(await stateOf(requestId)).toBe('waiting_for_parent')
    await expect(sign(asking, other.id)).rejects.toThrow()
    await expectDerived(roundId)
  })
})

describe('places to sign of a parent who was recorded twice', () => {
  test('one place for each child, and what was signed under the other record counts', async () => {
    const asking = await aParentTwice()
    const { school, first, second, kept, other, roundId, input } = asking
    const signed = await sign(asking, other.id, first.id)
    await mergePeople(school.office, input)
    const [about, elsewhere] = [first, second].map(({ id }) => id)
    const requests = await roundAsItStands(roundId)
    expect(requests.find(({ pupilId }) => pupilId === about)).toMatchObject({ state: 'complete', signers: [kept.id] })
    expect(requests.find(({ pupilId }) => pupilId === elsewhere)).toMatchObject({ signers: [kept.id] })
    expect(await db.slot.findFirst({ where: { currentResponseId: signed.responseId } })).toMatchObject({
      personId: kept.id,
      kind: 'parent',
    })
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true })
    await expectDerived(roundId)
  })

  test('who agreed under one record and declined under the other is in conflict until the office takes one back', async () => {
    const asking = await aParentTwice()
    const { school, first, kept, other, roundId, sha256, input } = asking
    await sign(asking, kept.id, first.id)
    const slot = await slotOf(roundId, other.id, first.id)
    const answer = { ...anAnswer([slot.id], sha256), outcome: 'declined', reason: 'Not this year' }
    await signForms(await aSigner(school.id, other.id), answer)
    await mergePeople(school.office, input)
    expect(await stateOf(slot.requestId)).toBe('in_conflict')
    await expectDerived(roundId)
  })

  test('a link to the address that stays works on, every other one dies, and a new one is sent', async () => {
    const asking = await aParentTwice()
    const { school, kept, other, roundId, input } = asking
    const stays = await aLink(school.id, roundId, other.id, 'petra@work.example')
    const dies = await aLink(school.id, roundId, kept.id, 'petra@example.test')
    await mergePeople(school.office, { ...input, email: 'other' })
    const visitor = await aVisitor(stays)
    expect(visitor).toMatchObject({ personId: kept.id })
    expect((await listToSign(visitor)).map(({ pupilName }) => pupilName)).toHaveLength(2)
    await expect(aVisitor(dies)).rejects.toThrow()

    const third = await aParentTwice()
    await mergePeople(third.school.office, third.input)
    const jobs = await db.$queryRaw<{ payload: { personIds?: string[] } }[]>`
      SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'schoolId' = ${third.school.id}`
    expect(jobs.map(({ payload }) => payload.personIds)).toContainEqual([third.kept.id])
  })

  test('a colleague keeps the post’s account and signs as parent with it', async () => {
    const { school, pupil, kept, other, roundId, forms, input } = await aColleagueTwice()
    const atWork = await aSigner(school.id, kept.id)
    const atHome = await aSigner(school.id, other.id)
    await mergePeople(school.office, input)
    const accounts = await db.accountPerson.findMany({ where: { personId: kept.id } })
    expect(accounts.map(({ accountId }) => accountId).sort()).toEqual([atWork.accountId, atHome.accountId].sort())
    const slot = await slotOf(roundId, kept.id, pupil.id)
    await signForms(atWork, anAnswer([slot.id], forms[1]?.sha256 ?? ''))
    expect(await stateOf(slot.requestId)).toBe('complete')
    await expectDerived(roundId)
  })
})

describe('at the same moment', () => {
  test('a signature that is being written is waited for, and counts as the kept person’s', async () => {
    const { school, first, kept, other, roundId, input } = await aParentTwice()
    const slot = await slotOf(roundId, other.id, first.id)
    let held = () => {}
    const isHeld = new Promise<void>((resolve) => {
      held = resolve
    })
    const signing = db.$transaction(
      async (tx) => {
        const slots = await lockSlots(tx, [school.id], [slot.id])
        held()
        // Long enough for a merge that does not wait to have looked at what is signed.
        await sleep(1500)
        return recordResponses(tx, school.id, slots, BY_HAND)
      },
      { timeout: 60_000 },
    )
    await isHeld
    const [{ recorded }] = await Promise.all([signing, mergePeople(school.office, input)])
    expect(await db.slot.findUnique({ where: { currentResponseId: recorded[0]?.responseId } })).toMatchObject({
      personId: kept.id,
      withdrawn: false,
    })
    expect(await stateOf(slot.requestId)).toBe('complete')
    expect(await db.slot.count({ where: { personId: other.id, withdrawn: false, request: { roundId } } })).toBe(0)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 1 })
    await expectDerived(roundId)
  })

  test('merging while the other record signs: each signature is there once, and the states are derived', async () => {
    for (let round = 0; round < 2; round++) {
      const asking = await aParentTwice()
      const { school, first, kept, other, roundId, input } = asking
      const { done, failures } = await atOnce<unknown>(
        () => sign(asking, other.id, first.id),
        () => mergePeople(school.office, input),
        () => sign(asking, other.id),
      )
      // Whoever signs when the record is gone already is told that the form is not theirs any more.
      expect(failures.every(({ code }) => code === 'NOT_FOUND' || code === 'CONFLICT' || code === 'P2025')).toBe(true)
      expect(await db.person.findUnique({ where: { id: other.id } })).toMatchObject({ mergedIntoId: kept.id })
      const responses = await db.response.count({ where: { request: { roundId } } })
      expect(responses).toBe(done.length - 1)
      expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: responses })
      await expectDerived(roundId)
    }
  })
})

const BY_HAND = {
  outcome: 'agreed',
  typedName: 'Petra Okafor',
  mark: null,
  reason: null,
  openedAt: null,
  network: null,
  route: 'account',
  authentication: 'password',
  sharedAddress: false,
  witness: null,
  recordedBy: null,
} as const
