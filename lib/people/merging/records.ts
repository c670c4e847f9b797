import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import type { PersonGetPayload, PersonSelect } from '@/lib/db/generated/models'
import { AppError } from '@/lib/errors'

const TIE = {
  id: true,
  parentId: true,
  pupilId: true,
  relationship: true,
  parentalResponsibility: true,
  appointed: true,
  contactOrder: true,
  livesWith: true,
  receivesMail: true,
  priority: true,
  organisation: true,
  neverTheirs: true,
  startedOn: true,
  endedOn: true,
} as const

const other = { select: { id: true, displayName: true, email: true } } as const

const RECORD = {
  id: true,
  schoolId: true,
  givenName: true,
  familyName: true,
  displayName: true,
  searchName: true,
  dateOfBirth: true,
  email: true,
  phone: true,
  upn: true,
  externalId: true,
  archivedAt: true,
  mergedIntoId: true,
  erasedAt: true,
  memberships: {
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, title: true, startsOn: true, endsOn: true, endReason: true },
  },
  enrolments: {
    orderBy: { academicYear: 'desc' },
    select: { id: true, academicYear: true, yearGroup: true, classId: true, class: { select: { name: true } } },
  },
  children: { orderBy: { id: 'asc' }, select: { ...TIE, pupil: other } },
  guardians: { orderBy: { id: 'asc' }, select: { ...TIE, parent: other } },
} as const satisfies PersonSelect

/** All that a merge moves of one person, within this domain. */
export type MergeRecord = PersonGetPayload<{ select: typeof RECORD }>
export type TieRecord = Omit<MergeRecord['children'][number], 'pupil'>

/** The two records of one school; throws NOT_FOUND. */
export async function readRecords(tx: Tx, schools: { schoolId: { in: string[] } }, keptId: string, otherId: string) {
  const records = await tx.person.findMany({ where: { id: { in: [keptId, otherId] }, ...schools }, select: RECORD })
  const [kept, merged] = [keptId, otherId].map((id) => records.find((record) => record.id === id))
  if (!kept || !merged || kept.schoolId !== merged.schoolId) {
    throw new AppError('NOT_FOUND', 'We cannot find that person.')
  }
  return { kept, other: merged }
}

/** The same text while nothing about the two has changed. */
export const fingerprint = (kept: MergeRecord, merged: MergeRecord) =>
  createHash('sha256')
    .update(JSON.stringify([kept, merged]))
    .digest('hex')
    .slice(0, 32)
