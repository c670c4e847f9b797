import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/clock'
import { readFilters } from '@/lib/compliance/schema'
import { db } from '@/lib/db/client'
import { trailOf, twice } from '@/lib/people/test-world.factory'
import { sendAskings } from '@/lib/reactions/send-askings'
import { createRound, exemptRequest, openRound } from '@/lib/rounds/commands'
import { signForms } from '@/lib/signing/commands/sign'
import { aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import {
  anAnswer,
  anOpenRound,
  aPublishedAgreement,
  aSigner,
  slotsOf,
  soon,
  today,
} from '@/lib/testing/round-factories'
import { remind, retryMessages } from './commands'
import { countMessagesOf } from './queries/messages-of-round'
import { previewReminder } from './queries/preview-reminder'
import { countStuckMessages, listStuckMessages } from './queries/stuck-messages'
import { whomToAsk } from './queries/whom-to-ask'

/** A family of two parents and two children in one class, and the forms of both children. */
async function aFamily(parentRule: 'any_one' | 'every_one' = 'any_one') {
  const school = await aSchool()
  const { agreementId, sha256 } = await aPublishedAgreement(school.id, 'older_pupils', { parentRule })
  const children = [
    await aPupil(school.id, { classId: school.classId }),
    await aPupil(school.id, { classId: school.classId, givenName: 'Noor' }),
  ]
  const ids = children.map((child) => child.id)
  const ana = await aParent(school.id, ids, { givenName: 'Ana', email: 'ana@example.test' })
  const rui = await aParent(school.id, ids, { givenName: 'Rui', email: 'rui@example.test' })
  const roundId = await anOpenRound(school.office, school.id, [agreementId])
  const requestIds = (await db.request.findMany({ where: { roundId }, orderBy: { id: 'asc' } })).map((row) => row.id)
  const sign = async (personId: string, requestId?: string, outcome: 'agreed' | 'declined' = 'agreed') => {
    const slots = (await slotsOf(roundId)).filter(
      (slot) => slot.personId === personId && (!requestId || slot.requestId === requestId),
    )
    const answer = {
      ...anAnswer(
        slots.map((slot) => slot.id),
        sha256,
      ),
      outcome,
      reason: 'Not this',
    }
    await signForms(await aSigner(school.id, personId), answer)
  }
  const asked = async (requests?: string[]) =>
    (await whomToAsk(school.id, roundId, { requestIds: requests })).map(({ personName, forms }) => [
      personName.split(' ')[0],
      forms.length,
    ])
  return { school, children, ana, rui, roundId, requestIds, sign, asked }
}

describe('whom to ask', () => {
  test('both parents, each once with the forms of every child', async () => {
    const { asked } = await aFamily()
    expect((await asked()).sort()).toEqual([
      ['Ana', 2],
      ['Rui', 2],
    ])
  })

  test('where any one is enough, nobody once the other has signed', async () => {
    const { ana, sign, asked } = await aFamily()
    await sign(ana.id)
    expect(await asked()).toEqual([])
  })

  test('where every one signs, the other still', async () => {
    const { ana, sign, asked } = await aFamily('every_one')
    await sign(ana.id)
    expect(await asked()).toEqual([['Rui', 2]])
  })

  test('nobody for a form that is complete, declined, exempt or in conflict', async () => {
    const { school, children, ana, rui, sign, asked, roundId } = await aFamily()
    const requestOf = async (at: number) =>
      (await db.request.findFirstOrThrow({ where: { roundId, personId: children[at]?.id } })).id
    await sign(ana.id, await requestOf(0), 'declined')
    expect((await asked([await requestOf(0)])).length).toBe(0)
    await sign(rui.id, await requestOf(0))
    expect((await asked([await requestOf(0)])).length).toBe(0)
    await exemptRequest(school.office, { requestId: await requestOf(1), reason: 'Away', until: soon() })
    expect(await asked()).toEqual([])
  })

  test('nobody without an address, nor before the opening day, nor in another round', async () => {
    const school = await aSchool()
    const { agreementId } = await aPublishedAgreement(school.id, 'staff')
    await aPerson(school.id, 'staff')
    await aPerson(school.id, 'staff', { givenName: 'Bo', email: 'bo@example.test' })
    const { roundId } = await createRound(school.office, {
      schoolId: school.id,
      name: 'Later',
      kind: 'yearly',
      academicYear: 2026,
      opensOn: addDays(today(), 3),
      dueOn: addDays(today(), 20),
      agreementIds: [agreementId],
    })
    await openRound(school.office, { roundId })
    expect(await whomToAsk(school.id, roundId)).toEqual([])
    const now = await anOpenRound(school.office, school.id, [agreementId])
    expect((await whomToAsk(school.id, now)).map((asking) => asking.email)).toEqual(['bo@example.test'])
  })
})

const jobsOf = (roundId: string) =>
  db.$queryRaw<{ payload: { personIds: string[]; reason: string } }[]>`
    SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'roundId' = ${roundId} AND payload->>'reason' = 'reminder'`

describe('remind', () => {
  test('writes once to each who can be written to, and notes how many', async () => {
    const { school, roundId, requestIds, ana, rui } = await aFamily()
    const filters = readFilters({})
    expect(await previewReminder(school.office, roundId, filters)).toMatchObject({
      requests: 2,
      messages: 2,
      already: 0,
      unreached: 0,
    })
    expect(await remind(school.office, { roundId, requestIds })).toEqual({ requests: 2, people: 2 })
    expect((await trailOf(roundId)).at(-1)).toMatchObject({
      action: 'reminders.sent',
      after: { requests: 2, people: 2 },
    })
    const [job] = await jobsOf(roundId)
    expect(job?.payload.personIds.sort()).toEqual([ana.id, rui.id].sort())
    const run = () => sendAskings({ schoolId: school.id, ...job?.payload, roundId }, { isLast: false } as never)
    await run()
    await run()
    const messages = await db.message.findMany({ where: { schoolId: school.id } })
    expect(messages.map((message) => message.to).sort()).toEqual(['ana@example.test', 'rui@example.test'])
    expect(await previewReminder(school.office, roundId, filters)).toMatchObject({ messages: 0, already: 2 })
    expect(await countMessagesOf(school.office, roundId)).toEqual({ queued: 2, sent: 0, failed: 0 })
  })

  test('refuses a wrong post, another school, a closed round and an empty list', async () => {
    const { school, roundId, requestIds } = await aFamily()
    const other = await aSchool()
    await expect(remind(school.teacher, { roundId, requestIds })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(remind(other.office, { roundId, requestIds })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(remind(school.office, { roundId, requestIds: [] })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await previewReminder(other.office, roundId, readFilters({}))).toBeNull()
    await db.round.update({ where: { id: roundId }, data: { status: 'closed' } })
    await expect(remind(school.office, { roundId, requestIds })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('reaches nobody of another round by its requests', async () => {
    const [ours, theirs] = [await aFamily(), await aFamily()]
    const result = await remind(ours.school.office, { roundId: ours.roundId, requestIds: theirs.requestIds })
    expect(result.people).toBe(0)
  })

  test('pressed twice, nobody gets two messages', async () => {
    const { school, roundId, requestIds } = await aFamily()
    expect((await twice(() => remind(school.office, { roundId, requestIds }))).done).toBe(2)
    const jobs = await jobsOf(roundId)
    await Promise.all(
      jobs.map(({ payload }) => sendAskings({ ...payload, schoolId: school.id, roundId }, { isLast: false } as never)),
    )
    expect(await db.message.count({ where: { schoolId: school.id } })).toBe(2)
  })
})

describe('retryMessages', () => {
  async function aFailure(to = 'bo@example.test') {
    const school = await aSchool()
    const person = await aPerson(school.id, 'staff', { givenName: 'Bo', email: 'bo@example.test' })
    const data = { schoolId: school.id, to, subject: 'S', text: 'T', html: 'H', state: 'failed', attempts: 12 } as const
    const message = await db.message.create({ data: { ...data, lastError: 'No such mailbox' } })
    return { school, person, message }
  }

  test('sends once more, and leads to the person meanwhile', async () => {
    const { school, person, message } = await aFailure()
    expect(await listStuckMessages(school.office, school.id)).toMatchObject([
      { why: 'The mail service refused this address.', said: 'No such mailbox', note: 'bo@example.test', late: false },
    ])
    expect(await listStuckMessages(school.office, school.id)).toMatchObject([
      { id: message.id, people: [{ id: person.id, name: 'Bo Okafor' }] },
    ])
    expect(await retryMessages(school.office, { schoolId: school.id })).toEqual({ count: 1 })
    expect(await db.message.findUnique({ where: { id: message.id } })).toMatchObject({ state: 'queued', attempts: 0 })
    expect(await trailOf(school.id)).toMatchObject([{ action: 'messages.retried', after: { count: 1 } }])
  })

  test('what waits for too long is late and sent now, to the address of an account too', async () => {
    const { school, message } = await aFailure()
    const { email } = await db.account.findUniqueOrThrow({ where: { id: school.headteacher.accountId } })
    const waits = {
      state: 'queued',
      createdAt: new Date(Date.now() - 3_600_000),
      lastError: 'connect ECONNREFUSED',
    } as const
    await db.message.update({ where: { id: message.id }, data: { to: email ?? '', ...waits } })
    expect(await countStuckMessages(school.office, school.id)).toBe(1)
    expect(await countStuckMessages(school.teacher, school.id)).toBe(0)
    expect(await countStuckMessages((await aSchool()).office, school.id)).toBe(0)
    expect(await listStuckMessages(school.office, school.id)).toMatchObject([
      { late: true, why: 'The mail service could not be reached.' },
    ])
    expect(await retryMessages(school.office, { schoolId: school.id, messageId: message.id })).toEqual({ count: 1 })
    const key = `mail.send:${message.id}`
    expect(await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE key = ${key}`).toHaveLength(1)
  })

  test('not to an address that nobody has any more, nor from a wrong post or another school; twice at once it sends once', async () => {
    const gone = await aFailure('left@example.test')
    const values = { schoolId: gone.school.id }
    await expect(retryMessages(gone.school.office, values)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await countStuckMessages(gone.school.office, gone.school.id)).toBe(0)
    const { school } = await aFailure()
    await expect(retryMessages(school.teacher, { schoolId: school.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(retryMessages(gone.school.office, { schoolId: school.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(retryMessages(school.office, {})).rejects.toMatchObject({ code: 'INVALID' })
    expect(await twice(() => retryMessages(school.office, { schoolId: school.id }))).toEqual({
      done: 1,
      codes: ['CONFLICT'],
    })
  })
})
