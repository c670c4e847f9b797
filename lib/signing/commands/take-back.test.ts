import { describe, expect, test } from 'vitest'
import { deviceActor } from '@/lib/auth/visit'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { anAnswer, stateOf } from '@/lib/testing/round-factories'
import { verifySchoolChain } from '../queries/chain'
import { bindDevice, startClassSession } from './class-sessions'
import { signAsPupil, signForms } from './sign'
import { aPupilAsking, atOnce, auditOf, responsesOf, slotOf } from './signing.factory'
import { takeBackResponse } from './take-back'

const REASON = 'Another child pressed this name.'

async function aSignatureInClass() {
  const asking = await aPupilAsking()
  const { school, roundId, sha256, pupil } = asking
  const { code } = await startClassSession(school.teacher, { roundId, classId: school.classId })
  const device = await deviceActor(await bindDevice(code))
  if (!device) throw new Error('The device is not bound.')
  const slot = await slotOf(roundId, pupil.id)
  const sign = () => signAsPupil(device, anAnswer([slot.id], sha256))
  const { recorded } = await sign()
  return { ...asking, slot, sign, responseId: recorded[0]?.responseId ?? '' }
}

describe('taking a response back', () => {
  test('empties the slot by a further entry with its reason; the response stays and the child signs again', async () => {
    const { school, responseId, slot, sign } = await aSignatureInClass()
    await takeBackResponse(school.teacher, { responseId, reason: REASON })
    expect(await stateOf(slot.requestId)).toBe('waiting_for_pupil')
    expect(await auditOf(slot.requestId)).toContain('response.taken_back')
    expect(await db.responseTakenBack.findUnique({ where: { responseId } })).toMatchObject({ reason: REASON })
    await sign()
    expect(await responsesOf(slot.requestId)).toBe(2)
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries: 3 })
  })

  test('opens a complete form again', async () => {
    const { school, responseId, slot, roundId, sha256, asMother } = await aSignatureInClass()
    const parentSlot = await slotOf(roundId, asMother.people[0]?.personId ?? '')
    await signForms(asMother, anAnswer([parentSlot.id], sha256))
    expect(await stateOf(slot.requestId)).toBe('complete')
    await takeBackResponse(school.headteacher, { responseId, reason: REASON })
    expect(await stateOf(slot.requestId)).toBe('waiting_for_pupil')
  })

  test('is not for other posts, other schools, or what was not signed in the teacher’s class', async () => {
    const { school, responseId, roundId, sha256, asMother } = await aSignatureInClass()
    const other = await aSchool()
    const input = { responseId, reason: REASON }
    await expect(takeBackResponse(school.clerk, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(takeBackResponse(asMother, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(takeBackResponse(other.headteacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(takeBackResponse(other.teacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const parentSlot = await slotOf(roundId, asMother.people[0]?.personId ?? '')
    const { recorded } = await signForms(asMother, anAnswer([parentSlot.id], sha256))
    const atHome = { responseId: recorded[0]?.responseId, reason: REASON }
    await expect(takeBackResponse(school.teacher, atHome)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(takeBackResponse(school.office, atHome)).resolves.toBeDefined()
  })

  test('needs a reason', async () => {
    const { school, responseId } = await aSignatureInClass()
    await expect(takeBackResponse(school.teacher, { responseId, reason: ' ' })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
  })

  test('twice at once takes back once', async () => {
    const { school, responseId, slot } = await aSignatureInClass()
    const press = () => takeBackResponse(school.teacher, { responseId, reason: REASON })
    const { done, failures } = await atOnce(press, press)
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    expect((await auditOf(slot.requestId)).filter((action) => action === 'response.taken_back')).toHaveLength(1)
  })
})
