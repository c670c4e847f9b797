import type { Prisma } from '@/lib/db/client'
import type { RequestFilters } from './types'

/** The order of a list as the indexes of requests have it: in order of name unless sorted by something else first. */
export function requestOrder({ sort, direction }: RequestFilters): Prisma.RequestOrderByWithRelationInput[] {
  const name = (way: 'asc' | 'desc'): Prisma.RequestOrderByWithRelationInput[] => [{ sortName: way }, { id: way }]
  if (sort === 'class') return [{ yearGroup: direction }, { className: direction }, ...name('asc')]
  if (sort === 'state') return [{ state: direction }, ...name('asc')]
  if (sort === 'form') return [{ audience: direction }, ...name('asc')]
  return name(direction)
}
