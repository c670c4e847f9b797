import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { trailOf, twice } from '@/lib/people/test-world.factory'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { aPublishedAgreement, today } from '@/lib/testing/round-factories'
import { changeRound, closeRound, createRound, openRound } from './commands'

const valuesOf = (schoolId: string, agreementIds: string[], more: object = {}) => ({
  schoolId,
  name: 'Acceptable use 2026/27',
  kind: 'yearly',
  academicYear: '2026',
  opensOn: today(),
  dueOn: addDays(today(), 14),
  reminderDays: ['7', '1'],
  agreementIds,
  ...more,
})

async function aDraft(audience: 'staff' | 'parents' | 'older_pupils' = 'staff', more: object = {}) {
  const school = await aSchool()
  const agreement = await aPublishedAgreement(school.id, audience)
  const values = valuesOf(school.id, [agreement.agreementId], more)
  const { roundId } = await createRound(school.office, values)
  return { school, agreement, values, roundId }
}

const jobsOf = (roundId: string) =>
  db.$queryRaw<{ run_at: Date }[]>`SELECT run_at FROM graphile_worker.jobs WHERE key = ${`round.invite:${roundId}`}`

describe('createRound', () => {
  test('keeps a draft at the latest published version, and asks nobody', async () => {
    const { school, agreement, roundId } = await aDraft()
    await aPublishedAgreement(school.id, 'staff', { agreementId: agreement.agreementId, number: 2, title: 'Newer' })
    const second = await createRound(school.office, valuesOf(school.id, [agreement.agreementId], { name: 'Second' }))
    const round = await db.round.findUniqueOrThrow({
      where: { id: second.roundId },
      include: { agreements: { include: { agreementVersion: true } }, requests: true },
    })
    expect(round).toMatchObject({ status: 'draft', reminderDays: [7, 1], requests: [] })
    expect(round.agreements.map((entry) => entry.agreementVersion.number)).toEqual([2])
    expect(await trailOf(roundId)).toMatchObject([{ action: 'round.created', after: { agreements: 1 } }])
  })

  test('refuses every post that does not run rounds', async () => {
    const { school, values } = await aDraft()
    for (const actor of [school.teacher, school.clerk, school.itManager, school.safeguardingLead]) {
      await expect(createRound(actor, { ...values, name: 'Other' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  test('knows no other school, and takes no agreement of one', async () => {
    const [ours, theirs] = [await aDraft(), await aDraft()]
    const elsewhere = valuesOf(theirs.school.id, [theirs.agreement.agreementId], { name: 'Other' })
    await expect(createRound(ours.school.office, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const borrowed = valuesOf(ours.school.id, [theirs.agreement.agreementId], { name: 'Other' })
    await expect(createRound(ours.school.office, borrowed)).rejects.toMatchObject({
      fieldErrors: { agreementIds: [expect.any(String)] },
    })
  })

  test.each([
    ['name', { name: ' ' }],
    ['kind', { kind: 'weekly' }],
    ['dueOn', { dueOn: '2020-01-01' }],
    ['opensOn', { opensOn: '31/12/2026' }],
    ['agreementIds', { agreementIds: [] }],
    ['reminderDays', { reminderDays: ['soon'] }],
  ])('names a wrong %s', async (field, wrong) => {
    const { school, values } = await aDraft()
    await expect(createRound(school.office, { ...values, name: 'Other', ...wrong })).rejects.toMatchObject({
      code: 'INVALID',
      fieldErrors: { [field]: [expect.any(String)] },
    })
  })

  test('pressed twice makes one draft', async () => {
    const { school, values } = await aDraft()
    const result = await twice(() => createRound(school.office, { ...values, name: 'Pressed twice' }))
    expect(result).toEqual({ done: 1, codes: ['INVALID'] })
    expect(await db.round.count({ where: { schoolId: school.id, name: 'Pressed twice' } })).toBe(1)
  })
})

describe('changeRound', () => {
  const change = (roundId: string, more: object = {}) => ({
    roundId,
    name: 'Renamed',
    opensOn: today(),
    dueOn: addDays(today(), 30),
    reminderDays: ['3'],
    ...more,
  })

  test('changes name and days, and notes both', async () => {
    const { school, roundId } = await aDraft()
    await changeRound(school.office, change(roundId))
    expect((await trailOf(roundId)).at(-1)).toMatchObject({
      action: 'round.changed',
      before: { name: 'Acceptable use 2026/27' },
      after: { name: 'Renamed', dueOn: addDays(today(), 30) },
    })
  })

  test('the opening day of an open round stands, its due day may move', async () => {
    const { school, roundId } = await aDraft()
    await openRound(school.office, { roundId })
    const moved = change(roundId, { opensOn: addDays(today(), 1) })
    await expect(changeRound(school.office, moved)).rejects.toMatchObject({
      fieldErrors: { opensOn: [expect.any(String)] },
    })
    await changeRound(school.office, change(roundId))
    expect((await db.round.findUniqueOrThrow({ where: { id: roundId } })).reminderDays).toEqual([3])
  })

  test('a closed round stands', async () => {
    const { school, roundId } = await aDraft()
    await openRound(school.office, { roundId })
    await closeRound(school.office, { roundId })
    await expect(changeRound(school.office, change(roundId))).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('refuses a wrong post, another school and wrong days', async () => {
    const { school, roundId } = await aDraft()
    const other = await aSchool()
    await expect(changeRound(school.teacher, change(roundId))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(changeRound(other.office, change(roundId))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(changeRound(school.office, change(roundId, { dueOn: '2020-01-01' }))).rejects.toMatchObject({
      fieldErrors: { dueOn: [expect.any(String)] },
    })
    expect(await twice(() => changeRound(school.office, change(roundId)))).toEqual({ done: 2, codes: [] })
  })
})

describe('openRound', () => {
  test('asks everybody who fits, and queues their messages for the opening day', async () => {
    const { school, roundId } = await aDraft('older_pupils')
    const pupil = await aPupil(school.id, { classId: school.classId })
    await aParent(school.id, [pupil.id])
    await aPerson(school.id, 'staff')
    expect(await openRound(school.office, { roundId })).toEqual({ roundId, requests: 1 })
    const [request] = await db.request.findMany({ where: { roundId }, include: { slots: true } })
    expect(request).toMatchObject({ personId: pupil.id, state: 'waiting_for_pupil', classId: school.classId })
    expect(request?.slots.map((slot) => slot.kind).sort()).toEqual(['parent', 'pupil'])
    expect(await jobsOf(roundId)).toHaveLength(1)
    expect((await trailOf(roundId)).at(-1)).toMatchObject({ action: 'round.opened', after: { requests: 1 } })
  })

  test('before its opening day it prepares and asks nobody yet', async () => {
    const opensOn = addDays(today(), 5)
    const { school, roundId } = await aDraft('staff', { opensOn })
    await aPerson(school.id, 'staff', { email: 'x@example.test' })
    await openRound(school.office, { roundId })
    expect(await db.request.findMany({ where: { roundId } })).toMatchObject([{ state: 'not_asked', askedAt: null }])
    const [job] = await jobsOf(roundId)
    expect(job?.run_at.getTime()).toBeGreaterThan(Date.now() + 3 * 86_400_000)
  })

  test('refuses a wrong post, another school, what is no round, and a due day that has passed', async () => {
    const { school, roundId } = await aDraft()
    const other = await aSchool()
    await expect(openRound(school.clerk, { roundId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(openRound(other.office, { roundId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(openRound(school.office, { roundId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const past = { opensOn: new Date('2026-01-01'), dueOn: new Date('2026-02-01') }
    await db.round.update({ where: { id: roundId }, data: past })
    await expect(openRound(school.office, { roundId })).rejects.toMatchObject({
      fieldErrors: { dueOn: [expect.any(String)] },
    })
    expect(await trailOf(roundId)).toHaveLength(1)
  })

  test('pressed twice opens once and asks once', async () => {
    const { school, roundId } = await aDraft()
    await aPerson(school.id, 'staff')
    expect(await twice(() => openRound(school.office, { roundId }))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect(await db.request.count({ where: { roundId } })).toBe(1)
  })
})

describe('closeRound', () => {
  test('closes an open round and nothing else', async () => {
    const { school, roundId } = await aDraft()
    const other = await aSchool()
    await expect(closeRound(school.office, { roundId })).rejects.toMatchObject({ code: 'CONFLICT' })
    await openRound(school.office, { roundId })
    await expect(closeRound(school.teacher, { roundId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(closeRound(other.office, { roundId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(closeRound(school.office, {})).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => closeRound(school.headteacher, { roundId }))).toEqual({ done: 1, codes: ['CONFLICT'] })
    expect((await trailOf(roundId)).map((entry) => entry.action)).toEqual([
      'round.created',
      'round.opened',
      'round.closed',
    ])
  })
})
