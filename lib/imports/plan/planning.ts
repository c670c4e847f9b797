import type { Pace } from '../pacing'
import type { Entry } from './entries'
import type { KnownIndex } from './known-index'
import type { Ask, Memory } from './questions'

/** What every step of making a plan works with. */
export type Planning = {
  known: KnownIndex
  whole: boolean
  ask: Ask
  memory: Memory
  pace: Pace
  /** Known people who are somebody of the roll, by id: and who. */
  taken: Map<string, Entry>
  /** Known people who may be somebody that was left out: they have not left. */
  spared: Set<string>
}
