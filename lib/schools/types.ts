import type { OpenIdKind } from '@/lib/auth/openid/types'

/** Nursery is -1, Reception 0, Year 1 to 13 their number. */
export const YEAR_GROUPS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] as const

export const yearGroupLabel = (yearGroup: number) =>
  yearGroup === -1 ? 'Nursery' : yearGroup === 0 ? 'Reception' : `Year ${yearGroup}`

/** "2026/27" for 2026. */
export const academicYearLabel = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`

/** What a page of a school shows of it. */
export type SchoolLook = { id: string; name: string; urn: string; accent: string; crestUrl: string | null }

/** The calendar year in which the academic year of a `YYYY-MM-DD` day begins: 1 September to 31 August. */
export const academicYearOf = (day: string) => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0)

/** A school on the sign-in page, with the ways that lead to its own accounts. */
export type OwnSignIn = { schoolName: string; ways: { kind: OpenIdKind; id: string }[] }

/** One kind of sign-in with the school's accounts as its settings show it. */
export type OwnSignInSettings = {
  kind: OpenIdKind
  redirectAddress: string
  /** What may be chosen where the issuer is neither Google nor Microsoft. */
  issuers: readonly string[]
  saved: { tenant: string; domains: string[]; clientId: string; updatedAt: Date } | null
}
