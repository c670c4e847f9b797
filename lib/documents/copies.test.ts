import { beforeAll, describe, expect, test } from 'vitest'
import { registerReactions } from '@/lib/audit/announce'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { anAccount, aSchool } from '@/lib/testing/factories'
import { retryCopy, retryStuckCopies } from './commands/retry-copy'
import { aSchoolWithCopies } from './copies.factory'
import { getCopy, getCopyFile, listClassCopies, listCopiesOf, listStuckCopies } from './queries'

beforeAll(() => registerReactions({}))

const mayRead = async (actor: Actor, documentId: string) => (await getCopy(actor, documentId)) !== null
const auditOf = (subject: string, action: string) => db.auditEntry.findMany({ where: { subject, action } })
const breakCopy = (id: string, state: 'failed' | 'queued') =>
  db.request.update({ where: { id }, data: { copyState: state, copyError: 'It would not draw.' } })

describe('who may read a copy', () => {
  test('posts, as far as they reach', async () => {
    const { school, first, governor } = await aSchoolWithCopies()
    const reach = async (actor: Actor) => [
      await mayRead(actor, first.document.id),
      await mayRead(actor, governor.document.id),
    ]
    expect(await reach(school.headteacher)).toEqual([true, true])
    expect(await reach(school.office)).toEqual([true, true])
    expect(await reach(school.safeguardingLead)).toEqual([true, true])
    expect(await reach(school.teacher)).toEqual([true, false])
    expect(await reach(school.clerk)).toEqual([false, true])
    expect(await reach(school.itManager)).toEqual([false, true])
  })

  test('no post of another school', async () => {
    const [{ first }, other] = [await aSchoolWithCopies(), await aSchool()]
    for (const actor of [other.headteacher, other.office, other.teacher, other.job]) {
      expect(await mayRead(actor, first.document.id)).toBe(false)
    }
  })

  test('parents those of their own children and no others, and not the child', async () => {
    const { school, first, second } = await aSchoolWithCopies()
    expect(await mayRead(first.actor, first.document.id)).toBe(true)
    expect(await mayRead(first.actor, second.document.id)).toBe(false)
    expect(await mayRead(await anAccount(school.id, [], first.pupil.id), first.document.id)).toBe(false)
  })

  test('no parent whom an order keeps from the child, or who no longer answers for it', async () => {
    const { first, second } = await aSchoolWithCopies()
    await db.guardianship.updateMany({ where: { parentId: first.parent.id }, data: { contactOrder: true } })
    await db.guardianship.updateMany({
      where: { parentId: second.parent.id },
      data: { endedOn: new Date('2026-11-01') },
    })
    expect(await mayRead(first.actor, first.document.id)).toBe(false)
    expect(await mayRead(second.actor, second.document.id)).toBe(false)
  })

  test('a personal link opens the copies of its own round only', async () => {
    const { school, form, first, second } = await aSchoolWithCopies()
    const link = (personId: string, roundId: string): Actor => ({
      kind: 'link',
      schoolId: school.id,
      personId,
      roundId,
      linkId: roundId,
      sharedAddress: false,
    })
    expect(await mayRead(link(first.parent.id, form.roundId), first.document.id)).toBe(true)
    expect(await mayRead(link(second.parent.id, form.roundId), first.document.id)).toBe(false)
    expect(await mayRead(link(first.parent.id, school.id), first.document.id)).toBe(false)
  })

  test('nobody what is no identifier', async () => {
    const { school } = await aSchoolWithCopies()
    expect(await getCopy(school.office, "x' OR 1=1")).toBeNull()
    expect(await listCopiesOf(school.office, 'x')).toEqual([])
  })
})

