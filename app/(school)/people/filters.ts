import { pageNumber } from '@/app/_lib/page-number'
import { MEMBERSHIP_KINDS, type PeopleFilters } from '@/lib/people/types'

export type ListQuery = {
  q?: string
  kind?: string
  class?: string
  year?: string
  archived?: string
  sort?: string
  order?: string
  page?: string
}

/** The address bar's words; a repeated one counts with its first value. */
export const queryOf = (params: Record<string, string | string[] | undefined>): ListQuery =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]))

const SORTS = ['name', 'given', 'added'] as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The filters that the address bar asks for; what makes no sense there narrows nothing. */
export function filtersOf(query: ListQuery, schoolId: string): PeopleFilters {
  const year = query.year && /^-?\d{1,2}$/.test(query.year) ? Number(query.year) : undefined
  return {
    schoolId,
    search: query.q,
    kind: MEMBERSHIP_KINDS.find((kind) => kind === query.kind),
    classId: query.class && UUID.test(query.class) ? query.class : undefined,
    yearGroup: year,
    archived: query.archived === 'yes',
    sort: SORTS.find((sort) => sort === query.sort),
    descending: query.order === 'desc',
    page: pageNumber(query.page),
  }
}

/** The list's address with some words changed; pages begin anew unless the change names one. */
export function hrefWith(query: ListQuery, change: ListQuery): string {
  const next: ListQuery = { ...query, page: undefined, ...change }
  const words = new URLSearchParams()
  for (const key of ['q', 'kind', 'class', 'year', 'archived', 'sort', 'order', 'page'] as const) {
    const value = next[key]
    if (value) words.set(key, value)
  }
  const text = words.toString()
  return text ? `/people?${text}` : '/people'
}

/** Whether the list is in order of family name: a search is not, unless it is asked for. */
export const inOrderOfName = ({ q, sort }: ListQuery) => sort === 'name' || (!sort && !q)

export const isNarrowed = (query: ListQuery) => Boolean(query.q || query.class || query.year || query.archived)
