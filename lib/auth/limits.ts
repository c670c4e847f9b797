import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { formatUkTime } from '@/lib/format/uk-time'
import { LIMITS, type LimitName } from './limit-table'

/** A limit and whom it counts: an address, a network, an account. */
export type Counted = readonly [limit: LimitName, ...keys: string[]]

/** Counts one more; throws TOO_MANY, with when to try again, once there were too many. */
export async function consume(...counted: Counted): Promise<void> {
  const [limit] = counted
  try {
    await limiters[limit].consume(keyOf(counted))
  } catch (refused) {
    throw isResult(refused) ? tooMany(limit, refused.msBeforeNext / 1000) : refused
  }
}

/** Takes back what `consume` counted, for what turned out to be right. */
export async function giveBack(...counted: Counted): Promise<void> {
  await limiters[counted[0]].reward(keyOf(counted))
}

/** Whether one more would be refused; counts nothing. */
export async function isSpent(...counted: Counted): Promise<boolean> {
  const result = await limiters[counted[0]].get(keyOf(counted))
  return result !== null && result.consumedPoints >= LIMITS[counted[0]].points
}

/** Forgets what was counted. */
export async function forget(...counted: Counted): Promise<void> {
  await limiters[counted[0]].delete(keyOf(counted))
}

/** Notes that this was there, for as long as the limit says. */
export async function note(...counted: Counted): Promise<void> {
  const { points, seconds } = LIMITS[counted[0]]
  await limiters[counted[0]].set(keyOf(counted), points, seconds)
}

/**
 * Tries a secret under several limits: only a wrong one stays counted. Counting comes first, so that a hundred guesses at
 * once are a hundred. The trial says by an AppError that it was wrong; `isWrong` tells that from other failures.
 */
export async function guessing<T>(
  limits: readonly Counted[],
  trial: () => Promise<T>,
  isWrong: (error: unknown) => boolean = (error) => error instanceof AppError,
): Promise<T> {
  const counted: Counted[] = []
  for (const limit of limits) {
    counted.push(limit)
    try {
      await consume(...limit)
    } catch (refused) {
      await Promise.all(counted.map((earlier) => giveBack(...earlier)))
      throw refused
    }
  }
  const back = () => Promise.all(counted.map((limit) => giveBack(...limit)))
  const answer = await trial().catch(async (error: unknown) => {
    if (!isWrong(error)) await back()
    throw error
  })
  await back()
  return answer
}

/** Counts what an AppError calls wrong, and lets what is right through whatever was counted: for secrets too long to guess. */
export async function countingWrong<T>(counted: Counted, trial: () => Promise<T>): Promise<T> {
  return trial().catch(async (error: unknown) => {
    if (error instanceof AppError) await consume(...counted)
    throw error
  })
}

/** Forgets what has ended; by the clock. */
export async function forgetEndedLimits(): Promise<void> {
  await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now().getTime()) } } })
}

// The limiter speaks to a pool of the driver's; this gives it Prisma's, so that a process has one.
const storeClient = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const found = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
    const rows = found.map(({ points, expire }) => ({ points, expire: expire === null ? null : Number(expire) }))
    return { rows, rowCount: rows.length }
  },
}

const limiters = Object.fromEntries(
  Object.entries(LIMITS).map(([name, { points, seconds }]) => [
    name,
    new RateLimiterPostgres({
      storeClient,
      storeType: 'pool',
      tableName: 'RateLimit',
      // A migration made it, and a job of ours clears it.
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
    }),
  ]),
) as Record<LimitName, RateLimiterPostgres>

/** Addresses and networks are personal: what is kept of them needs our secret to be tried out. */
const keyOf = ([limit, ...keys]: Counted) =>
  createHmac('sha256', `countersign.limits:${env.NEXTAUTH_SECRET}`)
    .update(JSON.stringify([limit, ...keys.map((key) => key.trim().toLowerCase())]))
    .digest('base64url')

const isResult = (thrown: unknown): thrown is RateLimiterRes =>
  typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown

/** What a spent limit says, which frees itself after so many seconds. */
export function tooMany(limit: LimitName, left: number): AppError {
  const seconds = Math.max(1, Math.ceil(left))
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes === 1 ? 'in a minute' : minutes <= 90 ? `in ${minutes} minutes` : 'later'
  const at = formatUkTime(new Date(now().getTime() + minutes * 60_000))
  const sentence = `There were too many ${LIMITS[limit].of}. Try again ${wait}, after ${at}.`
  return new AppError('TOO_MANY', sentence, {}, seconds)
}
