import { z } from 'zod'
import { AUDIENCES } from '@/lib/policies/types'
import { REQUEST_STATES } from '@/lib/rounds/types'
import { type RequestFilters, SORTS } from './types'

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const given = <T extends z.ZodType>(type: T) => z.preprocess((value) => one(value) || undefined, type)

/** Filters as they stand in the address bar; what is not understood counts as not given. */
const Filters = z.object({
  audience: given(z.enum(AUDIENCES).optional().catch(undefined)),
  year: given(z.coerce.number().int().min(-1).max(13).optional().catch(undefined)),
  class: given(z.uuid().optional().catch(undefined)),
  state: given(
    z
      .enum([...REQUEST_STATES, 'outstanding', 'all'])
      .default('outstanding')
      .catch('outstanding'),
  ),
  q: given(z.string().trim().max(100).default('').catch('')),
  sort: given(z.enum(SORTS).default('name').catch('name')),
  direction: given(z.enum(['asc', 'desc']).default('asc').catch('asc')),
  page: given(z.coerce.number().int().min(1).max(10_000).default(1).catch(1)),
})

export function readFilters(query: Record<string, string | string[] | undefined>): RequestFilters {
  const { year, class: classId, q, ...filters } = Filters.parse(query)
  return { ...filters, yearGroup: year, classId, search: q }
}
