import { describe, expect, test } from 'vitest'
import { deviceActor } from '@/lib/auth/visit'
import { db } from '@/lib/db/client'
import { closeRound } from '@/lib/rounds/commands'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { anAnswer, stateOf } from '@/lib/testing/round-factories'
import { getSigningForm, listToSign } from '../queries'
import { listClass } from '../queries/class-list'
import { getClassSession, listClassSigningChoices } from '../queries/class-sessions'
import { bindDevice, endClassSession, startClassSession } from './class-sessions'
import { signAsPupil, signForms } from './sign'
import { anAsking, aPupilAsking, atOnce, auditOf, evidenceOf, slotOf } from './signing.factory'

const aClassAsking = () =>
  anAsking('older_pupils', async (school) => {
    const pupils = [
      await aPupil(school.id, { classId: school.classId, givenName: 'Amelia' }),
      await aPupil(school.id, { classId: school.classId, givenName: 'Bilal' }),
    ]
    const elsewhere = await aPupil(school.id, { givenName: 'Chidi' })
    for (const { id } of [...pupils, elsewhere]) await aParent(school.id, [id])
    return { pupils, elsewhere }
  })

async function aBoundClass() {
  const asking = await aClassAsking()
  const { school, roundId } = asking
  const session = await startClassSession(school.teacher, { roundId, classId: school.classId })
  const device = await deviceActor(await bindDevice(session.code))
  if (!device) throw new Error('The device is not bound.')
  return { ...asking, ...session, device }
}