test('a copy comes as a PDF with a name that every system can write', async () => {
  const { first } = await aSchoolWithCopies()
  const copy = await getCopyFile(first.actor, first.document.id)
  expect(
    Buffer.from(copy?.bytes ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(copy?.fileName).toMatch(/^Agreement for parents - Mina Zwane - [0-9A-Z-]{19}[.]pdf$/)
})

test('the copies of a request are listed for those who may read them', async () => {
  const { school, first, second } = await aSchoolWithCopies()
  expect(await listCopiesOf(school.office, first.request.id)).toMatchObject([{ documentId: first.document.id }])
  expect(await listCopiesOf(second.actor, first.request.id)).toEqual([])
})

test('the copies of a class are listed by name for those whom the class concerns', async () => {
  const { school, form, first, second } = await aSchoolWithCopies()
  const where = { roundId: form.roundId, classId: school.classId }
  for (const actor of [school.office, school.teacher]) {
    expect(await listClassCopies(actor, where)).toMatchObject([
      { about: 'Mina Abbot', complete: true, documentId: second.document.id },
      { about: 'Mina Zwane', complete: true, documentId: first.document.id },
    ])
  }
  expect(await listClassCopies(school.clerk, where)).toBeNull()
  expect(await listClassCopies((await aSchool()).office, where)).toBeNull()
})

describe('stuck copies', () => {
  test('are those that failed and those that are overdue', async () => {
    const { school, first, second } = await aSchoolWithCopies()
    expect(await listStuckCopies(school.office)).toEqual([])
    await breakCopy(first.request.id, 'failed')
    await breakCopy(second.request.id, 'queued')
    expect(await listStuckCopies(school.office)).toMatchObject([
      {
        requestId: first.request.id,
        about: 'Mina Zwane',
        className: 'Kestrels',
        state: 'failed',
        error: 'It would not draw.',
      },
    ])
    await db.request.update({
      where: { id: second.request.id },
      data: { copyQueuedAt: new Date(Date.now() - 3_600_000) },
    })
    expect(await listStuckCopies(school.office)).toHaveLength(2)
    expect(await listStuckCopies(school.teacher)).toEqual([])
    expect(await listStuckCopies((await aSchool()).office)).toEqual([])
  })
})

describe('retryCopy', () => {
  const failed = async () => {
    const made = await aSchoolWithCopies()
    await breakCopy(made.first.request.id, 'failed')
    return { ...made, requestId: made.first.request.id }
  }

  test('queues the copy again, with its audit entry', async () => {
    const { school, requestId } = await failed()
    await retryCopy(school.office, { requestId })
    expect(await db.request.findUnique({ where: { id: requestId } })).toMatchObject({
      copyState: 'queued',
      copyError: null,
    })
    expect(await auditOf(requestId, 'copy.retried')).toHaveLength(1)
    const jobs = await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE key = ${`copy.make:${requestId}`}`
    expect(jobs).toHaveLength(1)
  })

  test('is refused to a class teacher and to a parent', async () => {
    const { school, first, requestId } = await failed()
    for (const actor of [school.teacher, first.actor]) {
      await expect(retryCopy(actor, { requestId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  test('does not find the request of another school', async () => {
    const [{ requestId }, other] = [await failed(), await aSchool()]
    await expect(retryCopy(other.office, { requestId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await auditOf(requestId, 'copy.retried')).toEqual([])
  })

  test('refuses what is no identifier', async () => {
    const { office } = await aSchool()
    await expect(retryCopy(office, { requestId: '7' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('pressed twice at once queues it once', async () => {
    const { school, requestId } = await failed()
    const presses = await Promise.allSettled([1, 2].map(() => retryCopy(school.office, { requestId })))
    expect(presses.map((press) => press.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await auditOf(requestId, 'copy.retried')).toHaveLength(1)
  })
})

describe('retryStuckCopies', () => {
  test('queues all that are stuck, with one audit entry', async () => {
    const { school, first, second } = await aSchoolWithCopies()
    for (const { request } of [first, second]) await breakCopy(request.id, 'failed')
    expect(await retryStuckCopies(school.office, { schoolId: school.id })).toEqual({ count: 2 })
    expect(await db.request.count({ where: { schoolId: school.id, copyState: 'queued' } })).toBe(2)
    expect(await auditOf(school.id, 'copies.retried')).toHaveLength(1)
  })

  test('is refused without the post, at another school, with bad input and with nothing to do', async () => {
    const [school, other] = [await aSchool(), await aSchool()]
    const input = { schoolId: school.id }
    await expect(retryStuckCopies(school.teacher, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(retryStuckCopies(other.office, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(retryStuckCopies(school.office, {})).rejects.toMatchObject({ code: 'INVALID' })
    await expect(retryStuckCopies(school.office, input)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test('twice at once leaves one waiting job for each copy', async () => {
    const { school, first } = await aSchoolWithCopies()
    await breakCopy(first.request.id, 'failed')
    await Promise.allSettled([1, 2].map(() => retryStuckCopies(school.office, { schoolId: school.id })))
    const key = `copy.make:${first.request.id}`
    expect(await db.$queryRaw`SELECT 1 FROM graphile_worker._private_jobs WHERE key = ${key}`).toHaveLength(1)
  })
})
