const FIRST_MS = 250
const LONGEST_MS = 10_000
/** What has lived for so long begins anew with the shortest wait. */
const CALM_MS = 30_000
const VAIN_TRIES = 5

export type Backoff = {
  /** How many ms to wait before the next try; null when it has never run and is not worth another one. */
  afterDeath(livedMs: number): number | null
  /** Notes that it was seen at work, however short it lived. */
  ran(): void
}

/** Waits longer after each death that follows soon on the one before. What ran once is tried for ever: its fault may pass. */
export function backoff(): Backoff {
  let inARow = 0
  let ranOnce = false
  return {
    ran() {
      ranOnce = true
    },
    afterDeath(livedMs) {
      if (livedMs >= CALM_MS) inARow = 0
      if (livedMs >= LONGEST_MS) ranOnce = true
      inARow += 1
      if (!ranOnce && inARow >= VAIN_TRIES) return null
      return Math.min(FIRST_MS * 2 ** (inARow - 1), LONGEST_MS)
    },
  }
}
