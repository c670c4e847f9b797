import 'server-only'
import { dayOf, londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { liveOn } from '@/lib/people/queries'
import type { MembershipKind } from '@/lib/people/types'
import type { Audience, ParentRule } from '@/lib/policies/types'
import { academicYearOf, yearGroupLabel } from '@/lib/schools/types'
import { audienceReason, audiencesOf } from './audience'
import { type Guardian, type PlannedSlot, planSlots } from './slots'

export type PlannedRequest = {
  agreementId: string
  agreementVersionId: string
  agreementTitle: string
  audience: Audience
  parentRule: ParentRule
  capacity: MembershipKind
  personId: string
  personName: string
  pupilId: string | null
  classId: string | null
  className: string | null
  yearGroup: number | null
  slots: PlannedSlot[]
  /** Why this person is asked, for the preview. */
  reason: string
}

const contact = { email: true, accounts: { select: { accountId: true }, take: 1 } } as const
const isReachable = (person: { email: string | null; accounts: unknown[] }) =>
  person.email !== null || person.accounts.length > 0

/** Everyone whom a round asks for one of its agreements, as the roll stands today for the day it opens; `personIds` narrows it to some. */
export async function whoIsAsked(tx: Tx, roundId: string, personIds?: string[]): Promise<PlannedRequest[]> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      schoolId: true,
      academicYear: true,
      kind: true,
      opensOn: true,
      school: { select: { firstSigningYear: true, lastYoungerYear: true } },
      agreements: {
        select: {
          agreementId: true,
          agreementVersionId: true,
          agreement: { select: { audience: true } },
          agreementVersion: { select: { title: true, parentRule: true } },
        },
      },
    },
  })
  // A round that is prepared in the summer is not for those who leave before it opens.
  const day = [londonDay(now()), dayOf(round.opensOn)].sort().at(-1) ?? ''
  // A standing round outlives the year it was opened in.
  const academicYear = round.kind === 'standing' ? academicYearOf(day) : round.academicYear
  const memberships = await tx.membership.findMany({
    where: {
      schoolId: round.schoolId,
      kind: { not: 'parent' },
      ...liveOn(day),
      person: { archivedAt: null, id: personIds && { in: personIds } },
    },
    select: {
      kind: true,
      person: {
        select: {
          id: true,
          displayName: true,
          ...contact,
          enrolments: {
            where: { academicYear },
            select: { yearGroup: true, classId: true, class: { select: { name: true } } },
          },
          guardians: {
            where: { endedOn: null, parent: { archivedAt: null } },
            select: {
              parentId: true,
              parentalResponsibility: true,
              appointed: true,
              contactOrder: true,
              receivesMail: true,
              parent: { select: contact },
            },
          },
        },
      },
    },
    orderBy: { person: { familyName: 'asc' } },
  })

  const seen = new Set<string>()
  return memberships.flatMap(({ kind, person }) => {
    const enrolment = kind === 'pupil' ? person.enrolments[0] : undefined
    const yearGroup = enrolment?.yearGroup ?? null
    const guardians: Guardian[] = person.guardians.map(({ parent, ...facts }) => ({
      ...facts,
      ended: false,
      reachable: isReachable(parent),
    }))
    // A pupil is reached in class, or by an account of their own.
    const reachable = isReachable(person) || Boolean(enrolment?.classId)
    const subject = { personId: person.id, yearGroup, reachable, guardians }
    return audiencesOf(kind, yearGroup, round.school).flatMap((audience) => {
      const asked = round.agreements.filter((entry) => entry.agreement.audience === audience)
      return asked.flatMap(({ agreementId, agreementVersionId, agreementVersion }) => {
        const capacity: MembershipKind = audience === 'parents' ? 'parent' : kind
        const key = `${agreementId} ${person.id} ${capacity}`
        if (seen.has(key)) return []
        seen.add(key)
        return [
          {
            agreementId,
            agreementVersionId,
            agreementTitle: agreementVersion.title,
            audience,
            parentRule: agreementVersion.parentRule,
            capacity,
            personId: person.id,
            personName: person.displayName,
            pupilId: kind === 'pupil' ? person.id : null,
            classId: enrolment?.classId ?? null,
            className: enrolment?.class?.name ?? null,
            yearGroup,
            slots: planSlots(audience, subject, round.school),
            reason: audienceReason(audience, yearGroup === null ? null : yearGroupLabel(yearGroup)),
          },
        ]
      })
    })
  })
}
