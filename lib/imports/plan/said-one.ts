import { type Entry, mergeInOrder, whoOf } from './entries'
import type { Memory } from './questions'

/** Makes one of two entries because somebody has said so, now and in later imports. */
export function sayOne({ memory }: { memory: Memory }, one: Entry, other: Entry): void {
  for (const part of one.parts) for (const another of other.parts) memory.say('same_entry', ...pairOf(part, another))
  mergeInOrder(one, other)
}

const pairOf = (one: Entry, other: Entry): [Entry, string] =>
  whoOf(one) < whoOf(other) ? [one, whoOf(other)] : [other, whoOf(one)]

/** Makes one of those entries of a group that somebody has said to be one. */
export function joinAsSaid(memory: Memory, group: Entry[]): void {
  for (const [at, one] of group.entries()) {
    for (const other of group.slice(at + 1)) {
      if (memory.said('same_entry', ...pairOf(one, other))) mergeInOrder(one, other)
    }
  }
}
