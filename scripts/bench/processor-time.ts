import { readFileSync } from 'node:fs'

// Linux counts a process's time in hundredths of a second, whatever the clock of the computer is.
const TICK_MS = 10

/** Milliseconds that a process has had of a processor, which others who use the computer do not change; null where the system does not say. */
export function processorMs(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null
  // The name of the program stands in brackets and may hold blanks.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
