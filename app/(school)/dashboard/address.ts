import { readFilters } from '@/lib/compliance/schema'
import type { RequestFilters } from '@/lib/compliance/types'

/** What the address bar says of the page: the filters of its list, and whether years and classes are unfolded. */
export type Shown = RequestFilters & { unfolded?: boolean }

export type Query = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The round and the filters that the address bar asks for. */
export const readAddress = (query: Query): { roundId: string | undefined; filters: Shown } => ({
  roundId: first(query.round) || undefined,
  filters: { ...readFilters(query), unfolded: first(query.places) === 'yes' },
})

/** The words of the address bar for a round and filters; what is as usual is left out. */
export function wordsOf(roundId: string | undefined, filters: Shown): Record<string, string> {
  const { audience, yearGroup, classId, state, search, sort, direction, page, unfolded } = filters
  const words = {
    round: roundId,
    audience,
    year: yearGroup?.toString(),
    class: classId,
    state: state === 'outstanding' ? undefined : state,
    q: search,
    sort: sort === 'name' ? undefined : sort,
    direction: direction === 'asc' ? undefined : direction,
    page: page === 1 ? undefined : String(page),
    places: unfolded ? 'yes' : undefined,
  }
  return Object.fromEntries(Object.entries(words).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}

/** An address for a round and filters, with some of them changed; pages begin anew unless the change names one. */
export function hrefTo(path: string, roundId: string | undefined, filters: Shown, change: Partial<Shown> = {}): string {
  const text = new URLSearchParams(wordsOf(roundId, { ...filters, page: 1, ...change })).toString()
  return text ? `${path}?${text}` : path
}

export const NO_FILTERS: RequestFilters = readFilters({})

export const isNarrowed = ({ audience, yearGroup, classId, state, search }: RequestFilters) =>
  audience !== undefined || yearGroup !== undefined || classId !== undefined || state !== 'outstanding' || search !== ''
