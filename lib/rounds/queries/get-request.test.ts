import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { signForms } from '@/lib/signing/commands/sign'
import { takeBackResponse } from '@/lib/signing/commands/take-back'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, anOpenRound, aPublishedAgreement, aSigner, slotsOf, soon } from '@/lib/testing/round-factories'
import { exemptRequest } from '../commands'
import { getRequest } from './get-request'

/** A pupil's form that a parent declined with a reason. */
async function aDeclinedForm() {
  const school = await aSchool()
  const { agreementId, sha256 } = await aPublishedAgreement(school.id, 'older_pupils')
  const pupil = await aPupil(school.id, { classId: school.classId })
  const parent = await aParent(school.id, [pupil.id])
  const roundId = await anOpenRound(school.office, school.id, [agreementId])
  const slot = (await slotsOf(roundId)).find((each) => each.kind === 'parent')
  if (!slot) throw new Error('There is no place for the parent.')
  const answer = { ...anAnswer([slot.id], sha256), outcome: 'declined', reason: 'We do not want this' }
  await signForms(await aSigner(school.id, parent.id), answer)
  return { school, requestId: slot.requestId }
}

test('shows the office who gave what, with reference, evidence and reason', async () => {
  const { school, requestId } = await aDeclinedForm()
  const request = await getRequest(school.office, requestId)
  const [response] = request?.slots.find((slot) => slot.kind === 'parent')?.responses ?? []
  expect(response).toMatchObject({
    outcome: 'declined',
    route: 'account',
    signer: 'Tomasz Okafor',
    reason: 'We do not want this',
    evidence: { sequence: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    current: true,
    mayTakeBack: true,
  })
})

test('a class teacher reads no reason, and another post or school nothing', async () => {
  const { school, requestId } = await aDeclinedForm()
  await exemptRequest(school.office, { requestId, reason: 'A family matter', until: soon() })
  const seen = await getRequest(school.teacher, requestId)
  expect(seen).toMatchObject({ state: 'exempt', exemption: { reason: null, until: soon() } })
  const text = JSON.stringify(seen)
  for (const secret of ['We do not want this', 'A family matter', '192.0.2.7', '@example.test']) {
    expect(text).not.toContain(secret)
  }
  expect(seen?.slots.flatMap((slot) => slot.responses).some((response) => response.mayTakeBack)).toBe(false)
  for (const actor of [school.itManager, school.clerk, (await aSchool()).headteacher]) {
    expect(await getRequest(actor, requestId)).toBeNull()
  }
  expect(await getRequest(school.office, 'x')).toBeNull()
})

test('no office page carries an address of the network either', async () => {
  const { school, requestId } = await aDeclinedForm()
  expect(JSON.stringify(await getRequest(school.headteacher, requestId))).not.toContain('192.0.2.7')
})

test('what was taken back stays in view, with its reason', async () => {
  const { school, requestId } = await aDeclinedForm()
  const { id: responseId } = await db.response.findFirstOrThrow({ where: { requestId } })
  await takeBackResponse(school.office, { responseId, reason: 'Signed for the wrong child' })
  const request = await getRequest(school.office, requestId)
  expect(request?.slots.flatMap((slot) => slot.responses)).toMatchObject([
    { current: false, mayTakeBack: false, takenBack: { reason: 'Signed for the wrong child' } },
  ])
})
