import { tz } from '@date-fns/tz'
import { format } from 'date-fns'

const london = tz('Europe/London')

export const now = () => new Date()

/** The calendar day in London at an instant, as `YYYY-MM-DD`. */
export const londonDay = (instant: Date) => format(instant, 'yyyy-MM-dd', { in: london })

/** A `YYYY-MM-DD` day as PostgreSQL's DATE columns are read and written: midnight UTC. */
export const dateOnly = (day: string) => new Date(`${day}T00:00:00Z`)

/** The `YYYY-MM-DD` day of a DATE column. */
export const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** Whole days from one `YYYY-MM-DD` day to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string) =>
  Math.round((dateOnly(to).getTime() - dateOnly(from).getTime()) / 86_400_000)

export function addDays(day: string, days: number) {
  const date = dateOnly(day)
  date.setUTCDate(date.getUTCDate() + days)
  return dayOf(date)
}

/** The instant at which a London day begins, for jobs and validity that run from or until a day. */
export function startOfLondonDay(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const guess = Date.UTC(year, month - 1, date)
  // London is UTC or UTC+1: midnight there is the guess or the hour before it.
  return londonDay(new Date(guess - 3_600_000)) === day ? new Date(guess - 3_600_000) : new Date(guess)
}
