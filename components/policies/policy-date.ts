import { formatUkDay } from '@/lib/format/uk-time'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day or a month (`YYYY-MM`) in words; whatever else the document said, as it stands. */
export function formatPolicyDate(value: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  if (month) return `${MONTHS[Number(month[2]) - 1] ?? month[2]} ${month[1]}`
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatUkDay(value) : value
}

/** "every 2 years", "every 18 months". */
export function formatCycle(months: number): string {
  if (months % 12 !== 0) return months === 1 ? 'every month' : `every ${months} months`
  return months === 12 ? 'every year' : `every ${months / 12} years`
}
