import { type ParsedCronItem, parseCronItems } from 'graphile-worker'

const LINE = /^(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(\S+)$/
const HALF_A_DAY_MS = 12 * 3_600_000

/**
 * Reads a crontab of UTC times and job names; throws on a line that is neither. What fell due while nothing ran is made
 * up for within half a day. The library reads such tables itself, but takes no name with a dot.
 */
export function readCrontab(crontab: string): ParsedCronItem[] {
  const lines = crontab
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return parseCronItems(
    lines.map((line) => {
      const [, match, task] = LINE.exec(line) ?? []
      if (!match || !task) throw new Error(`Not a line of a crontab: ${line}`)
      return { task, match, identifier: task, options: { backfillPeriod: HALF_A_DAY_MS, maxAttempts: 8 } }
    }),
  )
}
