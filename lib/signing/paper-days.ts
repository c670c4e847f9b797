import { londonDay, now } from '@/lib/clock'

/** The days on which a paper form can have been signed, `YYYY-MM-DD`: from when its round was open and its text published, until today. */
export function paperDays(round: { openedAt: Date | null; opensOn: Date }, version: { publishedAt: Date | null }) {
  const latest = londonDay(now())
  const begins = [londonDay(round.openedAt ?? round.opensOn), version.publishedAt ? londonDay(version.publishedAt) : '']
  const earliest = begins.sort().at(-1) ?? latest
  // A clock that was put back must not leave no day at all.
  return { earliest: [earliest, latest].sort()[0] ?? latest, latest }
}
