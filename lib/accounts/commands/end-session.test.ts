import { describe, expect, test } from 'vitest'
import { accountActor } from '@/lib/auth/account-actor'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aSession } from '@/lib/testing/sessions'
import { aMember, auditOf, expectOnce } from '../accounts.factory'
import { listOwnSessions } from '../queries/own-sessions'
import { stepTaken } from '../second-factor.factory'
import { endSession } from './end-session'

const ahead = () => ({ at: Date.now() + 1000 })

describe('ending one session', () => {
  test('signs out there alone, and leaves an audit entry', async () => {
    const member = await aMember((await aSchool()).id)
    const [here, lost] = [await aSession(member.accountId, ahead()), await aSession(member.accountId, ahead())]
    await endSession(member, { sessionId: lost.sid })
    expect(await accountActor(lost)).toBeNull()
    expect(await accountActor(here)).not.toBeNull()
    expect(await auditOf(member.accountId)).toEqual(['account.session_ended'])
    expect(await listOwnSessions(member, here.sid)).toMatchObject([{ id: here.sid, present: true }])
  })

  test('is for the owner of the account: a job has none, and another finds nothing', async () => {
    const school = await aSchool()
    const { sid: sessionId } = await aSession(school.office.accountId, ahead())
    await expect(endSession(school.job, { sessionId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(endSession(school.headteacher, { sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const other = await aSchool()
    await expect(endSession(other.headteacher, { sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await listOwnSessions(other.headteacher, sessionId)).toEqual([])
  })

  test('asks for the second step again where one is set up', async () => {
    const { office } = await aSchool()
    const { sid: sessionId } = await aSession(office.accountId, ahead())
    await expect(endSession(stepTaken(office, 11), { sessionId })).rejects.toMatchObject({ code: 'SECOND_STEP' })
    await endSession(stepTaken(office), { sessionId })
  })

  test('names the session', async () => {
    const { office } = await aSchool()
    await expect(endSession(office, { sessionId: 'this' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('ends once when pressed twice', async () => {
    const { office } = await aSchool()
    const { sid: sessionId } = await aSession(office.accountId, ahead())
    await expectOnce(() => endSession(office, { sessionId }))
  })
})

test('the list leaves out what was ended, long unused, or begun before all were ended', async () => {
  const { office } = await aSchool()
  const begin = async () => (await aSession(office.accountId, ahead())).sid
  const [used, ended, unused, old] = [await begin(), await begin(), await begin(), await begin()]
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
  await db.accountSession.update({ where: { id: ended }, data: { endedAt: new Date() } })
  await db.accountSession.update({ where: { id: unused }, data: { lastSeenAt: hoursAgo(3) } })
  await db.accountSession.update({ where: { id: old }, data: { begunAt: hoursAgo(13) } })
  const ids = async () => (await listOwnSessions(office, null)).map(({ id }) => id)
  expect(await ids()).toEqual([used])
  await db.account.update({ where: { id: office.accountId }, data: { sessionsValidFrom: new Date(Date.now() + 5000) } })
  expect(await ids()).toEqual([])
})
