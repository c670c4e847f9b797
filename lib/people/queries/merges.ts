import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere, scopesOf } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { yearGroupLabel } from '@/lib/schools/types'
import { today } from '../membership-time'
import { differingFields, placeOf, refusalOf, settle, valuesOf, warningsOf } from '../merging/judge'
import { fingerprint, type MergeRecord, readRecords, type TieRecord } from '../merging/records'
import { areIds, pairOf } from '../merging/two-people'
import type { MergeDone, MergeRecordView, MergeView } from '../merging/types'
import type { Tie } from '../types'

/** Two records side by side with what would become of them; null when one of them is out of reach. */
export async function getMerge(actor: Actor, keptId: string, otherId: string): Promise<MergeView | null> {
  const schools = schoolsWhere(actor, 'people.change')
  if (!areIds(keptId, otherId)) return null
  const records = await readRecords(db, schools, keptId, otherId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
  if (!records) return null
  const { kept, other } = records
  const day = today()
  const { schoolId } = kept
  const apart = await db.twoPeople.count({ where: { schoolId, ...pairOf(keptId, otherId) } })
  return {
    schoolId,
    kept: viewOf(kept, day),
    other: viewOf(other, day),
    differing: differingFields(kept, other, day),
    proposed: settle(kept, other, day, {}),
    refusal: refusalOf(kept, other, day),
    warnings: warningsOf(kept, other, apart > 0),
    seen: fingerprint(kept, other),
  }
}

function viewOf(record: MergeRecord, day: string): MergeRecordView {
  const place = placeOf(record, day)
  const { memberships, guardians, children, id, displayName, archivedAt } = record
  return {
    id,
    displayName,
    archived: archivedAt !== null,
    values: {
      ...valuesOf(record, day),
      name: nameOf(record),
      place: place ? [yearGroupLabel(place.yearGroup), place.class?.name].filter(Boolean).join(', ') : null,
    },
    memberships: memberships.map(({ kind, title, endsOn }) => ({
      kind,
      title,
      live: endsOn === null || dayOf(endsOn) > day,
    })),
    parents: guardians.map(({ parent, ...tie }) => tieOf(tie, parent)),
    children: children.map(({ pupil, ...tie }) => tieOf(tie, pupil)),
  }
}

/** The name shown, and behind it the full one where that is another. */
function nameOf({ givenName, familyName, displayName }: MergeRecord) {
  const full = [givenName, familyName].filter(Boolean).join(' ')
  return full === displayName ? full : `${displayName} (${full})`
}

const tieOf = (
  { id: _id, parentId: _parentId, pupilId: _pupilId, startedOn: _startedOn, endedOn, ...facts }: TieRecord,
  person: { id: string; displayName: string; email: string | null },
): Tie => ({
  ...facts,
  ended: endedOn !== null,
  personId: person.id,
  displayName: person.displayName,
  email: person.email,
})

const name = { select: { id: true, displayName: true } } as const
const DONE = { id: true, schoolId: true, mergedAt: true, kept: name, other: name } as const

/** The merges that stand in which a person's record was kept or merged away, latest first; for those who may change people. */
export async function listMergesOf(actor: Actor, personId: string): Promise<MergeDone[]> {
  if (scopesOf(actor, 'people.change').length === 0) return []
  return db.personMerge.findMany({
    where: {
      ...schoolsWhere(actor, 'people.change'),
      undoneAt: null,
      OR: [{ keptId: personId }, { otherId: personId }],
    },
    orderBy: { mergedAt: 'desc' },
    select: DONE,
  })
}

/** One merge that stands; null when it was undone or is out of reach. */
export async function getMergeDone(actor: Actor, mergeId: string): Promise<MergeDone | null> {
  if (!areIds(mergeId)) return null
  return db.personMerge.findFirst({
    where: { id: mergeId, undoneAt: null, ...schoolsWhere(actor, 'people.change') },
    select: DONE,
  })
}
