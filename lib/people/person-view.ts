import 'server-only'
import { dayOf, londonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { PersonGetPayload, PersonSelect, PersonWhereInput } from '@/lib/db/generated/models'
import { academicYearOf } from '@/lib/schools/types'
import type { HistoryEntry, MembershipKind, PersonView, Tie } from './types'

const TIE = {
  relationship: true,
  parentalResponsibility: true,
  appointed: true,
  contactOrder: true,
  livesWith: true,
  receivesMail: true,
  priority: true,
  organisation: true,
  neverTheirs: true,
  endedOn: true,
} as const
const OTHER = { select: { id: true, displayName: true, email: true } } as const

/** What a person's page reads; relatives outside of `inReach` are left out. */
export const PERSON_SELECT = (inReach: PersonWhereInput) =>
  ({
    id: true,
    schoolId: true,
    givenName: true,
    familyName: true,
    displayName: true,
    email: true,
    phone: true,
    dateOfBirth: true,
    upn: true,
    archivedAt: true,
    erasedAt: true,
    mergedInto: { select: { id: true, displayName: true } },
    memberships: {
      orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
      select: { id: true, kind: true, title: true, startsOn: true, endsOn: true, endReason: true },
    },
    enrolments: {
      orderBy: { academicYear: 'desc' },
      select: { academicYear: true, yearGroup: true, classId: true, class: { select: { name: true } } },
    },
    guardians: {
      where: { parent: inReach },
      orderBy: [
        { priority: { sort: 'asc', nulls: 'last' } },
        { livesWith: 'desc' },
        { startedOn: 'asc' },
        { id: 'asc' },
      ],
      select: { ...TIE, parent: OTHER },
    },
    children: {
      where: { pupil: inReach },
      orderBy: [{ pupil: { dateOfBirth: 'asc' } }, { id: 'asc' }],
      select: { ...TIE, pupil: OTHER },
    },
  }) satisfies PersonSelect

type Row = PersonGetPayload<{ select: ReturnType<typeof PERSON_SELECT> }>

type TieRow = Pick<Row['guardians'][number], keyof typeof TIE>
const tie = ({ endedOn, ...facts }: TieRow, other: Row['guardians'][number]['parent']): Tie => ({
  relationship: facts.relationship,
  parentalResponsibility: facts.parentalResponsibility,
  appointed: facts.appointed,
  contactOrder: facts.contactOrder,
  livesWith: facts.livesWith,
  receivesMail: facts.receivesMail,
  priority: facts.priority,
  organisation: facts.organisation,
  neverTheirs: facts.neverTheirs,
  ended: endedOn !== null,
  personId: other.id,
  displayName: other.displayName,
  email: other.email,
})

/** A person's row as the page shows it on a `YYYY-MM-DD` day, with memberships of the given kinds only. */
export function viewOf(
  row: Row,
  kinds: MembershipKind[],
  day: string,
): Omit<PersonView, 'sharesEmailWith' | 'history'> {
  const { memberships, enrolments, guardians, children, dateOfBirth, archivedAt, erasedAt, ...plain } = row
  return {
    ...plain,
    dateOfBirth: dateOfBirth && dayOf(dateOfBirth),
    archivedOn: archivedAt && londonDay(archivedAt),
    erasedOn: erasedAt && londonDay(erasedAt),
    memberships: memberships
      .filter(({ kind }) => kinds.includes(kind))
      .map((membership) => {
        const endsOn = membership.endsOn && dayOf(membership.endsOn)
        return { ...membership, startsOn: dayOf(membership.startsOn), endsOn, live: endsOn === null || endsOn > day }
      }),
    enrolments: (kinds.includes('pupil') ? enrolments : []).map(({ class: schoolClass, ...enrolment }) => ({
      ...enrolment,
      className: schoolClass?.name ?? null,
      current: enrolment.academicYear === academicYearOf(day),
    })),
    parents: guardians.map(({ parent, ...facts }) => tie(facts, parent)),
    children: children.map(({ pupil, ...facts }) => tie(facts, pupil)),
  }
}

/** The latest hundred entries of the audit trail about a person, newest first, with the names of those who acted. */
export async function historyOf(schoolId: string, personId: string): Promise<HistoryEntry[]> {
  const entries = await db.auditEntry.findMany({
    where: { schoolId, subject: personId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
    select: { id: true, at: true, action: true, actor: true, after: true },
  })
  const accountIds = [...new Set(entries.flatMap(({ actor }) => accountIdOf(actor) ?? []))]
  const accounts = await db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, name: true } })
  const names = new Map(accounts.map(({ id, name }) => [id, name]))
  return entries.map(({ id, at, action, actor, after }) => ({
    id,
    at,
    action,
    by: names.get(accountIdOf(actor) ?? '') ?? (partOf(actor, 'kind') === 'link' ? 'a personal link' : 'Countersign'),
    detail: (after ?? {}) as HistoryEntry['detail'],
  }))
}

const partOf = (actor: unknown, key: string): unknown =>
  typeof actor === 'object' && actor !== null ? (actor as Record<string, unknown>)[key] : undefined

function accountIdOf(actor: unknown): string | null {
  const value = partOf(actor, 'accountId')
  return typeof value === 'string' ? value : null
}
