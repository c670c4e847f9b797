import { setImmediate } from 'node:timers/promises'
import type { OnProgress } from './types'

/** Longer than this nothing else in the process should have to wait. */
const LONGEST_MS = 12

/** Called between the pieces of long work: now and then it reports how far it has come and lets others have their turn. */
export type Pace = (done?: number, total?: number) => Promise<void> | undefined

export function pacing(onProgress?: OnProgress): Pace {
  let since = performance.now()
  let [lastDone, lastTotal] = [0, 0]
  const rest = async () => {
    onProgress?.(lastDone, lastTotal)
    await setImmediate()
    since = performance.now()
  }
  return (done = lastDone, total = lastTotal) => {
    lastDone = done
    lastTotal = total
    return performance.now() - since < LONGEST_MS ? undefined : rest()
  }
}
