import 'server-only'
import { z } from 'zod'
import { londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { faultyLines } from '../applying/faulty-lines'
import { keepPlan } from '../applying/keep-plan'
import { knownNow, packRoll, prepare, rememberedColumns, unpackRoll } from '../applying/prepare'
import { progressOf } from '../applying/progress'
import { readRoll } from '../read-roll'

const Payload = z.object({ importId: z.uuid() })
const READING = 'Reading the files'
const COMPARING = 'Comparing with the school’s records'
const UNKNOWN =
  'Something went wrong on our side while the files were checked. Nothing was written. Send them again, and tell us if it happens again.'

/** Reads the files of an import and keeps what they would change; repeated, it does the same once more. */
export const checkImport: JobHandler = async (payload, run) => {
  const { importId } = Payload.parse(payload)
  const { count } = await db.import.updateMany({
    where: { id: importId, state: { in: ['waiting', 'checking'] } },
    data: { state: 'checking', trouble: null },
  })
  if (count === 0) return
  try {
    await check(importId)
  } catch (error) {
    if (!run.isLast) throw error
    log.error({ importId, error: String(error) }, 'An import could not be checked')
    await db.import.updateMany({
      where: { id: importId, state: 'checking' },
      data: { state: 'failed', step: null, trouble: UNKNOWN },
    })
  }
}

async function check(importId: string) {
  const { schoolId, whole, answers, roll: kept } = await db.import.findUniqueOrThrow({ where: { id: importId } })
  const progress = progressOf(importId)
  const today = londonDay(now())
  const mappings = await rememberedColumns(schoolId)
  const said = (step: string) => (done: number, total: number) => void progress(step, done, total).catch(() => {})
  await progress(READING, 0, 1)
  const roll = kept
    ? await unpackRoll(kept)
    : await readRoll(await filesOf(importId), today, { mappings, onProgress: said(READING) })
  await progress(COMPARING, 0, 1)
  const prepared = await prepare(roll, await knownNow(schoolId, today), {
    whole,
    answers: answers as Record<string, string>,
    onProgress: said(COMPARING),
  })
  await progress('Keeping what would change', 0, roll.rows)
  const { errors } = prepared.plan
  const inRows = errors.some(({ row }) => row !== null)
  const faulty = inRows ? await faultyLines(await filesOf(importId), mappings, errors) : []
  const packed = kept ? undefined : await packRoll(roll)
  await db.$transaction(
    (tx) =>
      keepPlan(tx, { id: importId, schoolId, state: 'checking' }, roll, prepared, {
        ...(packed && { roll: packed }),
        faulty,
        replanned: false,
        trouble: null,
      }),
    { timeout: 120_000 },
  )
}

const filesOf = (importId: string) =>
  db.importFile.findMany({
    where: { importId },
    orderBy: { position: 'asc' },
    select: { name: true, bytes: true },
  })
