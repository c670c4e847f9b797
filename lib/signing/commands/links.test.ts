import { describe, expect, test } from 'vitest'
import { hashSecret } from '@/lib/auth/tokens'
import { linkActor } from '@/lib/auth/visit'
import { addDays, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { closeRound } from '@/lib/rounds/commands'
import { listToSign } from '../queries'
import { requestFreshLink } from './fresh-link'
import { describeLink, exchangeLink } from './links'
import { aLink, aStaffAsking, atOnce, aVisitor } from './signing.factory'

const ADDRESS = 'ines@example.test'

async function aStaffLink() {
  const asking = await aStaffAsking()
  const secret = await aLink(asking.school.id, asking.roundId, asking.person.id, ADDRESS)
  return { ...asking, secret }
}

const change = (secret: string, data: object) =>
  db.signingLink.update({ where: { tokenHash: hashSecret(secret) }, data, select: { id: true } })

const expired = { expiresAt: new Date('2026-01-01T00:00:00Z') }

const mailTo = (schoolId: string) => db.message.findMany({ where: { schoolId, key: { startsWith: 'link.fresh' } } })

describe('a personal link', () => {
  test('looking at it uses nothing up and begins nothing; the button may be pressed again', async () => {
    const { secret, person, school } = await aStaffLink()
    for (let look = 0; look < 3; look++) {
      expect(await describeLink(secret)).toMatchObject({
        personName: person.displayName,
        schoolId: school.id,
        state: 'works',
      })
    }
    expect(await db.linkSession.count({ where: { link: { tokenHash: hashSecret(secret) } } })).toBe(0)
    const { done } = await atOnce(
      () => exchangeLink(secret),
      () => exchangeLink(secret),
    )
    expect(new Set(done).size).toBe(2)
  })

  test('is kept as a hash only, and so is the visit', async () => {
    const { secret } = await aStaffLink()
    const visit = (await exchangeLink(secret)) ?? ''
    const rows = JSON.stringify([
      await db.signingLink.findMany({ where: { tokenHash: hashSecret(secret) } }),
      await db.linkSession.findMany({ where: { secretHash: hashSecret(visit) } }),
    ])
    expect(rows).not.toContain(secret)
    expect(rows).not.toContain(visit)
  })

  test('lives past the due day, and one made later still lives four weeks', async () => {
    const { school, roundId, person } = await aStaffLink()
    await db.round.update({
      where: { id: roundId },
      data: { opensOn: new Date('2026-01-01'), dueOn: new Date('2026-02-01') },
    })
    const late = await aLink(school.id, roundId, person.id)
    const { expiresAt } = await db.signingLink.findUniqueOrThrow({ where: { tokenHash: hashSecret(late) } })
    expect(londonDay(expiresAt)).toBe(addDays(londonDay(now()), 29))
  })

  test.each([
    ['too old', expired, 'expired'],
    ['revoked', { revokedAt: new Date() }, null],
  ])('one that is %s opens nothing', async (_what, data, state) => {
    const { secret } = await aStaffLink()
    await change(secret, data)
    expect((await describeLink(secret))?.state ?? null).toBe(state)
    expect(await exchangeLink(secret)).toBeNull()
  })

  test('one of a closed round, of somebody archived or of nobody opens nothing', async () => {
    const { school, roundId, secret } = await aStaffLink()
    await closeRound(school.office, { roundId })
    expect((await describeLink(secret))?.state).toBe('closed')
    const archived = await aStaffLink()
    await db.person.update({ where: { id: archived.person.id }, data: { archivedAt: now() } })
    expect(await describeLink(archived.secret)).toBeNull()
    expect(await describeLink('no such link')).toBeNull()
    for (const one of [secret, archived.secret, 'no such link']) expect(await exchangeLink(one)).toBeNull()
  })

  test('a visit ends with its link, its round and its time', async () => {
    const { secret, school, roundId } = await aStaffLink()
    const visit = (await exchangeLink(secret)) ?? ''
    expect(await linkActor(visit)).not.toBeNull()
    expect(await listToSign(await aVisitor(secret))).toHaveLength(1)
    await db.linkSession.updateMany({ where: { secretHash: hashSecret(visit) }, data: expired })
    expect(await linkActor(visit)).toBeNull()
    const second = (await exchangeLink(secret)) ?? ''
    await closeRound(school.office, { roundId })
    expect(await linkActor(second)).toBeNull()
  })
})

describe('asking for a fresh link', () => {
  test('mails one that works to the address of the old one', async () => {
    const { school, secret, person } = await aStaffLink()
    await change(secret, expired)
    await requestFreshLink(secret)
    const [message, ...more] = await mailTo(school.id)
    expect(more).toEqual([])
    expect(message).toMatchObject({ to: ADDRESS, state: 'queued' })
    const fresh = /\/l\/([\w-]+)/.exec(message?.text ?? '')?.[1] ?? ''
    expect((await aVisitor(fresh)).personId).toBe(person.id)
  })

  test('is answered once a day, however often and however many at once', async () => {
    const { school, secret } = await aStaffLink()
    const ask = () => requestFreshLink(secret)
    expect((await atOnce(ask, ask, ask)).failures).toEqual([])
    await ask()
    expect(await mailTo(school.id)).toHaveLength(1)
  })

  test('sends nothing for a link that is unknown, revoked, of a closed round or to an address no longer theirs', async () => {
    await expect(requestFreshLink('no such link')).resolves.toBeUndefined()
    const revoked = await aStaffLink()
    await change(revoked.secret, { revokedAt: now() })
    const closed = await aStaffLink()
    await closeRound(closed.school.office, { roundId: closed.roundId })
    const moved = await aStaffLink()
    await db.person.update({ where: { id: moved.person.id }, data: { email: 'new@example.test' } })
    for (const { school, secret } of [revoked, closed, moved]) {
      await expect(requestFreshLink(secret)).resolves.toBeUndefined()
      expect(await mailTo(school.id)).toEqual([])
    }
  })
})
