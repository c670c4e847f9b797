import { dateOnly, londonDay, now } from '@/lib/clock'

export const today = () => londonDay(now())

/** The `where` of memberships that have not ended by a `YYYY-MM-DD` day. Those yet to begin count: joiners sign before they start. */
export const liveOn = (day: string) => ({ OR: [{ endsOn: null }, { endsOn: { gt: dateOnly(day) } }] })
