import { now } from '@/lib/clock'

/** All that is queued is done within seconds or minutes: a quarter of an hour later something is wrong. */
const PATIENCE_MS = 15 * 60_000

/** What was queued before this moment is late. */
export const lateSince = () => new Date(now().getTime() - PATIENCE_MS)

/** The first line of what a program said, without the places of its files and at most 200 letters. */
export function firstLine(error: string | null): string | null {
  const line = error?.split('\n')[0]?.trim() ?? ''
  const short = line.replace(/(?:file:\/\/)?(?:\/[\w.@()[\]-]+){2,}(?::\d+)*/g, '…').replace(/\s+/g, ' ')
  return short === '' ? null : short.slice(0, 200)
}
