import { setTimeout as sleep } from 'node:timers/promises'
import { childrenOf, postmaster, type Running, WEB, WORKER } from './installation'
import type { Random } from './random'

export type Target = 'PostgreSQL' | 'a backend' | 'the web process' | 'the worker'
export type Kill = { target: Target; presses: number; requests: number }

const TARGETS: Target[] = ['PostgreSQL', 'the web process', 'the worker', 'a backend']
const BACKEND = /^postgres: countersign_app .*(?<!idle)$/
const IN_FLIGHT_WITHIN_MS = 60_000

type Options = {
  dataDir: string
  random: Random
  running: () => Running[]
  inFlight: { presses: number; requests: number }
  kills: number
  /** Grows with each confirmation: the next kill waits until somebody has signed since the last one. */
  confirmed: () => number
  before: (number: number) => Promise<void>
  /** Looked at when nobody gets on. */
  stall: () => Promise<string>
}

/** Kills with -9, in turn and in a seeded order, always while somebody waits for the answer to “Sign now”. */
export async function killAll({
  dataDir,
  random,
  running,
  inFlight,
  kills,
  confirmed,
  before,
  stall,
}: Options): Promise<Kill[]> {
  const done: Kill[] = []
  let turn: Target[] = []
  while (done.length < kills) {
    await before(done.length)
    const at = confirmed()
    await until(() => confirmed() > at, 'nobody could sign after a kill')
    await sleep(random.between(300, 2500))
    if (turn.length === 0) turn = random.shuffled(TARGETS)
    const target = turn[0] as Target
    const place = random.fraction()
    const into = random.between(0, 25)
    await until(() => inFlight.presses > 0, 'nobody pressed “Sign now”')
    await sleep(into)
    const pid = processOf(target, place)
    // It may be starting this moment, or no backend may be at work.
    if (!pid) continue
    const { presses, requests } = inFlight
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      continue
    }
    turn.shift()
    done.push({ target, presses, requests })
    console.log(`${done.length}/${kills}: ${target}, with ${presses} presses and ${requests} other requests in flight`)
  }
  return done

  function processOf(target: Target, place: number): number | undefined {
    const all = candidates(target)
    return all[Math.floor(place * all.length)]
  }

  async function until(holds: () => boolean, otherwise: string) {
    const end = performance.now() + IN_FLIGHT_WITHIN_MS
    while (!holds()) {
      if (performance.now() > end) {
        const { presses, requests } = inFlight
        throw new Error(
          `For a minute ${otherwise}; ${presses} presses and ${requests} requests wait.\n${await stall()}`,
        )
      }
      await sleep(5)
    }
  }

  function candidates(target: Target): number[] {
    if (target === 'PostgreSQL') return [postmaster(dataDir)]
    if (target === 'a backend') return childrenOf(postmaster(dataDir), BACKEND)
    return running().flatMap(({ pid }) => childrenOf(pid, target === 'the worker' ? WORKER : WEB))
  }
}
