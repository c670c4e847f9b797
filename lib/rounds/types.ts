import type { Audience, ParentRule } from '@/lib/policies/types'

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

const SETTLED: readonly RequestState[] = ['complete', 'exempt', 'closed']

/** In an open round every state is outstanding but these. */
export const isOutstanding = (state: RequestState) => !SETTLED.includes(state)

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

/** A round as lists of rounds name it. */
export type RoundHead = Pick<RoundView, 'id' | 'name' | 'status' | 'dueOn' | 'closedAt'>

/** One request that a round would make, with who would be asked to sign it. */
export type PlannedView = {
  agreementId: string
  agreementTitle: string
  audience: Audience
  personId: string
  personName: string
  className: string | null
  yearGroup: number | null
  /** Why, read on from the name: "is a governor". */
  reason: string
  signers: { kind: 'self' | 'pupil' | 'parent'; personId: string; name: string; reachable: boolean }[]
  /** Why it could not be answered, or null. */
  trouble: string | null
}

export type RoundPreview = {
  rows: PlannedView[]
  groups: { audience: Audience; requests: number; people: number; unreachable: number }[]
  /** People with a place to sign, each once. */
  signers: number
  /** Of those, people who would get a message. */
  messages: number
}

export type RequestResponse = {
  id: string
  number: number
  outcome: 'agreed' | 'declined'
  route: 'account' | 'link' | 'class_session' | 'kiosk' | 'paper'
  reference: string
  signer: string
  signedAt: string
  version: number
  takenBack: { at: string; reason: string | null } | null
  evidence: { sequence: number; hash: string } | null
  /** Of declining; null for those who may not read it. */
  reason: string | null
  current: boolean
  mayTakeBack: boolean
}

/** Days are `YYYY-MM-DD`, instants ISO 8601; reasons are null for those who may not read them. */
export type RequestView = {
  id: string
  schoolId: string
  audience: Audience
  state: RequestState
  parentRule: ParentRule
  className: string | null
  yearGroup: number | null
  askedAt: string | null
  completedAt: string | null
  exemption: { reason: string | null; until: string | null } | null
  closed: { at: string; reason: string | null } | null
  copyState: 'none' | 'queued' | 'ready' | 'failed'
  copyError: string | null
  person: { id: string; displayName: string }
  round: { id: string; name: string; dueOn: string; status: RoundStatus }
  agreementVersion: { title: string; number: number }
  slots: {
    id: string
    kind: 'self' | 'pupil' | 'parent'
    required: boolean
    withdrawn: boolean
    waived: { reason: string | null } | null
    person: { id: string; displayName: string }
    responses: RequestResponse[]
  }[]
}

/** A parent's answer about a child, as it stands. */
export type SignedForChild = {
  responseId: string
  requestId: string
  title: string
  roundName: string
  outcome: 'agreed' | 'declined'
  signedAt: Date
  reference: string
}

/** What a merge of two records of one person does to what they are asked. */
export type MergedRequests = {
  /** Requests that the other record alone had. */
  moved: number
  /** Places to sign as a parent that the other record has. */
  asParent: number
  /** Forms that were agreed under one record and declined under the other. */
  against: number
  /** Requests that both had: which one stays, and how many signatures the closed one keeps. */
  replaced: { title: string; roundName: string; state: RequestState; keptStays: boolean; answersAside: number }[]
}
