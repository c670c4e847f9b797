import { format } from 'date-fns'
import { daysBetween } from '@/lib/clock'

/** A `YYYY-MM-DD` day as "Friday 27 November". */
export const weekday = (day: string) => format(new Date(`${day}T12:00:00`), 'EEEE d MMMM')

export type Due = { text: string; overdue: boolean; daysLeft: number }

/** When something is due, in words; both days are `YYYY-MM-DD` in London, and the due day itself still counts. */
export function dueWords(dueOn: string, today: string): Due {
  const daysLeft = daysBetween(today, dueOn)
  const day = weekday(dueOn)
  if (daysLeft < 0) {
    const ago = daysLeft === -1 ? 'yesterday' : `${-daysLeft} days ago`
    return { text: `Overdue: it was due on ${day}, ${ago}. You can still sign it.`, overdue: true, daysLeft }
  }
  if (daysLeft === 0) return { text: `by the end of today, ${day}`, overdue: false, daysLeft }
  const left = daysLeft === 1 ? '1 day left' : `${daysLeft} days left`
  return { text: `by ${day}; ${left}`, overdue: false, daysLeft }
}
