import 'server-only'
import { z } from 'zod'
import { announce } from '@/lib/audit/announce'
import { type AuditEntry, appendAudit } from '@/lib/audit/append'
import type { Actor, Doer } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { appendRollEntries, holdRoll } from '@/lib/people/commands/apply-roll'
import { takeBackRoll } from '@/lib/people/commands/take-back-roll'
import type { RollStep } from '@/lib/people/roll-types'
import { refuseWhatIsSignedUpon, touchedBy } from '../applying/signed-upon'

const Payload = z.object({ importId: z.uuid() })
const UNKNOWN =
  'Something went wrong on our side, so nothing of this import was undone. Try again, and tell us if it happens again.'

/** Undoes a confirmed import, all or nothing; repeated, or twice at the same moment, it is undone once. */
export const takeBackImport: JobHandler = async (payload, run) => {
  const { importId } = Payload.parse(payload)
  try {
    await db.$transaction((tx) => takeBack(tx, importId), { timeout: 240_000, maxWait: 30_000 })
  } catch (error) {
    const said = error instanceof AppError ? error.message : null
    if (!said && !run.isLast) throw error
    if (!said) log.error({ importId, error: String(error) }, 'An import could not be undone')
    await db.import.updateMany({
      where: { id: importId, state: 'undoing' },
      data: { state: 'confirmed', step: null, trouble: said ?? UNKNOWN },
    })
  }
}

async function takeBack(tx: Tx, importId: string): Promise<void> {
  const known = await tx.import.findUniqueOrThrow({ where: { id: importId }, select: { schoolId: true } })
  const { schoolId } = known
  await holdRoll(tx, schoolId)
  const row = await tx.import.findFirst({
    where: { id: importId, state: 'undoing' },
    select: { confirmedAt: true, undoneBy: true },
  })
  if (!row?.confirmedAt) return
  const later = await tx.import.count({
    where: { schoolId, state: { in: ['confirmed', 'undoing'] }, confirmedAt: { gt: row.confirmedAt } },
  })
  if (later > 0) throw new AppError('CONFLICT', 'A later import stands on top of this one. Undo that one first.')
  const changes = await tx.importChange.findMany({
    where: { importId, personId: { not: null } },
    orderBy: { position: 'asc' },
    select: { kind: true, rowId: true, personId: true, before: true, after: true },
  })
  const classes = await tx.importChange.findMany({
    where: { importId, kind: 'class.added' },
    select: { kind: true, rowId: true, personId: true, before: true, after: true },
  })
  const steps = [...changes, ...classes] as RollStep[]
  const touched = touchedBy(steps)
  await refuseWhatIsSignedUpon(tx, schoolId, touched, row.confirmedAt)
  const { removed, archived } = await takeBackRoll(tx, schoolId, steps)
  await tx.importFound.deleteMany({ where: { importId } })
  const doer = row.undoneBy as Doer
  const gone = new Set(removed)
  await appendRollEntries(
    tx,
    doer,
    touched
      .filter((id) => !gone.has(id))
      .map((subject): AuditEntry => ({ action: 'person.roll_undone', subject, schoolId, after: { importId } })),
  )
  const entry: AuditEntry = {
    action: 'roll.undone',
    subject: importId,
    schoolId,
    after: { since: row.confirmedAt.toISOString(), removed: removed.length, archived: archived.length },
  }
  await appendAudit(tx, doer, [entry])
  const job: Actor = { kind: 'job', name: 'import.undo', schoolId }
  await announce(tx, job, [entry])
  await tx.import.update({
    where: { id: importId },
    data: { state: 'undone', step: null, trouble: null, undoneAt: now() },
    select: { id: true },
  })
}
