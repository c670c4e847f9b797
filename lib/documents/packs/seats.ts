import type { Audience } from '@/lib/policies/types'

export type Seated = {
  requestId: string
  personId: string
  audience: Audience
  classId: string | null
  className: string | null
  yearGroup: number | null
  /** Family and given name with a tab between. */
  sortName: string
}

const PUPILS: readonly Audience[] = ['older_pupils', 'younger_pupils', 'parents']
const ORDER: readonly Audience[] = [
  'younger_pupils',
  'older_pupils',
  'parents',
  'staff',
  'governors',
  'volunteers',
  'visitors',
]
const LAST = 99

const inNames = new Intl.Collator('en-GB')
const inClasses = new Intl.Collator('en-GB', { numeric: true })

/**
 * As the classes sit: by year and class, and in a class by family name, a pupil's forms together; then pupils without a
 * class, then adults by group.
 */
export function inSeats<Row extends Seated>(rows: readonly Row[]): Row[] {
  // A class of two year groups is one class, under the first of them.
  const firstYear = new Map<string, number>()
  for (const { classId, yearGroup } of rows) {
    if (classId) firstYear.set(classId, Math.min(firstYear.get(classId) ?? LAST, yearGroup ?? LAST))
  }
  const keyed = rows.map((row) => {
    const year = row.classId ? (firstYear.get(row.classId) ?? LAST) : LAST
    const group = PUPILS.includes(row.audience) ? 0 : ORDER.indexOf(row.audience)
    return { row, group, year, className: row.className ?? '' }
  })
  keyed.sort(
    (a, b) =>
      a.group - b.group ||
      a.year - b.year ||
      inClasses.compare(a.className, b.className) ||
      compareWords(a.row.classId ?? '', b.row.classId ?? '') ||
      inNames.compare(a.row.sortName, b.row.sortName) ||
      compareWords(a.row.personId, b.row.personId) ||
      ORDER.indexOf(a.row.audience) - ORDER.indexOf(b.row.audience) ||
      compareWords(a.row.requestId, b.row.requestId),
  )
  return keyed.map(({ row }) => row)
}

const compareWords = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
