/** Rounds to three figures, which is more than a measurement holds. */
export const rounded = (value: number) => Number(value.toPrecision(3))

/** The value below which that share of the sorted numbers lies. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Milliseconds of each run of `work`, after a few that warm up. */
export async function timed(work: () => Promise<unknown>, { times, warmUp }: { times: number; warmUp: number }) {
  const took: number[] = []
  for (let run = 0; run < warmUp + times; run++) {
    const since = performance.now()
    await work()
    if (run >= warmUp) took.push(performance.now() - since)
  }
  return took
}

type Work = (place: number, turn: number) => Promise<unknown>
type Throughput = { workers: number; seconds: number; turns?: number; slices?: number }

/**
 * How often a second each work is done by several workers at once, and the milliseconds of each doing. The works take
 * turns in short slices, so that whatever else the computer does falls on all of them; `turns` is the most for a worker.
 */
export async function throughputs(
  works: Work[],
  { workers, seconds, turns = Number.POSITIVE_INFINITY, slices = 6 }: Throughput,
) {
  const states = works.map((work) => ({ work, ms: 0, took: [] as number[], turn: Array<number>(workers).fill(0) }))
  for (let slice = 0; slice < slices; slice++) {
    for (const state of states) {
      const since = performance.now()
      const worker = async (place: number) => {
        let turn = state.turn[place] ?? 0
        for (; turn < turns && performance.now() - since < (seconds * 1000) / slices; turn++) {
          const begun = performance.now()
          await state.work(place, turn)
          state.took.push(performance.now() - begun)
        }
        state.turn[place] = turn
      }
      await Promise.all(Array.from({ length: workers }, (_none, place) => worker(place)))
      state.ms += performance.now() - since
    }
  }
  return states.map(({ took, ms }) => ({ took, perSecond: took.length / (ms / 1000) }))
}
