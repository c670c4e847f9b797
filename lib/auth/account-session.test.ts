import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { aSchool } from '@/lib/testing/factories'
import { aSession } from '@/lib/testing/sessions'
import { accountActor } from './account-actor'
import { endAccountSession, forgetEndedSessions, IDLE_MINUTES } from './account-session'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const ahead = () => ({ at: Date.now() + 1000 })
const seen = async (id: string, minutes: number) =>
  db.accountSession.update({ where: { id }, data: { lastSeenAt: minutesAgo(minutes) } })
const lastSeen = async (id: string) => (await db.accountSession.findUniqueOrThrow({ where: { id } })).lastSeenAt

describe('a session', () => {
  test('that was ended opens nothing with the same claims, and the others go on', async () => {
    const { accountId } = (await aSchool()).headteacher
    const [one, other] = [await aSession(accountId, ahead()), await aSession(accountId, ahead())]
    expect(await accountActor(one)).not.toBeNull()
    await endAccountSession(one.sid)
    expect(await accountActor(one)).toBeNull()
    expect(await accountActor(other)).not.toBeNull()
  })

  test('opens its own account alone', async () => {
    const school = await aSchool()
    const claims = await aSession(school.office.accountId, ahead())
    expect(await accountActor({ ...claims, sub: school.headteacher.accountId })).toBeNull()
    expect(await accountActor({ ...claims, sid: school.id })).toBeNull()
  })

  test('ends without use, and using it is noted once in some minutes', async () => {
    const claims = await aSession((await aSchool()).office.accountId, ahead())
    const { lastSeenAt } = await seen(claims.sid, 4)
    expect(await accountActor(claims)).not.toBeNull()
    expect(await lastSeen(claims.sid)).toEqual(lastSeenAt)
    await seen(claims.sid, IDLE_MINUTES - 1)
    expect(await accountActor(claims)).not.toBeNull()
    expect((await lastSeen(claims.sid)).getTime()).toBeGreaterThan(minutesAgo(1).getTime())
    await seen(claims.sid, IDLE_MINUTES + 1)
    expect(await accountActor(claims)).toBeNull()
  })

  test('is forgotten the day after it began, and not before', async () => {
    const { accountId } = (await aSchool()).office
    const [old, young] = [await aSession(accountId), await aSession(accountId)]
    await db.accountSession.update({ where: { id: old.sid }, data: { begunAt: minutesAgo(25 * 60) } })
    await forgetEndedSessions()
    const left = await db.accountSession.findMany({ where: { accountId }, select: { id: true } })
    expect(left).toEqual([{ id: young.sid }])
  })
})
