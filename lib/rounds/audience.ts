import type { MembershipKind } from '@/lib/people/types'
import type { Audience } from '@/lib/policies/types'

/** The school's two settings on who gets which pupils' form. */
export type PupilFormRule = { firstSigningYear: number; lastYoungerYear: number }

/** The form for a pupil of a year group; a pupil without a year group gets the younger pupils' form. */
export const pupilAudience = (yearGroup: number | null, rule: PupilFormRule): Audience =>
  yearGroup !== null && yearGroup > rule.lastYoungerYear ? 'older_pupils' : 'younger_pupils'

/** Whether a pupil of a year group signs for themself. */
export const pupilSigns = (yearGroup: number | null, rule: PupilFormRule) =>
  yearGroup !== null && yearGroup >= rule.firstSigningYear

const ADULT_AUDIENCE = {
  staff: 'staff',
  governor: 'governors',
  volunteer: 'volunteers',
  visitor: 'visitors',
} as const satisfies Partial<Record<MembershipKind, Audience>>

/** The audiences a membership belongs to; a pupil brings the parents' form about them with it. */
export function audiencesOf(kind: MembershipKind, yearGroup: number | null, rule: PupilFormRule): Audience[] {
  if (kind === 'pupil') return [pupilAudience(yearGroup, rule), 'parents']
  return kind === 'parent' ? [] : [ADULT_AUDIENCE[kind]]
}

/** Why somebody is asked, in words that the preview shows. */
export const audienceReason = (audience: Audience, yearGroup: string | null): string => {
  switch (audience) {
    case 'staff':
      return 'is a member of staff'
    case 'governors':
      return 'is a governor'
    case 'volunteers':
      return 'is a volunteer'
    case 'visitors':
      return 'is a visitor or contractor'
    case 'older_pupils':
    case 'younger_pupils':
      return yearGroup ? `is a pupil in ${yearGroup}` : 'is a pupil without a year group'
    case 'parents':
      return 'is a pupil whose parents or carers are asked'
  }
}
