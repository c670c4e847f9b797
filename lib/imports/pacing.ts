import { setImmediate } from 'node:timers/promises'
import type { OnProgress } from './types'

/** Longer than this nothing else in the process should have to wait. */
const LONGEST_MS = 12

/** Called between the pieces of long work: now and then it reports how far it has come and lets others have their turn. */
export function pacing(onProgress: OnProgress | undefined) {
  let since = performance.now()
  return async (done: number, total: number): Promise<void> => {
    if (performance.now() - since < LONGEST_MS) return
    onProgress?.(done, total)
    await setImmediate()
    since = performance.now()
  }
}
export type Pace = ReturnType<typeof pacing>
