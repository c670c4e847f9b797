import { addMonths, inWords, isPast, monthsBetween } from '@/lib/policies/importer/dates'
import type { PolicyMetadata, PolicySection, PolicyWarning } from '@/lib/policies/types'

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const EVERY = /\b(?:every|each)\s+(?:(\d{1,2}|[a-z]+)\s+)?(year|month|term|academic year|school year)s?\b/i
const YEARS: [RegExp, number][] = [
  [/\bbienni(?:al|ally)\b|\bevery other year\b|\btwo[- ]yearly\b|\b2[- ]yearly\b/i, 24],
  [/\bthree[- ]yearly\b|\b3[- ]yearly\b/i, 36],
  [/\btermly\b/i, 4],
  [/\b(?:six|6)[- ]monthly\b/i, 6],
  [/\bannual(?:ly)?\b|\byearly\b|\bonce a year\b/i, 12],
]

/** How many months a phrase such as "every two years" or "annually" means, or null. */
export function monthsOf(phrase: string): number | null {
  const other = YEARS.slice(0, 4).find(([pattern]) => pattern.test(phrase))
  if (other) return other[1]
  const match = EVERY.exec(phrase)
  if (match) {
    const word = (match[1] ?? 'one').toLowerCase()
    const number = /^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word) + 1
    const unit = match[2]?.toLowerCase()
    if (number > 0) return number * (unit === 'month' ? 1 : unit === 'term' ? 4 : 12)
  }
  return YEARS.find(([pattern]) => pattern.test(phrase))?.[1] ?? null
}

/** The cycle that a sentence on reviewing the policy states, with its section. */
export function statedCycle(sections: PolicySection[]): { months: number; where: string } | null {
  for (const section of sections) {
    const about = /\breview/i.test(section.title)
    for (const sentence of section.text.split(/(?<=[.!?])\s+|\n+/)) {
      if (!/\breview(?:ed|s|ing)?\b/i.test(sentence)) continue
      if (!about && !/\b(?:this )?(?:policy|document|agreement|code)\b/i.test(sentence)) continue
      const months = monthsOf(sentence)
      if (months) return { months, where: label(section) }
    }
  }
  return null
}

/** Settles the review cycle and points out dates that contradict it, dates that are past, and a cycle only inferred. */
export function checkReview(
  metadata: PolicyMetadata,
  stated: { months: number; where: string } | null,
  today: string,
): PolicyWarning[] {
  const warnings: PolicyWarning[] = []
  const from = metadata.reviewedOn ?? metadata.approvedOn ?? metadata.createdOn
  const next = metadata.nextReviewOn
  const apart = from && next ? monthsBetween(from, next) : null
  metadata.reviewEveryMonths ??= stated?.months ?? null
  const cycle = metadata.reviewEveryMonths

  if (cycle && from && next && apart !== null && Math.abs(apart - cycle) > 1) {
    warnings.push({
      kind: 'cycle_contradicts_dates',
      text: `The policy says that it is reviewed ${every(cycle)}, but from ${inWords(from)} to the next review in ${inWords(next)} is ${span(apart)}.`,
      where: stated?.where ?? null,
    })
  }
  if (!cycle && from && apart !== null && apart > 0 && apart % 12 === 0 && apart <= 60) {
    metadata.reviewEveryMonths = apart
    warnings.push({
      kind: 'doubt',
      text: `No review cycle is stated. A review ${every(apart)} was inferred, because the two review dates are ${span(apart)} apart.`,
      where: null,
    })
  }
  const due = next ?? (cycle && from ? addMonths(from, cycle) : null)
  if (due && isPast(due, today)) {
    const reason = next ? 'The next review was due' : `With a review ${every(cycle ?? 12)}, the next one was due`
    warnings.push({ kind: 'review_overdue', text: `${reason} in ${inWords(due)}, which is past.`, where: null })
  }
  return warnings
}

function span(months: number) {
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month']
  return `${NUMBERS[Math.abs(count) - 1] ?? count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`
}

function every(months: number) {
  return months === 12 ? 'every year' : `every ${span(months)}`
}

/** A section as a person would name it. */
export function label(section: { number: string | null; title: string }): string {
  return section.number ? `${section.number} ${section.title}` : section.title
}
