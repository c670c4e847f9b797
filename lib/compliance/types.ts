import type { Audience } from '@/lib/policies/types'
import type { RequestState } from '@/lib/rounds/types'

/** Requests that count, those of them that are complete, and those outstanding; exempt and closed ones do not count. */
export type Tally = {
  asked: number
  complete: number
  outstanding: number
  exempt: number
  byState: Partial<Record<RequestState, number>>
}

export type Dashboard = {
  total: Tally
  byAudience: { audience: Audience; tally: Tally }[]
  byYearGroup: { yearGroup: number | null; tally: Tally }[]
  byClass: { classId: string | null; className: string; yearGroup: number | null; tally: Tally }[]
}

/** How many forms stand in a state. */
export type StateCount = { state: RequestState; count: number }

export const SORTS = ['name', 'class', 'state', 'form'] as const
export type Sort = (typeof SORTS)[number]

/** `state` "outstanding" stands for every outstanding one. */
export type RequestFilters = {
  audience?: Audience
  yearGroup?: number
  classId?: string
  state: RequestState | 'outstanding' | 'all'
  search: string
  sort: Sort
  direction: 'asc' | 'desc'
  page: number
}

export type RequestRow = {
  requestId: string
  personId: string
  personName: string
  audience: Audience
  title: string
  className: string | null
  yearGroup: number | null
  state: RequestState
  /** Who has still to sign, in words such as "the pupil, then Ana Silva or Rui Silva"; empty when nobody. */
  waitsFor: string
  completedAt: string | null
}
