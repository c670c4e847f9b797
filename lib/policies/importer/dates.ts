const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DAY = '(\\d{1,2})\\s*(?:st|nd|rd|th)?'
const YEAR = '(\\d{4}|\\d{2}(?!\\d))'

/** A date as people write it, found in a line: `YYYY-MM-DD`, or `YYYY-MM` for a month alone; `rest` is what stands around it. */
export type FoundDate = { date: string; rest: string }

/** Finds the first British or ISO date in a text; null where there is none or the day does not exist. */
export function findDate(text: string): FoundDate | null {
  const forms: [RegExp, (m: string[]) => string | null][] = [
    [/\b(\d{4})-(\d{2})-(\d{2})\b/, ([, y, m, d]) => dateOf(y, m, d)],
    [/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b/, ([, d, m, y]) => dateOf(y, m, d)],
    [
      new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}\\.?,?\\s+${YEAR}\\b`, 'i'),
      ([, d, m, y]) => dateOf(y, monthOf(m), d),
    ],
    [new RegExp(`\\b${MONTH}\\.?\\s+${DAY},?\\s+(\\d{4})\\b`, 'i'), ([, m, d, y]) => dateOf(y, monthOf(m), d)],
    [new RegExp(`\\b${MONTH}\\.?,?\\s+${YEAR}\\b`, 'i'), ([, m, y]) => dateOf(y, monthOf(m), null)],
    [/\b(\d{4})-(\d{2})\b/, ([, y, m]) => dateOf(y, m, null)],
    [/\b(0?[1-9]|1[0-2])[/](\d{4})\b/, ([, m, y]) => dateOf(y, m, null)],
  ]
  for (const [pattern, read] of forms) {
    const match = pattern.exec(text)
    if (!match) continue
    const date = read([...match])
    if (!date) return null
    return { date, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim() }
  }
  return null
}

function monthOf(name: string | undefined) {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1)
}

function dateOf(year: string | undefined, month: string | undefined, day: string | null | undefined): string | null {
  const y = Number(year) < 100 ? 2000 + Number(year) : Number(year)
  const m = Number(month)
  if (m < 1 || m > 12 || y < 1900) return null
  const yearMonth = `${y}-${String(m).padStart(2, '0')}`
  if (day == null) return yearMonth
  const d = Number(day)
  return d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate() ? `${yearMonth}-${String(d).padStart(2, '0')}` : null
}

/** Whole months from one date to another; a month alone counts as its first day. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

/** Whether a date lies wholly before today (`YYYY-MM-DD`): a month alone is past when the month is over. */
export function isPast(date: string, today: string): boolean {
  return date.length === 7 ? date < today.slice(0, 7) : date < today
}

/** The month that lies so many months after a date, as `YYYY-MM`. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const total = year * 12 + month - 1 + months
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`
}

/** A date in words, for a sentence: "24 September 2025", or "September 2025". */
export function inWords(date: string): string {
  const [year, month = '1', day] = date.split('-')
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, Number(month) - 1, 1)),
  )
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`
}
