import type { Audience } from '@/lib/policies/types'

/** What may be said of one request; derived from its slots, never typed in. */
export const REQUEST_STATES = [
  'not_asked',
  'no_contact',
  'waiting_for_pupil',
  'waiting_for_parent',
  'waiting',
  'complete',
  'declined',
  'in_conflict',
  'outdated',
  'exempt',
  'closed',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const REQUEST_STATE_LABELS: Record<RequestState, string> = {
  not_asked: 'Not asked yet',
  no_contact: 'No contact details',
  waiting_for_pupil: 'Waiting for pupil',
  waiting_for_parent: 'Waiting for parent',
  waiting: 'Waiting',
  complete: 'Complete',
  declined: 'Declined',
  in_conflict: 'In conflict',
  outdated: 'Outdated',
  exempt: 'Exempt',
  closed: 'Closed',
}

export const ROUND_STATUSES = ['draft', 'open', 'closed'] as const
export type RoundStatus = (typeof ROUND_STATUSES)[number]

/** Days are `YYYY-MM-DD`, instants ISO 8601. */
export type RoundView = {
  id: string
  schoolId: string
  name: string
  kind: 'yearly' | 'standing'
  academicYear: number
  opensOn: string
  dueOn: string
  reminderDays: number[]
  status: RoundStatus
  openedAt: string | null
  closedAt: string | null
  agreements: { agreementId: string; policyId: string; audience: Audience; title: string; version: number }[]
}
