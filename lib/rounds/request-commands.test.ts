import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { trailOf, twice } from '@/lib/people/test-world.factory'
import { signForms } from '@/lib/signing/commands/sign'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import {
  anAnswer,
  anOpenRound,
  aPublishedAgreement,
  aSigner,
  slotsOf,
  soon,
  stateOf,
  today,
} from '@/lib/testing/round-factories'
import { closeRequest, endExemption, exemptRequest, waivePupil } from './commands'

/** An open round with the form of one pupil, who has one parent. */
async function aPupilsForm() {
  const school = await aSchool()
  const { agreementId, sha256 } = await aPublishedAgreement(school.id, 'older_pupils')
  const pupil = await aPupil(school.id, { classId: school.classId })
  const parent = await aParent(school.id, [pupil.id])
  const roundId = await anOpenRound(school.office, school.id, [agreementId])
  const { id: requestId } = await db.request.findFirstOrThrow({ where: { roundId } })
  const sign = async (kind: 'pupil' | 'parent') => {
    const slot = (await slotsOf(roundId)).find((each) => each.kind === kind)
    if (!slot) throw new Error(`There is no ${kind} slot.`)
    await signForms(await aSigner(school.id, slot.personId), anAnswer([slot.id], sha256))
  }
  return { school, pupil, parent, roundId, requestId, sign }
}

const copyJobs = (requestId: string) =>
  db.$queryRaw<object[]>`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`copy.make:${requestId}`}`

const reason = 'Away for the term'

describe('exemptRequest', () => {
  test('takes a request out of what is outstanding, with reason and end', async () => {
    const { school, requestId } = await aPupilsForm()
    await exemptRequest(school.office, { requestId, reason, until: soon() })
    expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      state: 'exempt',
      exemptReason: reason,
    })
    expect(await trailOf(requestId)).toMatchObject([
      { action: 'request.exempted', before: { state: 'waiting_for_pupil' }, after: { reason, until: soon() } },
    ])
  })

  test('refuses a wrong post, another school, and what makes no sense', async () => {
    const { school, requestId } = await aPupilsForm()
    const other = await aSchool()
    const values = { requestId, reason, until: soon() }
    await expect(exemptRequest(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(exemptRequest(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const [field, wrong] of [
      ['reason', { reason: ' ' }],
      ['until', { until: 'never' }],
      ['until', { until: addDays(today(), -1) }],
    ] as const) {
      await expect(exemptRequest(school.office, { ...values, ...wrong })).rejects.toMatchObject({
        fieldErrors: { [field]: [expect.any(String)] },
      })
    }
    expect(await trailOf(requestId)).toEqual([])
  })

  test('pressed twice exempts once; what is complete needs none', async () => {
    const { school, requestId, sign } = await aPupilsForm()
    const exempt = () => exemptRequest(school.office, { requestId, reason, until: soon() })
    expect(await twice(exempt)).toEqual({ done: 1, codes: ['CONFLICT'] })
    await endExemption(school.office, { requestId })
    await sign('pupil')
    await sign('parent')
    await expect(exempt()).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await stateOf(requestId)).toBe('complete')
  })
})

describe('endExemption', () => {
  test('the request waits again for whoever has not signed', async () => {
    const { school, requestId, sign } = await aPupilsForm()
    await sign('pupil')
    await exemptRequest(school.office, { requestId, reason, until: soon() })
    await endExemption(school.office, { requestId })
    expect(await stateOf(requestId)).toBe('waiting_for_parent')
    expect((await trailOf(requestId)).at(-1)).toMatchObject({ action: 'request.exemption_ended', before: { reason } })
  })

  test('refuses a wrong post, another school, no exemption and nonsense; twice at once it ends once', async () => {
    const { school, requestId } = await aPupilsForm()
    const other = await aSchool()
    await expect(endExemption(school.office, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await exemptRequest(school.office, { requestId, reason, until: soon() })
    await expect(endExemption(school.clerk, { requestId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(endExemption(other.office, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(endExemption(school.office, { requestId: 1 })).rejects.toMatchObject({ code: 'INVALID' })
    expect((await twice(() => endExemption(school.office, { requestId }))).done).toBe(1)
    expect((await trailOf(requestId)).filter((entry) => entry.action === 'request.exemption_ended')).toHaveLength(1)
  })
})

describe('waivePupil', () => {
  test('the parent alone makes the form complete, and its copy is drawn', async () => {
    const { school, requestId, sign } = await aPupilsForm()
    await sign('parent')
    expect(await stateOf(requestId)).toBe('waiting_for_pupil')
    await waivePupil(school.office, { requestId, reason: 'Cannot sign' })
    expect(await stateOf(requestId)).toBe('complete')
    expect(await copyJobs(requestId)).toHaveLength(1)
    expect((await trailOf(requestId)).at(-1)).toMatchObject({
      action: 'request.pupil_waived',
      after: { reason: 'Cannot sign' },
    })
  })

  test('refuses a wrong post, another school, no reason, and a pupil who has signed; twice at once it waives once', async () => {
    const { school, requestId } = await aPupilsForm()
    const other = await aSchool()
    const values = { requestId, reason: 'Cannot sign' }
    await expect(waivePupil(school.teacher, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(waivePupil(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(waivePupil(school.office, { requestId, reason: '' })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => waivePupil(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    const signed = await aPupilsForm()
    await signed.sign('pupil')
    await expect(waivePupil(signed.school.office, { ...values, requestId: signed.requestId })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})

describe('closeRequest', () => {
  test('closes with the reason; nobody is asked any more', async () => {
    const { school, requestId } = await aPupilsForm()
    await closeRequest(school.headteacher, { requestId, reason: 'Asked by mistake' })
    expect(await db.request.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      state: 'closed',
      closedReason: 'Asked by mistake',
    })
    expect(await trailOf(requestId)).toMatchObject([
      { action: 'request.closed', before: { state: 'waiting_for_pupil' } },
    ])
  })

  test('refuses a wrong post, another school, no reason and what is complete; twice at once it closes once', async () => {
    const { school, requestId } = await aPupilsForm()
    const other = await aSchool()
    const values = { requestId, reason: 'Asked by mistake' }
    await expect(closeRequest(school.itManager, values)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(closeRequest(other.office, values)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(closeRequest(school.office, { requestId })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => closeRequest(school.office, values))).toEqual({ done: 1, codes: ['CONFLICT'] })
    const staff = await aSchool()
    const { agreementId, sha256 } = await aPublishedAgreement(staff.id, 'staff')
    const person = await aPerson(staff.id, 'staff')
    const roundId = await anOpenRound(staff.office, staff.id, [agreementId])
    const [slot] = await slotsOf(roundId)
    if (!slot) throw new Error('Nobody was asked.')
    await signForms(await aSigner(staff.id, person.id), anAnswer([slot.id], sha256))
    await expect(closeRequest(staff.office, { ...values, requestId: slot.requestId })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})
