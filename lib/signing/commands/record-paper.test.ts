import { describe, expect, test } from 'vitest'
import { addDays, dateOnly, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { anAnswer, stateOf, today } from '@/lib/testing/round-factories'
import { verifySchoolChain } from '../queries/chain'
import { getPaperForm, searchPaperForms } from '../queries/paper'
import { recordPaper } from './record-paper'
import { signForms } from './sign'
import { aPupilAsking, atOnce, auditOf, evidenceOf, personOf, responsesOf, slotOf } from './signing.factory'

/** A pupil's form, the slots of pupil and mother, and what the office types in for them. */
async function aPaper() {
  const asking = await aPupilAsking()
  const own = await slotOf(asking.roundId, asking.pupil.id)
  const mother = await slotOf(asking.roundId, personOf(asking.asMother))
  const form = await getPaperForm(asking.school.office, own.requestId)
  if (!form) throw new Error('There is no form.')
  const input = {
    requestId: own.requestId,
    slotIds: [own.id, mother.id],
    outcome: 'agreed',
    signedOn: today(),
    sha256: form.sha256,
  }
  return { ...asking, form, own, mother, input }
}

describe('recording a form on paper', () => {
  test('completes it, and the evidence says paper, who entered it, and the day on it', async () => {
    const { school, form, own, input } = await aPaper()
    expect(form.open.map(({ kind }) => kind)).toEqual(['pupil', 'parent', 'parent'])
    const { recorded } = await recordPaper(school.office, input)
    expect(await stateOf(own.requestId)).toBe('complete')
    expect((await auditOf(own.requestId)).filter((action) => action === 'response.agreed')).toHaveLength(2)
    const { envelope, identity, act } = await evidenceOf(recorded[0]?.responseId ?? '')
    expect(envelope).toMatchObject({ route: 'paper', authentication: 'office', openedAt: null })
    expect(envelope.signedAt).toBe(envelope.recordedAt)
    expect(Object.keys(envelope.sections).sort()).toEqual(['act', 'identity'])
    expect(identity).toMatchObject({ recordedBy: school.office.name, witness: null })
    expect(act).toMatchObject({ typedName: null, markSha256: null, paper: { signedOn: today(), scans: [] } })
    expect(act.declaration).toContain('on paper')
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 2 })
    expect((await getPaperForm(school.office, own.requestId))?.open).toHaveLength(1)
  })

  test('keeps the reason of somebody who does not agree, and asks for it', async () => {
    const { school, own, mother, input } = await aPaper()
    const declined = { ...input, slotIds: [mother.id], outcome: 'declined' }
    await expect(recordPaper(school.office, declined)).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
    await recordPaper(school.office, { ...declined, reason: 'We have no computer.' })
    expect(await stateOf(own.requestId)).toBe('declined')
  })

  test('is for the office and the headteacher alone', async () => {
    const { school, input, asMother } = await aPaper()
    for (const actor of [school.teacher, school.safeguardingLead, school.itManager, school.clerk, asMother]) {
      await expect(recordPaper(actor, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    // Who entered it is evidence, and a job is nobody.
    await expect(recordPaper(school.job, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(recordPaper(school.headteacher, input)).resolves.toBeDefined()
  })

  test('another school’s form is not found, nor a place on another form', async () => {
    const [{ school, input }, other] = [await aPaper(), await aPaper()]
    const elsewhere = await aSchool()
    await expect(recordPaper(elsewhere.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const mixed = { ...input, slotIds: [other.own.id] }
    await expect(recordPaper(school.office, mixed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await getPaperForm(elsewhere.office, input.requestId)).toBeNull()
    expect(await responsesOf(input.requestId)).toBe(0)
  })

  test('bad input names the field: nobody, no answer, a day to come, a day before the form was there', async () => {
    const { school, input } = await aPaper()
    const refused = (over: object) =>
      recordPaper(school.office, { ...input, ...over }).catch((error) => error.fieldErrors)
    expect(await refused({ slotIds: [] })).toHaveProperty('slotIds')
    expect(await refused({ outcome: 'perhaps' })).toHaveProperty('outcome')
    expect(await refused({ signedOn: '2026-02-30' })).toHaveProperty('signedOn')
    expect(await refused({ signedOn: addDays(today(), 1) })).toHaveProperty('signedOn')
    expect(await refused({ signedOn: addDays(today(), -1) })).toHaveProperty('signedOn')
    expect(await responsesOf(input.requestId)).toBe(0)
  })

  test('a form dated before its text was published is refused, though the round was open', async () => {
    const { school, roundId, input, form, agreement } = await aPaper()
    await db.round.update({ where: { id: roundId }, data: { openedAt: dateOnly(addDays(today(), -20)) } })
    const since = (await getPaperForm(school.office, form.requestId))?.earliest
    expect(since).toBe(today())
    const version = await db.agreementVersion.findUniqueOrThrow({ where: { id: agreement.versionId } })
    expect(version.publishedAt?.getTime()).toBeLessThan(now().getTime())
    await expect(recordPaper(school.office, { ...input, signedOn: addDays(today(), -3) })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  test('a paper with another text is not what is asked for', async () => {
    const { school, input } = await aPaper()
    const other = recordPaper(school.office, { ...input, sha256: 'ab'.repeat(32) })
    await expect(other).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('new version') })
  })

  test('what was signed on the screen meanwhile is not recorded a second time', async () => {
    const { school, input, mother, asMother, sha256 } = await aPaper()
    await signForms(asMother, anAnswer([mother.id], sha256))
    await expect(recordPaper(school.office, input)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await responsesOf(input.requestId)).toBe(1)
  })

  test('twice at once: one is recorded, the other told', async () => {
    const { school, input } = await aPaper()
    const { done, failures } = await atOnce(
      () => recordPaper(school.office, input),
      () => recordPaper(school.headteacher, input),
    )
    expect(done).toHaveLength(1)
    expect(failures).toMatchObject([{ code: 'CONFLICT' }])
    expect(await responsesOf(input.requestId)).toBe(2)
  })

  test('a form is found by the child’s name or the parent’s, and not once nobody is left to sign it', async () => {
    const { school, input, form } = await aPaper()
    const found = async (words: string) => (await searchPaperForms(school.office, school.id, words)).length
    expect([
      await found('amel'),
      await found(form.open[1]?.signer ?? ''),
      await found('nobody'),
      await found(' '),
    ]).toEqual([1, 1, 0, 0])
    await recordPaper(school.office, { ...input, slotIds: form.open.map(({ slotId }) => slotId) })
    expect(await found('amel')).toBe(0)
  })
})
