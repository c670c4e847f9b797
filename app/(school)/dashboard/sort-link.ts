import type { Sort as SortLink } from '@/components/ui/sort-header'
import { SORTS, type Sort } from '@/lib/compliance/types'
import { hrefTo, type Shown } from './address'

/** The link at the head of each column that sorts. */
export const sortLinks = (roundId: string, filters: Shown) =>
  Object.fromEntries(SORTS.map((column) => [column, sortLink(roundId, filters, column)]))

/** Sorts by a column, or turns the order round. */
function sortLink(roundId: string, filters: Shown, column: Sort): SortLink {
  const sorted = filters.sort === column
  const direction = sorted && filters.direction === 'asc' ? 'desc' : 'asc'
  return {
    href: `${hrefTo('/dashboard', roundId, filters, { sort: column, direction })}#who`,
    direction: !sorted ? 'none' : filters.direction === 'asc' ? 'ascending' : 'descending',
  }
}
