import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'

const london = (date: Date) => new TZDate(date.getTime(), 'Europe/London')

/** An instant as "21 November 2026 at 21:04:31 GMT", in the zone that London keeps on that day. */
export function formatUkDateTime(date: Date): string {
  const local = london(date)
  return `${format(local, "d MMMM yyyy 'at' HH:mm:ss")} ${local.getTimezoneOffset() === 0 ? 'GMT' : 'BST'}`
}

/** The day in London of an instant, as "21 November 2026". */
export const formatUkDate = (date: Date): string => format(london(date), 'd MMMM yyyy')

/** A day written `YYYY-MM-DD`, as "21 November 2026"; throws a RangeError for anything else. */
export function formatUkDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) {
    throw new RangeError(`Not a day of the calendar: ${day}`)
  }
  return formatUkDate(date)
}

/** The time of day in London of an instant, as "21:04 GMT"; on another day than `from`, with its date. */
export function formatUkTime(date: Date, from = new Date()): string {
  const local = london(date)
  const time = `${format(local, 'HH:mm')} ${local.getTimezoneOffset() === 0 ? 'GMT' : 'BST'}`
  return formatUkDate(date) === formatUkDate(from) ? time : `${time} on ${formatUkDate(date)}`
}
