import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { verifyReference } from '@/lib/documents/queries/verify-reference'
import { mergePeople } from '@/lib/people/commands/merge-people'
import { restorePerson } from '@/lib/people/commands/restore-person'
import { makeCheckpoint } from '@/lib/signing/commands/checkpoints'
import { mintLink } from '@/lib/signing/commands/links'
import { atOnce, auditOf } from '@/lib/signing/commands/signing.factory'
import { takeBackResponse } from '@/lib/signing/commands/take-back'
import { verifySchoolChain } from '@/lib/signing/queries/chain'
import { exportChain } from '@/lib/signing/queries/export'
import { verifyExport } from '@/lib/signing/verify-export'
import { aParent, aPupil, aSchool } from '@/lib/testing/factories'
import { aFormerColleague, aFormerFamily, aSchoolWithChain, haveLeft, whereFound } from '../leavers.factory'
import { approveErasure } from './approve-erasure'
import { eraseItem, leaveItemOut } from './erase-item'
import { placeHold } from './holds'
import { planErasure } from './plan-erasure'
import { finishErasure, runErasure } from './run-erasure'

// Copies are drawn, kept and looked through.
vi.setConfig({ testTimeout: 60_000 })

type School = Awaited<ReturnType<typeof aSchoolWithChain>>
const RUN = { attempt: 1, maxAttempts: 12, isLast: false }

async function approved(school: School, personId?: string) {
  const { planId } = await planErasure(school.office, { schoolId: school.id, personId })
  await approveErasure(school.headteacher, { planId, confirmed: 'yes' })
  const items = await db.erasureItem.findMany({ where: { planId }, orderBy: { position: 'asc' } })
  return { planId, items, run: () => runErasure({ schoolId: school.id, planId }, RUN) }
}

const itemsOf = (planId: string) => db.erasureItem.findMany({ where: { planId }, orderBy: { position: 'asc' } })

describe('erasing a family', () => {
  test('leaves nothing personal in any column of the database, and a chain that says what was erased', async () => {
    const school = await aSchoolWithChain()
    const { familyName, emails, pupil, mother, father, request } = await aFormerFamily(school)
    const words = [familyName, ...emails]
    const { roundId } = await db.request.findUniqueOrThrow({ where: { id: request.id } })
    await db.$transaction((tx) =>
      mintLink(tx, { schoolId: school.id, roundId, personId: mother.id, sentTo: emails[0] }),
    )
    const [response] = await db.response.findMany({ where: { requestId: request.id }, orderBy: { signedAt: 'asc' } })
    await takeBackResponse(school.office, { responseId: response?.id, reason: `As Mrs ${familyName} told us` })
    const before = await makeCheckpoint(school.job, { schoolId: school.id })
    const { reference } = await db.document.findFirstOrThrow({ where: { requestId: request.id } })
    expect((await whereFound(school.id, words)).length).toBeGreaterThan(10)

    const { planId, run } = await approved(school)
    await run()

    expect(await whereFound(school.id, words)).toEqual([])
    expect((await itemsOf(planId)).map(({ state }) => state)).toEqual(['erased', 'erased', 'erased'])
    expect(await db.erasurePlan.findUnique({ where: { id: planId } })).toMatchObject({ state: 'done' })
    for (const { id } of [pupil, mother, father]) {
      expect(await db.person.findUnique({ where: { id } })).toMatchObject({
        displayName: expect.stringMatching(/^Erased person [0-9A-Z]{4}-[0-9A-Z]{4}$/),
        email: null,
        erasedAt: expect.any(Date),
      })
    }
    expect(await auditOf(pupil.id)).toContain('person.erased')
    // Files: the copy and both drawn marks, which are the same picture. What stays is the checkpoint that was mailed.
    const files = await db.storedFile.findMany({ where: { schoolId: school.id }, select: { contentType: true } })
    expect(files).toEqual([{ contentType: 'application/json' }])
    expect(await verifyReference(reference)).toMatchObject({ reference, erased: true })
    const report = await verifySchoolChain(school.id, [before])
    // Identity, act and network of two signatures, identity and act of the taking back.
    expect(report).toMatchObject({ ok: true, erased: 8, fault: null })

    const row = await db.school.findUniqueOrThrow({
      where: { id: school.id },
      select: { id: true, name: true, urn: true },
    })
    let text = ''
    for await (const line of exportChain(row)) text += line
    for (const word of words) expect(text).not.toContain(word)
    const path = join(tmpdir(), `countersign-erased-${row.urn}.jsonl`)
    writeFileSync(path, text)
    expect(await verifyExport(path, [before])).toMatchObject({ ok: true, erased: 8 })
  })

  test('takes an account that stood for them alone, and leaves one that goes on for somebody else', async () => {
    const school = await aSchoolWithChain()
    const gone = await aFormerColleague(school)
    const shared = await aFormerColleague(school)
    const stays = await aParent(school.id, [(await aPupil(school.id)).id])
    await db.accountPerson.create({ data: { accountId: shared.signer.accountId, personId: stays.id } })
    const { run } = await approved(school)
    await run()
    expect(await db.account.findUnique({ where: { id: gone.signer.accountId } })).toMatchObject({
      name: 'Erased person',
      suspendedReason: 'Erased',
    })
    const account = await db.account.findUnique({ where: { id: shared.signer.accountId }, include: { people: true } })
    expect(account).toMatchObject({ suspendedAt: null, people: [{ personId: stays.id }] })
  })
})

