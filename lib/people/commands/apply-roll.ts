import 'server-only'
import { type AuditEntry, auditRows } from '@/lib/audit/append'
import type { Doer } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'
import { keepAHeadteacher, NO_CHILD_LEFT } from '../leaving'
import { enrolAll } from '../roll/write-enrolments'
import { beginMemberships, endMemberships, retitleMemberships } from '../roll/write-memberships'
import { addClasses, addPeople, archivePeople, changePeople, keepNumbers } from '../roll/write-people'
import { endTies, tieAll } from '../roll/write-ties'
import type { RollChanges, RollStep } from '../roll-types'

/** Why somebody leaves whom a whole roll does not name, and a parent whose last child does. */
export const ROLL_LEAVING = {
  not_in_roll: 'Not in the roll of the school any more.',
  no_child_left: NO_CHILD_LEFT,
} as const

/** Told how many of how many rows are written. */
type Progress = (done: number, total: number) => Promise<void>

/** Holds everybody of a school until the commit, so that a plan made now still fits when it is written. */
export async function holdRoll(tx: Tx, schoolId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`roll ${schoolId}`}, 0))`
  await tx.$executeRaw`SELECT FROM "Person" WHERE "schoolId" = ${schoolId}::uuid ORDER BY id FOR NO KEY UPDATE`
}

/** Writes a whole roll's changes, each table in one statement, and says of every row what stood there; nothing follows by itself. */
export async function applyRoll(
  tx: Tx,
  changes: RollChanges,
  progress: Progress = async () => {},
): Promise<RollStep[]> {
  const staff = changes.ended.filter(({ kind }) => kind === 'staff').map(({ personId }) => personId)
  await keepAHeadteacher(tx, changes.schoolId, staff)
  const writers: [rows: number, write: (tx: Tx, changes: RollChanges) => Promise<RollStep[]>][] = [
    [changes.classes.length, addClasses],
    [changes.added.length, addPeople],
    [changes.changed.length, changePeople],
    [changes.aliases.length, keepNumbers],
    [changes.begun.length, beginMemberships],
    [changes.retitled.length, retitleMemberships],
    [changes.ended.length, endMemberships],
    [changes.enrolled.length, enrolAll],
    [changes.tied.length + changes.retied.length, tieAll],
    [changes.untied.length, endTies],
    [changes.archived.length, archivePeople],
  ]
  const total = writers.reduce((sum, [rows]) => sum + rows, 0)
  const steps: RollStep[] = []
  let done = 0
  for (const [rows, write] of writers) {
    if (rows === 0) continue
    steps.push(...(await write(tx, changes)))
    done += rows
    await progress(done, total)
  }
  return steps
}

/** What the trail says of each person: of a new record that it came with the roll, of others what happened to them. */
export function rollEntries(changes: RollChanges): AuditEntry[] {
  const { schoolId } = changes
  const isNew = new Set(changes.added.map(({ id }) => id))
  const kinds = new Map<string, string[]>()
  for (const { personId, kind } of changes.begun) kinds.set(personId, [...(kinds.get(personId) ?? []), kind])
  const entry = (action: AuditEntry['action'], subject: string, after: AuditEntry['after']): AuditEntry[] =>
    isNew.has(subject) ? [] : [{ action, subject, schoolId, after }]
  return [
    ...changes.added.map(
      ({ id }): AuditEntry => ({
        action: 'person.added',
        subject: id,
        schoolId,
        after: { kinds: kinds.get(id) ?? [], byRoll: true },
      }),
    ),
    ...changes.changed.flatMap(({ id, fields, unarchive }) => [
      ...(unarchive ? entry('person.restored', id, { byRoll: true }) : []),
      ...(fields.length > 0 ? entry('person.changed', id, { changed: fields, byRoll: true }) : []),
    ]),
    ...changes.begun.flatMap(({ id, personId, kind }) =>
      entry('person.joined', personId, { membershipId: id, kind, byRoll: true }),
    ),
    ...changes.enrolled.flatMap(({ personId, yearGroup, classId }) =>
      entry('pupil.enrolled', personId, { yearGroup, classId, byRoll: true }),
    ),
    ...changes.ended.flatMap(({ id, personId, kind, reason }) =>
      entry('person.left', personId, { membershipId: id, kind, endsOn: changes.day, reason, byRoll: true }),
    ),
    ...changes.archived.flatMap(({ id, reason }) => entry('person.archived', id, { reason, byRoll: true })),
    ...[...changes.tied, ...changes.retied].flatMap(({ parentId, pupilId, values }) => {
      const { relationship: _, ...facts } = values
      return [
        ...entry('guardianship.changed', pupilId, { parentId, ...facts, ended: false, byRoll: true }),
        ...entry('household.changed', parentId, { pupilId, ...facts, ended: false, byRoll: true }),
      ]
    }),
    ...changes.untied.flatMap(({ parentId, pupilId }) => [
      ...entry('guardianship.changed', pupilId, { parentId, ended: true, byRoll: true }),
      ...entry('household.changed', parentId, { pupilId, ended: true, byRoll: true }),
    ]),
  ]
}

/** Writes entries of the trail in one statement, however many; what they announce is answered as a whole, not one by one. */
export async function appendRollEntries(tx: Tx, doer: Doer, entries: AuditEntry[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" (id, "schoolId", action, actor, subject, after)
    SELECT id, "schoolId", action, actor, subject, after FROM jsonb_to_recordset(${JSON.stringify(auditRows(doer, entries))}::jsonb)
      AS entry(id uuid, "schoolId" uuid, action text, actor jsonb, subject text, after jsonb)`
}
