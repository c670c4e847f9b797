import { pageNumber } from '@/app/_lib/page-number'
import type { ImportSection } from '@/lib/imports/view-types'

/** The lists of an import that have a tab of their own. */
export const LISTS = [
  'new',
  'changed',
  'moved',
  'left',
  'ties',
  'unchanged',
] as const satisfies readonly ImportSection[]
export type ListName = (typeof LISTS)[number]

export const LIST_WORDS: Record<ListName, string> = {
  new: 'New',
  changed: 'Changed',
  moved: 'Moved class',
  left: 'Left',
  ties: 'Families',
  unchanged: 'Unchanged',
}

/** Which list of an import the address asks for, with its search and page; null for the first that holds anything. */
export type View = { list: ListName | null; search: string; page: number }

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

export function readView(query: Record<string, string | string[] | undefined>): View {
  return {
    list: LISTS.find((list) => list === first(query.show)) ?? null,
    search: first(query.q).trim().slice(0, 100),
    page: pageNumber(query.page),
  }
}

/** The address of a list of an import. */
export function hrefOf(importId: string, list: ListName, search = '', page = 1): string {
  const words = new URLSearchParams({ show: list })
  if (search) words.set('q', search)
  if (page > 1) words.set('page', String(page))
  return `/imports/${importId}?${words}#list`
}