describe('starting a session', () => {
  test('gives a code and leaves an audit entry; of the code only the hash is kept', async () => {
    const { school, roundId } = await aClassAsking()
    const { sessionId, code } = await startClassSession(school.teacher, { roundId, classId: school.classId })
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/)
    expect(await auditOf(sessionId)).toEqual(['class_session.started'])
    expect(JSON.stringify(await db.classSession.findUnique({ where: { id: sessionId } }))).not.toContain(code)
  })

  test('is for the own class: another class, another school and other posts are refused', async () => {
    const { school, roundId } = await aClassAsking()
    const other = await aSchool()
    const { id: classId } = await db.schoolClass.create({
      data: { schoolId: school.id, academicYear: 2026, name: 'Merlins' },
      select: { id: true },
    })
    const refused = { code: 'NOT_FOUND' }
    await expect(startClassSession(school.teacher, { roundId, classId })).rejects.toMatchObject(refused)
    await expect(startClassSession(other.teacher, { roundId, classId: school.classId })).rejects.toMatchObject(refused)
    await expect(startClassSession(other.headteacher, { roundId, classId })).rejects.toMatchObject(refused)
    await expect(startClassSession(school.clerk, { roundId, classId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(startClassSession(school.office, { roundId, classId })).resolves.toBeDefined()
    expect((await listClassSigningChoices(school.teacher, school.id)).classes.map(({ name }) => name)).toEqual([
      'Kestrels',
    ])
  })

  test('a round that is not open, or that is of another school, cannot be chosen', async () => {
    const [{ school, roundId }, other] = [await aClassAsking(), await aClassAsking()]
    await closeRound(school.office, { roundId })
    for (const wrong of [roundId, other.roundId]) {
      const start = startClassSession(school.teacher, { roundId: wrong, classId: school.classId })
      await expect(start).rejects.toMatchObject({ code: 'INVALID', fieldErrors: { roundId: [expect.any(String)] } })
    }
    await expect(startClassSession(school.teacher, { roundId: 'x', classId: '' })).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  test('two at once are two sessions with a code each', async () => {
    const { school, roundId } = await aClassAsking()
    const start = () => startClassSession(school.teacher, { roundId, classId: school.classId })
    const { done } = await atOnce(start, start)
    expect(new Set(done.map(({ code }) => code)).size).toBe(2)
  })
})

describe('the code', () => {
  test('binds one device, however many type it at once, and is then used up', async () => {
    const { school, roundId } = await aClassAsking()
    const { code } = await startClassSession(school.teacher, { roundId, classId: school.classId })
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`
    const { done, failures } = await atOnce(
      () => bindDevice(typed),
      () => bindDevice(code),
      () => bindDevice(code),
    )
    expect(done).toHaveLength(1)
    expect(failures.map(({ code: failed }) => failed)).toEqual(['INVALID', 'INVALID'])
  })

  test('that is wrong, too old or of an ended session binds nothing', async () => {
    const { school, roundId } = await aClassAsking()
    const start = () => startClassSession(school.teacher, { roundId, classId: school.classId })
    const [old, ended] = [await start(), await start()]
    await db.classSession.update({ where: { id: old.sessionId }, data: { codeExpiresAt: new Date('2026-01-01') } })
    await endClassSession(school.teacher, { sessionId: ended.sessionId })
    for (const code of [old.code, ended.code, 'ABCD2345', '']) {
      await expect(bindDevice(code)).rejects.toMatchObject({ fieldErrors: { code: [expect.any(String)] } })
    }
  })
})

describe('on the device', () => {
  test('a child signs with the teacher as witness, and the parents are next', async () => {
    const { device, pupils, roundId, sha256, school } = await aBoundClass()
    const slot = await slotOf(roundId, pupils[0]?.id ?? '')
    const { recorded } = await signAsPupil(device, anAnswer([slot.id], sha256))
    const { envelope, identity } = await evidenceOf(recorded[0]?.responseId ?? '')
    expect(envelope).toMatchObject({ route: 'class_session', authentication: 'teacher', slotKind: 'pupil' })
    expect(identity).toMatchObject({ witness: school.teacher.name, signer: { id: pupils[0]?.id } })
    expect(await stateOf(slot.requestId)).toBe('waiting_for_parent')
    expect(await auditOf(slot.requestId)).toContain('response.agreed')
    expect((await listClass(device)).map(({ name, signed }) => [name, signed])).toEqual([
      ['Amelia', 1],
      ['Bilal', 0],
    ])
  })

  test('nobody of another class is shown or signed for, and no parent’s slot', async () => {
    const { device, elsewhere, roundId, sha256 } = await aBoundClass()
    expect(await listToSign(device)).toHaveLength(2)
    const slot = await slotOf(roundId, elsewhere.id)
    const parent = await db.slot.findFirstOrThrow({ where: { kind: 'parent', request: { roundId } } })
    for (const id of [slot.id, parent.id]) {
      expect(await getSigningForm(device, id)).toBeNull()
      await expect(signAsPupil(device, anAnswer([id], sha256))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(signForms(device, anAnswer([slot.id], sha256))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('two presses at once record one signature; a signature needs its tick and name', async () => {
    const { device, pupils, roundId, sha256 } = await aBoundClass()
    const slot = await slotOf(roundId, pupils[0]?.id ?? '')
    const bad = signAsPupil(device, { ...anAnswer([slot.id], sha256), declared: 'no', typedName: '' })
    await expect(bad).rejects.toMatchObject({ code: 'INVALID' })
    const press = () => signAsPupil(device, anAnswer([slot.id], sha256))
    const { done, failures } = await atOnce(press, press)
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
  })

  test('ends with the session, with the round, and when the teacher’s account is stopped', async () => {
    const { school, roundId } = await aClassAsking()
    const start = async () => {
      const session = await startClassSession(school.teacher, { roundId, classId: school.classId })
      return { ...session, secret: await bindDevice(session.code) }
    }
    const [one, two] = [await start(), await start()]
    const { done, failures } = await atOnce(
      () => endClassSession(school.teacher, { sessionId: one.sessionId }),
      () => endClassSession(school.teacher, { sessionId: one.sessionId }),
    )
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    expect(await auditOf(one.sessionId)).toEqual(['class_session.started', 'class_session.ended'])
    expect(await deviceActor(one.secret)).toBeNull()
    expect(await deviceActor(two.secret)).not.toBeNull()
    await db.account.update({ where: { id: school.teacher.accountId }, data: { suspendedAt: new Date() } })
    expect(await deviceActor(two.secret)).toBeNull()
  })
})

test('a session is its teacher’s: nobody else ends it or sees its progress', async () => {
  const { school, sessionId, pupils } = await aBoundClass()
  const other = await aSchool()
  for (const stranger of [school.headteacher, other.teacher]) {
    await expect(endClassSession(stranger, { sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await getClassSession(stranger, sessionId)).toBeNull()
  }
  await expect(endClassSession(school.teacher, { sessionId: '' })).rejects.toMatchObject({ code: 'INVALID' })
  const seen = await getClassSession(school.teacher, sessionId)
  expect(seen?.pupils.map(({ name }) => name)).toEqual(pupils.map(({ displayName }) => displayName))
})

test('a form that a parent signed first is on the device too', async () => {
  const { school, roundId, sha256, asMother, pupil } = await aPupilAsking()
  const parentSlot = await slotOf(roundId, asMother.people[0]?.personId ?? '')
  await signForms(asMother, anAnswer([parentSlot.id], sha256))
  const { code } = await startClassSession(school.teacher, { roundId, classId: school.classId })
  const device = await deviceActor(await bindDevice(code))
  if (!device) throw new Error('The device is not bound.')
  const [child] = await listClass(device)
  await signAsPupil(device, anAnswer([child?.slotId ?? ''], sha256))
  expect(await stateOf((await slotOf(roundId, pupil.id)).requestId)).toBe('complete')
})
