import { AUDIENCES, type Audience } from '@/lib/policies/types'

export const PER_PAGE = 50
export type Query = Record<string, string | string[] | undefined>

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** What the address bar asks of the preview; what makes no sense there narrows nothing. */
export const readQuery = (query: Query) => ({
  q: first(query.q).slice(0, 100),
  audience: AUDIENCES.find((audience) => audience === first(query.audience)),
  page: /^[1-9]\d{0,3}$/.test(first(query.page)) ? Number(first(query.page)) : 1,
})

export function hrefWith(path: string, { q, audience, page }: { q: string; audience?: Audience; page: number }) {
  const words = new URLSearchParams({ ...(q && { q }), ...(audience && { audience }), page: String(page) })
  return `${path}?${words}`
}
