import { describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { MEMBERSHIP_KINDS } from '@/lib/people/types'
import { atOnce, auditOf } from '@/lib/signing/commands/signing.factory'
import { aPerson, aSchool } from '@/lib/testing/factories'
import { aFormerColleague, aFormerFamily, aSchoolWithChain } from '../leavers.factory'
import { getRetentionRules } from '../queries/retention-rules'
import { approveErasure, discardErasure } from './approve-erasure'
import { endHold, placeHold } from './holds'
import { planErasure } from './plan-erasure'
import { setRetentionRules } from './set-retention-rules'

// Copies are drawn and kept.
vi.setConfig({ testTimeout: 60_000 })

const itemsOf = (planId: string) => db.erasureItem.findMany({ where: { planId }, orderBy: { position: 'asc' } })
const stateOf = async (id: string) => (await db.erasurePlan.findUniqueOrThrow({ where: { id } })).state

const RULES = Object.fromEntries(MEMBERSHIP_KINDS.map((kind) => [kind, '6']))

describe('retention rules', () => {
  test('are the defaults until a headteacher sets them, which the trail keeps', async () => {
    const school = await aSchool()
    expect(await getRetentionRules(school.office, school.id)).toMatchObject({ pupil: { yearsAfterLeaving: 7 } })
    await setRetentionRules(school.headteacher, { schoolId: school.id, ...RULES, pupil: '3', staffRound: '4' })
    expect(await getRetentionRules(school.office, school.id)).toMatchObject({
      pupil: { yearsAfterLeaving: 3, yearsAfterRound: null },
      staff: { yearsAfterLeaving: 6, yearsAfterRound: 4 },
    })
    const entry = await db.auditEntry.findFirst({ where: { schoolId: school.id, action: 'retention.rules_set' } })
    expect(entry).toMatchObject({ before: { pupil: 7 }, after: { pupil: 3 } })
  })

  test('are not for other posts, other schools, or numbers that are none', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const input = { schoolId: school.id, ...RULES }
    await expect(setRetentionRules(school.office, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(setRetentionRules(other.headteacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const staff of ['', '0', '41', '2.5', 'many']) {
      await expect(setRetentionRules(school.headteacher, { ...input, staff })).rejects.toMatchObject({
        fieldErrors: { staff: [expect.any(String)] },
      })
    }
    await expect(setRetentionRules(school.headteacher, { ...input, pupilRound: 'many' })).rejects.toMatchObject({
      fieldErrors: { pupilRound: ['Enter a whole number of years for pupils, from 1 to 40.'] },
    })
    expect(await getRetentionRules(other.office, school.id)).toBeNull()
  })

  test('twice at once leaves one of the two', async () => {
    const school = await aSchool()
    const set = (staff: string) => () => setRetentionRules(school.headteacher, { schoolId: school.id, ...RULES, staff })
    const { done } = await atOnce(set('3'), set('4'))
    expect(done.length).toBeGreaterThan(0)
    expect([3, 4]).toContain((await getRetentionRules(school.office, school.id))?.staff.yearsAfterLeaving)
    expect(await db.retentionRule.count({ where: { schoolId: school.id } })).toBe(6)
  })
})

describe('a dry run', () => {
  test('lists pupils before their parents, with numbers and days, and changes nothing', async () => {
    const school = await aSchoolWithChain()
    const { pupil, mother, father } = await aFormerFamily(school)
    const colleague = await aFormerColleague(school)
    const still = await aPerson(school.id, 'staff')
    const recent = await aFormerColleague(school, 'Recent', '2026-01-01')
    const { planId } = await planErasure(school.office, { schoolId: school.id })
    const items = await itemsOf(planId)
    const ids = items.map(({ personId }) => personId)
    expect(new Set(ids)).toEqual(new Set([pupil.id, colleague.person.id, mother.id, father.id]))
    expect(ids.indexOf(pupil.id)).toBeLessThan(ids.indexOf(mother.id))
    for (const id of [still.id, recent.person.id]) expect(ids).not.toContain(id)
    const ofPupil = items.find(({ personId }) => personId === pupil.id)
    expect(ofPupil).toMatchObject({ sections: 6, copies: 1, group: 'pupil', since: new Date('2010-07-20') })
    expect(ofPupil?.dueOn).toEqual(new Date('2017-07-20'))
    expect(await auditOf(planId)).toEqual(['erasure.planned'])
    expect(await db.person.count({ where: { schoolId: school.id, erasedAt: { not: null } } })).toBe(0)
  })

  test('of one person says why nothing can be erased yet', async () => {
    const school = await aSchoolWithChain()
    const plan = (personId: string) => planErasure(school.office, { schoolId: school.id, personId })
    const still = await aPerson(school.id, 'staff')
    await expect(plan(still.id)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('still at'),
    })
    const recent = await aFormerColleague(school, 'Recent', '2026-01-01')
    await expect(plan(recent.person.id)).rejects.toMatchObject({
      message: expect.stringContaining('until 1 January 2032'),
    })
    const { mother } = await aFormerFamily(school)
    await expect(plan(mother.id)).rejects.toMatchObject({ message: expect.stringContaining('signed for a child') })
    const due = await aFormerColleague(school)
    await placeHold(school.office, { personId: due.person.id, reason: 'A claim' })
    await expect(plan(due.person.id)).rejects.toMatchObject({ message: expect.stringContaining('hold') })
    await db.legalHold.updateMany({ where: { personId: due.person.id }, data: { endedAt: new Date() } })
    await db.round.updateMany({ where: { schoolId: school.id }, data: { status: 'open' } })
    await db.request.updateMany({ where: { personId: due.person.id }, data: { state: 'outdated' } })
    await expect(plan(due.person.id)).rejects.toMatchObject({ message: expect.stringContaining('open round') })
  })

  test('lists old forms of somebody still here once a newer one is signed, where the rule says so', async () => {
    const school = await aSchoolWithChain()
    const { person, request } = await aFormerColleague(school)
    await db.membership.updateMany({ where: { personId: person.id }, data: { endsOn: null } })
    const due = async () => {
      const { planId } = await planErasure(school.office, { schoolId: school.id })
      return (await itemsOf(planId)).map(({ requestId }) => requestId)
    }
    await setRetentionRules(school.headteacher, { schoolId: school.id, ...RULES, staffRound: '3' })
    expect(await due()).toEqual([])
    const { id: _id, ...old } = await db.request.findUniqueOrThrow({ where: { id: request.id } })
    await db.request.update({ where: { id: request.id }, data: { completedAt: new Date('2011-01-01') } })
    await db.request.create({ data: { ...old, occasion: 'newer', completedAt: new Date('2015-01-01') } })
    expect(await due()).toEqual([request.id])
    await setRetentionRules(school.headteacher, { schoolId: school.id, ...RULES })
    expect(await due()).toEqual([])
  })

  test('is not for other posts, other schools or people of other schools', async () => {
    const [school, other] = [await aSchoolWithChain(), await aSchoolWithChain()]
    const { person } = await aFormerColleague(other)
    for (const actor of [school.teacher, school.itManager, school.clerk, school.safeguardingLead]) {
      await expect(planErasure(actor, { schoolId: school.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(planErasure(school.office, { schoolId: other.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const wrong = { schoolId: school.id, personId: person.id }
    await expect(planErasure(school.office, wrong)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(planErasure(school.office, { schoolId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('twice at once leaves one that waits', async () => {
    const school = await aSchoolWithChain()
    const plan = () => planErasure(school.office, { schoolId: school.id })
    await Promise.all([plan(), plan()])
    expect(await db.erasurePlan.count({ where: { schoolId: school.id, state: 'planned' } })).toBe(1)
  })
})

describe('approving', () => {
  const planned = async () => {
    const school = await aSchoolWithChain()
    await aFormerColleague(school)
    return { school, ...(await planErasure(school.office, { schoolId: school.id })) }
  }

  test('is a headteacher’s, and queues the job', async () => {
    const { school, planId } = await planned()
    await approveErasure(school.headteacher, { planId, confirmed: 'yes' })
    expect(await stateOf(planId)).toBe('approved')
    expect(await auditOf(planId)).toEqual(['erasure.planned', 'erasure.approved'])
    const [job] = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker.jobs WHERE key = ${`retention.erase:${planId}`}`
    expect(job).toBeDefined()
    await expect(planErasure(school.office, { schoolId: school.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('is not the office’s, nor another school’s, nor without the tick, nor of an empty or an old list', async () => {
    const { school, planId } = await planned()
    const other = await aSchoolWithChain()
    const input = { planId, confirmed: 'yes' }
    await expect(approveErasure(school.office, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(approveErasure(other.headteacher, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(approveErasure(school.headteacher, { planId })).rejects.toMatchObject({
      fieldErrors: { confirmed: [expect.any(String)] },
    })
    const empty = await planErasure(other.office, { schoolId: other.id })
    const nothing = approveErasure(other.headteacher, { ...empty, confirmed: 'yes' })
    await expect(nothing).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Nothing is due'),
    })
    await db.erasurePlan.update({ where: { id: planId }, data: { plannedAt: new Date('2026-01-01') } })
    await expect(approveErasure(school.headteacher, input)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('asks for the second step again', async () => {
    const { school, planId } = await planned()
    const head = { ...school.headteacher, secondStep: { isSet: true, takenAt: 0, asleepAt: [] } }
    await expect(approveErasure(head, { planId, confirmed: 'yes' })).rejects.toMatchObject({ code: 'SECOND_STEP' })
  })

  test('twice at once is approved once; a discarded one is approved no more', async () => {
    const { school, planId } = await planned()
    const approve = () => approveErasure(school.headteacher, { planId, confirmed: 'yes' })
    const { done, failures } = await atOnce(approve, approve)
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    const another = await planned()
    const discard = () => discardErasure(another.school.office, { planId: another.planId })
    const twice = await atOnce(discard, discard)
    expect([twice.done.length, twice.failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    expect(await auditOf(another.planId)).toEqual(['erasure.planned', 'erasure.discarded'])
    const late = approveErasure(another.school.headteacher, { planId: another.planId, confirmed: 'yes' })
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('discarding is not for other posts or other schools', async () => {
    const { school, planId } = await planned()
    await expect(discardErasure(school.teacher, { planId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(discardErasure((await aSchool()).office, { planId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(discardErasure(school.office, { planId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('a hold', () => {
  const held = async () => {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff')
    await placeHold(school.office, { personId: person.id, reason: 'A claim was announced' })
    const hold = await db.legalHold.findFirstOrThrow({ where: { personId: person.id } })
    return { school, person, holdId: hold.id }
  }

  test('is placed by the office with a reason and ended by the head; the trail keeps both without the reason', async () => {
    const { school, person, holdId } = await held()
    await endHold(school.headteacher, { holdId })
    expect(await db.legalHold.findUnique({ where: { id: holdId } })).toMatchObject({ endedAt: expect.any(Date) })
    expect(await auditOf(person.id)).toEqual(['hold.placed', 'hold.ended'])
    const trail = await db.auditEntry.findMany({ where: { subject: person.id } })
    expect(JSON.stringify(trail)).not.toContain('claim')
  })

  test('is not for other posts or other schools, and needs a reason', async () => {
    const { school, person, holdId } = await held()
    const other = await aSchool()
    const input = { personId: person.id, reason: 'A claim' }
    await expect(placeHold(school.clerk, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(placeHold(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(placeHold(school.office, { ...input, reason: ' ' })).rejects.toMatchObject({
      fieldErrors: { reason: [expect.any(String)] },
    })
    await expect(endHold(school.office, { holdId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(endHold(other.headteacher, { holdId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(endHold(school.headteacher, { holdId: '' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('twice at once is placed once and ended once', async () => {
    const { school, holdId } = await held()
    const person = await aPerson(school.id, 'governor')
    const place = () => placeHold(school.office, { personId: person.id, reason: 'A claim' })
    const end = () => endHold(school.headteacher, { holdId })
    for (const press of [place, end]) {
      const { done, failures } = await atOnce<unknown>(press, press)
      expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    }
  })
})
