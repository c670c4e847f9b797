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
