import 'server-only'
import type { AuditDetail, AuditEntry } from '@/lib/audit/append'
import { dateOnly } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { liveOn, today } from './membership-time'
import { nothingChanged } from './rows'
import type { ParentalResponsibility } from './types'

export type GuardianshipInput = {
  relationship: string
  parentalResponsibility: ParentalResponsibility
  appointed: boolean
  contactOrder: boolean
  livesWith: boolean
  receivesMail: boolean
  /** Who is contacted first has 1; what is left out stays as it is. */
  priority?: number | null
  /** For whom a carer acts: an agency or an authority. */
  organisation?: string | null
}

const FACTS = {
  relationship: true,
  parentalResponsibility: true,
  appointed: true,
  contactOrder: true,
  livesWith: true,
  receivesMail: true,
  priority: true,
  organisation: true,
} as const

// Relationship and organisation are free text about a family: their change is recorded, their words are not.
const auditOf = ({
  relationship: _,
  organisation: _organisation,
  priority = null,
  ...facts
}: GuardianshipInput): AuditDetail => ({
  ...facts,
  priority,
})

/** What the audit trail says of a tie: to the pupil, whose requests follow it, and on the parent's own page. */
export const tieEntries = (
  tie: { schoolId: string; pupilId: string; parentId: string },
  before: GuardianshipInput | null,
  after: AuditDetail,
): [AuditEntry, AuditEntry] => [
  {
    action: 'guardianship.changed',
    subject: tie.pupilId,
    schoolId: tie.schoolId,
    before: before ? auditOf(before) : undefined,
    after: { parentId: tie.parentId, ...after },
  },
  {
    action: 'household.changed',
    subject: tie.parentId,
    schoolId: tie.schoolId,
    before: before ? auditOf(before) : undefined,
    after: { pupilId: tie.pupilId, ...after },
  },
]

/** Adds, changes or takes up again the tie between a parent and a pupil, both of them held; the parent becomes a member. */
export async function tieTogether(
  tx: Tx,
  tie: { schoolId: string; pupilId: string; parentId: string },
  input: GuardianshipInput,
): Promise<AuditEntry[]> {
  const day = today()
  const isPupil = (personId: string) =>
    tx.membership.count({ where: { personId, kind: 'pupil', ...liveOn(day) } }).then((count) => count > 0)
  if (!(await isPupil(tie.pupilId))) throw new AppError('CONFLICT', 'This person is not a pupil here now.')
  if (await isPupil(tie.parentId)) throw AppError.field('parentId', 'A pupil cannot answer for another pupil.')

  // Mail about the pupil would itself be a contact.
  const { relationship, parentalResponsibility, appointed, contactOrder, livesWith } = input
  const facts = {
    relationship,
    parentalResponsibility,
    appointed,
    contactOrder,
    livesWith,
    receivesMail: input.receivesMail && !contactOrder,
    ...(input.priority !== undefined && { priority: input.priority }),
    ...(input.organisation !== undefined && { organisation: input.organisation }),
  }
  const existing = await tx.guardianship.findUnique({
    where: { schoolId_parentId_pupilId: tie },
    select: { id: true, endedOn: true, ...FACTS },
  })
  const before = existing && existing.endedOn === null ? existing : null
  if (before && Object.entries(facts).every(([key, value]) => before[key as keyof typeof facts] === value)) {
    throw nothingChanged()
  }
  if (!existing) await tx.guardianship.create({ data: { ...tie, ...facts, startedOn: dateOnly(day) } })
  else {
    const again = existing.endedOn === null ? {} : { endedOn: null, neverTheirs: false, startedOn: dateOnly(day) }
    await tx.guardianship.update({ where: { id: existing.id }, data: { ...facts, ...again } })
  }
  return [
    ...(await becomeParent(tx, tie.schoolId, tie.parentId)),
    ...tieEntries(tie, before && pick(before), { ...auditOf(facts), ended: false }),
  ]
}

const pick = (row: GuardianshipInput): GuardianshipInput => ({
  relationship: row.relationship,
  parentalResponsibility: row.parentalResponsibility,
  appointed: row.appointed,
  contactOrder: row.contactOrder,
  livesWith: row.livesWith,
  receivesMail: row.receivesMail,
  priority: row.priority,
})

async function becomeParent(tx: Tx, schoolId: string, personId: string): Promise<AuditEntry[]> {
  const day = today()
  const already = await tx.membership.count({ where: { personId, kind: 'parent', ...liveOn(day) } })
  if (already > 0) return []
  const { id } = await tx.membership.create({
    data: { schoolId, personId, kind: 'parent', startsOn: dateOnly(day) },
    select: { id: true },
  })
  return [{ action: 'person.joined', subject: personId, schoolId, after: { membershipId: id, kind: 'parent' } }]
}
