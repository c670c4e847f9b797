import 'server-only'
import { z } from 'zod'
import { announce } from '@/lib/audit/announce'
import { type AuditEntry, appendAudit } from '@/lib/audit/append'
import type { Actor, Doer } from '@/lib/auth/actor'
import { londonDay, now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { appendRollEntries, applyRoll, holdRoll, rollEntries } from '@/lib/people/commands/apply-roll'
import { changesOfPlan } from '../applying/changes-of-plan'
import { holdRequestsOf } from '../applying/hold-requests'
import { keepPlan } from '../applying/keep-plan'
import { readKnownSchool } from '../applying/known-school'
import { type Prepared, prepare, unpackRoll } from '../applying/prepare'
import { progressOf } from '../applying/progress'
import { eraseBytes } from '../erasing'
import type { Roll } from '../types'
import { keepChanges } from './keep-changes'

const Payload = z.object({ importId: z.uuid() })
const UNKNOWN =
  'Something went wrong on our side, so nothing of this import was written. Confirm it again, and tell us if it happens again.'
const REPLANNED =
  'The school’s records have changed since this was checked, so nothing was written. Look at what would change now, and confirm again.'

/** Writes a confirmed import, all or nothing; repeated, or twice at the same moment, it is written once. */
export const writeImport: JobHandler = async (payload, run) => {
  const { importId } = Payload.parse(payload)
  const found = await db.import.findFirst({ where: { id: importId, state: 'confirming' }, select: { roll: true } })
  if (!found?.roll) return
  const roll = await unpackRoll(found.roll)
  try {
    await db.$transaction((tx) => write(tx, importId, roll), { timeout: 240_000, maxWait: 30_000 })
  } catch (error) {
    const said = error instanceof AppError ? error.message : null
    if (!said && !run.isLast) throw error
    if (!said) log.error({ importId, error: String(error) }, 'An import could not be written')
    await db.import.updateMany({
      where: { id: importId, state: 'confirming' },
      data: { state: 'checked', step: null, trouble: said ?? UNKNOWN },
    })
  }
}

async function write(tx: Tx, importId: string, roll: Roll): Promise<void> {
  const progress = progressOf(importId)
  // From here on: what ends or is signed from now on came with this import or after it.
  const moment = now()
  const { schoolId } = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { schoolId: true } })
  await holdRoll(tx, schoolId)
  // Whoever was here at the same moment has written it by now.
  const row = await tx.import.findFirst({
    where: { id: importId, state: 'confirming' },
    select: { id: true, schoolId: true, state: true, whole: true, answers: true, planHash: true, confirmedBy: true },
  })
  if (!row) return
  await progress('Comparing once more', 0, roll.rows)
  const known = await readKnownSchool(tx, schoolId, londonDay(now()))
  const { whole, answers } = row
  const prepared = await prepare(roll, known, { whole, answers: answers as Record<string, string> })
  if (prepared.planHash !== row.planHash) {
    await keepPlan(tx, row, roll, prepared, { replanned: true, trouble: REPLANNED })
    return
  }
  await writePlan(tx, { importId, schoolId, moment, doer: row.confirmedBy as Doer }, prepared, progress)
}

type Place = { importId: string; schoolId: string; moment: Date; doer: Doer }

async function writePlan(
  tx: Tx,
  { importId, schoolId, moment, doer }: Place,
  { plan, known }: Prepared,
  progress: ReturnType<typeof progressOf>,
) {
  const { changes, found, outcomes } = changesOfPlan(schoolId, plan, known)
  await holdRequestsOf(tx, changes)
  const steps = await applyRoll(tx, changes, (done, total) => progress('Writing people and families', done, total))
  await keepChanges(tx, { schoolId, importId }, steps)
  await tx.$executeRaw`
    INSERT INTO "ImportFound" ("schoolId", "rowId", "importId")
    SELECT ${schoolId}::uuid, found, ${importId}::uuid FROM unnest(${found}::uuid[]) AS found ON CONFLICT DO NOTHING`
  await appendRollEntries(tx, doer, rollEntries(changes))
  await progress('Following up in open rounds', 0, 1)
  const { create, update, archive, unchanged } = plan.counts
  const entry: AuditEntry = {
    action: 'roll.imported',
    subject: importId,
    schoolId,
    after: { create, update, archive, unchanged },
  }
  await appendAudit(tx, doer, [entry])
  const job: Actor = { kind: 'job', name: 'import.confirm', schoolId }
  await announce(tx, job, [entry])
  await eraseBytes(tx, [importId])
  await tx.import.update({
    where: { id: importId },
    data: {
      ...{ state: 'confirmed', step: null, trouble: null, roll: null, confirmedAt: moment },
      remember: { ...plan.remember, ...outcomes },
    },
  })
}