describe('somebody with two records', () => {
  test('is erased with the one that was merged away, and what it signed', async () => {
    const school = await aSchoolWithChain()
    const [kept, other] = [await aFormerColleague(school), await aFormerColleague(school)]
    await mergePeople(school.office, { keptId: kept.person.id, otherId: other.person.id, sure: 'yes' })
    const { items, run } = await approved(school)
    expect(items.map(({ personId }) => personId)).toEqual([kept.person.id])
    await run()
    expect(await whereFound(school.id, [kept.familyName, other.familyName])).toEqual([])
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, erased: 6 })
    const restore = restorePerson(school.office, { personId: kept.person.id })
    await expect(restore).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('an item of a plan', () => {
  test('is left alone with the reason when something came in between', async () => {
    const school = await aSchoolWithChain()
    const { person } = await aFormerColleague(school)
    const other = await aFormerColleague(school)
    const { planId, run } = await approved(school)
    await placeHold(school.office, { personId: person.id, reason: 'A claim was announced' })
    await run()
    const items = await itemsOf(planId)
    expect(items.find((item) => item.personId === person.id)).toMatchObject({
      state: 'kept',
      keptBecause: expect.stringContaining('hold'),
    })
    expect(items.find((item) => item.personId === other.person.id)).toMatchObject({ state: 'erased' })
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ erasedAt: null })
    expect(await auditOf(person.id)).toContain('erasure.left_out')
  })

  test('keeps a parent whose other child is still here, and all of that child', async () => {
    const school = await aSchoolWithChain()
    const { pupil, mother } = await aFormerFamily(school)
    const sibling = await aPupil(school.id, { givenName: 'Sister' })
    await db.membership.create({
      data: { schoolId: school.id, personId: mother.id, kind: 'parent', startsOn: new Date('2012-09-01') },
    })
    const { items, run } = await approved(school)
    expect(items.map(({ personId }) => personId)).not.toContain(mother.id)
    expect(items[0]?.personId).toBe(pupil.id)
    await run()
    expect(await db.person.findUnique({ where: { id: mother.id } })).toMatchObject({ givenName: 'Bronagh' })
    expect(await db.person.findUnique({ where: { id: sibling.id } })).toMatchObject({ givenName: 'Sister' })
  })

  test('is erased by the job alone, of its own school, and only once approved', async () => {
    const [school, other] = [await aSchoolWithChain(), await aSchool()]
    await aFormerColleague(school)
    const { planId } = await planErasure(school.office, { schoolId: school.id })
    const [item] = await itemsOf(planId)
    const input = { itemId: item?.id }
    await expect(eraseItem(school.headteacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(eraseItem(other.job, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(eraseItem(school.job, { itemId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(eraseItem(school.job, input)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await db.evidenceSection.count({ where: { schoolId: school.id } })).toBe(3)
  })

  test('twice at once is erased once, and a job that runs again changes nothing', async () => {
    const school = await aSchoolWithChain()
    await aFormerColleague(school)
    const { items, run } = await approved(school)
    const erase = () => eraseItem(school.job, { itemId: items[0]?.id })
    const { done, failures } = await atOnce(erase, erase)
    expect([done.length, failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    await Promise.all([run(), run()])
    const { entries } = await verifySchoolChain(school.id)
    await run()
    expect(await verifySchoolChain(school.id)).toMatchObject({ ok: true, entries, erased: 3 })
  })

  test('that cannot be erased keeps no other waiting, and after the last try is left out', async () => {
    const school = await aSchoolWithChain()
    const [stuck, other] = [await aFormerColleague(school), await aFormerColleague(school)]
    const { planId, run } = await approved(school)
    await db.erasureItem.updateMany({
      where: { planId, personId: stuck.person.id },
      data: { dueOn: new Date('2999-01-01') },
    })
    await expect(run()).rejects.toThrow(/not approved and due/)
    const state = async (personId: string) => (await itemsOf(planId)).find((item) => item.personId === personId)?.state
    expect([await state(stuck.person.id), await state(other.person.id)]).toEqual(['waiting', 'erased'])
    await runErasure({ schoolId: school.id, planId }, { ...RUN, isLast: true })
    expect(await state(stuck.person.id)).toBe('kept')
    expect(await db.erasurePlan.findUnique({ where: { id: planId } })).toMatchObject({ state: 'done' })
    expect(await db.person.findUnique({ where: { id: stuck.person.id } })).toMatchObject({ erasedAt: null })
  })

  test('is left out, and its plan finished, by the job alone, at its own school, once', async () => {
    const [school, other] = [await aSchoolWithChain(), await aSchool()]
    const { person } = await aFormerColleague(school)
    const { planId, items } = await approved(school)
    const [leave, finish] = [{ itemId: items[0]?.id }, { planId }]
    await expect(leaveItemOut(school.headteacher, leave)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(leaveItemOut(other.job, leave)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(leaveItemOut(school.job, { itemId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    await expect(finishErasure(school.job, finish)).rejects.toMatchObject({ code: 'CONFLICT' })
    const left = await atOnce(...[0, 1].map(() => () => leaveItemOut(school.job, leave)))
    expect([left.done.length, left.failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    expect(await auditOf(person.id)).toContain('erasure.left_out')
    await expect(finishErasure(school.headteacher, finish)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(finishErasure(other.job, finish)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(finishErasure(school.job, { planId: 'x' })).rejects.toMatchObject({ code: 'INVALID' })
    const finished = await atOnce(...[0, 1].map(() => () => finishErasure(school.job, finish)))
    expect([finished.done.length, finished.failures.map(({ code }) => code)]).toEqual([1, ['CONFLICT']])
    expect(await auditOf(planId)).toEqual(['erasure.planned', 'erasure.approved', 'erasure.finished'])
  })

  test('the database refuses what nobody approved, what is not due, and who is still here', async () => {
    const school = await aSchoolWithChain()
    const { person } = await aFormerColleague(school)
    const { items } = await approved(school)
    const id = items[0]?.id
    const attempt = () => db.$queryRaw`SELECT erase_files(${id}::uuid, '{}'::text[])`
    await db.erasureItem.updateMany({ where: { id }, data: { dueOn: new Date('2999-01-01') } })
    await expect(attempt()).rejects.toThrow(/not approved and due/)
    await db.erasureItem.updateMany({ where: { id }, data: { dueOn: new Date('2016-07-20') } })
    await haveLeft([person.id], '2999-01-01')
    await expect(attempt()).rejects.toThrow(/still at the school/)
    await haveLeft([person.id])
    const hold = await db.legalHold.create({ data: { schoolId: school.id, personId: person.id, reason: 'A claim' } })
    await expect(attempt()).rejects.toThrow(/is held/)
    await db.legalHold.update({ where: { id: hold.id }, data: { endedAt: new Date() } })
    await expect(attempt()).resolves.toBeDefined()
  })
})
