import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { LIMITS } from './limit-table'
import { consume, forget, forgetEndedLimits, giveBack, guessing, isSpent, note } from './limits'

const someone = () => `${randomUUID()}@example.test`
const times = (count: number, run: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: count }, run))
const wrong = async () => {
  throw new AppError('FORBIDDEN', 'Wrong.')
}

test('refuses what comes after the last, in words that say when to try again', async () => {
  const who = someone()
  const { points } = LIMITS.second_factor
  const all = await times(points + 3, () => consume('second_factor', who))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(points)
  const refused = all.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toMatchObject({ code: 'TOO_MANY', retryAfter: expect.any(Number) })
  expect(refused.reason.message).toMatch(
    /^There were too many wrong codes\. Try again in 1\d minutes, after \d\d:\d\d (GMT|BST)/,
  )
  await consume('second_factor', someone())
  await forget('second_factor', who)
  await consume('second_factor', who)
})

test('is shared by every process: what another connection counted counts here', async () => {
  const who = someone()
  await consume('sign_in.device', who)
  const other = new Client({ connectionString: env.DATABASE_URL })
  await other.connect()
  const { rowCount } = await other.query(
    `UPDATE "RateLimit" SET points = 10 WHERE ctid = (SELECT ctid FROM "RateLimit" WHERE key LIKE 'sign_in.device:%' AND points = 1 ORDER BY expire DESC LIMIT 1)`,
  )
  await other.end()
  expect(rowCount).toBe(1)
  expect(await isSpent('sign_in.device', who)).toBe(true)
  await expect(consume('sign_in.device', who)).rejects.toMatchObject({ code: 'TOO_MANY' })
})

test('keeps neither address nor network as it is', async () => {
  const who = someone()
  await consume('sign_in.address', who)
  const rows = await db.rateLimit.findMany({ where: { key: { startsWith: 'sign_in.address' } } })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(({ key }) => key.includes(who) || key.includes('@'))).toBe(false)
})

test('begins anew when its time is over, and the clock forgets what has ended', async () => {
  const who = someone()
  await note('second_factor', who)
  expect(await isSpent('second_factor', who)).toBe(true)
  await db.rateLimit.updateMany({ where: { key: { startsWith: 'second_factor:' } }, data: { expire: 1n } })
  expect(await isSpent('second_factor', who)).toBe(false)
  await forgetEndedLimits()
  expect(await db.rateLimit.count({ where: { expire: 1n } })).toBe(0)
  await consume('second_factor', who)
})

test('counts wrong guesses only, and a hundred at once as a hundred', async () => {
  const who = someone()
  for (let guess = 0; guess < 30; guess += 1) {
    expect(await guessing([['second_factor', who]], async () => 'right')).toBe('right')
  }
  const all = await times(100, () => guessing([['second_factor', who]], wrong))
  const codes = all.map((result) => (result.status === 'rejected' ? result.reason.code : 'in'))
  expect(codes.filter((code) => code === 'FORBIDDEN')).toHaveLength(LIMITS.second_factor.points)
  expect(codes.filter((code) => code === 'TOO_MANY')).toHaveLength(100 - LIMITS.second_factor.points)
})

test('counts nothing under a first limit when a second refuses', async () => {
  const [who, network] = [someone(), randomUUID()]
  await note('sign_in.network', network)
  const limits = [
    ['sign_in.place', who],
    ['sign_in.network', network],
  ] as const
  await times(20, () => guessing(limits, wrong))
  expect(await isSpent('sign_in.place', who)).toBe(false)
  await giveBack('sign_in.network', network)
  await expect(guessing(limits, wrong)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
