import type { MembershipKind } from '@/lib/people/types'

/** Whose data a rule is about: what they are, or were last, at the school. */
export type RetentionGroup = MembershipKind

export type RetentionRule = {
  yearsAfterLeaving: number
  /** Null: signed forms stay while their person is here. */
  yearsAfterRound: number | null
}

export const GROUP_LABELS: Record<RetentionGroup, string> = {
  staff: 'Staff',
  governor: 'Governors',
  volunteer: 'Volunteers',
  visitor: 'Visitors',
  pupil: 'Pupils',
  parent: 'Parents and carers',
}

/** What a school has that changed nothing, and why. */
export const DEFAULT_RULES: Record<RetentionGroup, RetentionRule & { why: string }> = {
  staff: {
    yearsAfterLeaving: 6,
    yearsAfterRound: null,
    why: 'A claim about the employment can be brought for six years (Limitation Act 1980).',
  },
  governor: {
    yearsAfterLeaving: 6,
    yearsAfterRound: null,
    why: 'As for staff: what the board did may be asked about for six years.',
  },
  volunteer: {
    yearsAfterLeaving: 6,
    yearsAfterRound: null,
    why: 'As for staff: who worked with children may be asked about later.',
  },
  visitor: {
    yearsAfterLeaving: 2,
    yearsAfterRound: 2,
    why: 'A visit is soon over; two years cover questions about it.',
  },
  pupil: {
    yearsAfterLeaving: 7,
    yearsAfterRound: null,
    why: 'Seven years cover most questions about the time at school. If your school keeps pupil files until the 25th birthday, enter more.',
  },
  parent: {
    yearsAfterLeaving: 1,
    yearsAfterRound: null,
    why: 'Never before the record of the last child they signed for: what they signed is part of it.',
  },
}

/** How long IP address and browser of a signature are kept, for everybody. */
export const NETWORK_MONTHS = 12

/** A dry run is approved within so many days, or made anew. */
export const PLAN_DAYS = 14

/** A file of everything held is kept for so many days. */
export const FILE_DAYS = 7

export type PlanState = 'planned' | 'approved' | 'done' | 'discarded'

/** One plan in the list, and how far it has come. */
export type PlanRow = {
  id: string
  state: PlanState
  plannedAt: Date
  plannedBy: string
  approvedAt: Date | null
  approvedBy: string | null
  finishedAt: Date | null
  items: number
  erased: number
  kept: number
}

export type ItemRow = {
  id: string
  state: 'waiting' | 'erased' | 'kept'
  /** The name, or once erased the reference. */
  name: string
  personId: string
  /** The title of the one form that goes; null when everything about the person goes. */
  form: string | null
  group: RetentionGroup
  /** Days, `YYYY-MM-DD`. */
  since: string
  dueOn: string
  keptBecause: string | null
  sections: number
  copies: number
  messages: number
}

export type PlanView = PlanRow & {
  schoolId: string
  /** Too old to be approved. */
  stale: boolean
  sections: number
  copies: number
  byGroup: { group: RetentionGroup; people: number; forms: number }[]
  rows: ItemRow[]
  page: number
  pageCount: number
}

/** Whether a person could be erased today, for their page. */
export type Standing = {
  group: RetentionGroup | null
  /** Since when they have left, and when the years are over; null while they are here. */
  since: string | null
  dueOn: string | null
  /** Why not, each in a sentence; empty when they can be. */
  keptBecause: string[]
  hold: { id: string; reason: string; placedOn: string } | null
  erasedOn: string | null
  reference: string | null
}
