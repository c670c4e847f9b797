import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/lib/db/client'

const ANSWER_WITHIN_MS = 4000
const WORKER_SEEN_WITHIN_MS = 30_000

export type Health = {
  status: 'ok' | 'down'
  /** How long it took to answer, in ms; null when it did not. */
  database: { ok: boolean; ms: number | null }
  worker: { ok: boolean; lastSeen: string | null }
}

/** Whether the database answers and a worker lives; always an answer itself, within five seconds. */
export async function getHealth(): Promise<Health> {
  const since = performance.now()
  const beat = await Promise.race([lastBeat(), sleep(ANSWER_WITHIN_MS, null, { ref: false })]).catch(() => null)
  if (!beat) return { status: 'down', database: { ok: false, ms: null }, worker: { ok: false, lastSeen: null } }
  const alive = beat.age !== null && beat.age < WORKER_SEEN_WITHIN_MS
  return {
    status: alive ? 'ok' : 'down',
    database: { ok: true, ms: Math.round((performance.now() - since) * 10) / 10 },
    worker: { ok: alive, lastSeen: beat.seenAt?.toISOString() ?? null },
  }
}

// The database's clock on both sides: the worker may run on another computer.
async function lastBeat() {
  const [row] = await db.$queryRaw<{ seenAt: Date | null; age: number | null }[]>`
    SELECT max("seenAt") AS "seenAt", (extract(epoch FROM now() - max("seenAt")) * 1000)::float8 AS age
    FROM "WorkerHeartbeat"`
  return row ?? { seenAt: null, age: null }
}
