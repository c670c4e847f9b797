import { LEFT_OUT } from '../roll/ask'
import { fullName } from '../roll/names'
import { type Entry, matchWith, mergeInOrder, standing } from './entries'
import { recordOf } from './likeness'
import { cameToBe } from './outcomes'
import type { Planning } from './planning'
import type { KnownPerson, MatchedBy } from './types'

type Claims = {
  entries: Entry[]
  candidatesOf: (entry: Entry) => readonly KnownPerson[]
  by: MatchedBy
  /** Instead of a match: what is done with those of whom each fits only the other. */
  pairs?: (pairs: [Entry, KnownPerson][]) => void
}

/**
 * One step of matching: who fits exactly one known person, whom nobody else fits, is that person; whatever fits several is asked.
 * All claims are made before any is decided, so that the order of rows decides nothing.
 */
export async function settleClaims(plan: Planning, { entries, candidatesOf, by, pairs }: Claims): Promise<void> {
  const claims: (readonly [Entry, KnownPerson[]])[] = []
  const claimed = new Map<string, number>()
  for (const entry of entries) {
    if (entry.match || entry.leftOut || entry.mergedInto) continue
    await plan.pace()
    const free = candidatesOf(entry).filter(({ id }) => !plan.taken.has(id) && !isNot(plan, entry, id))
    if (free.length > 0) claims.push([entry, free])
    for (const { id } of free) claimed.set(id, (claimed.get(id) ?? 0) + 1)
  }
  const certain: [Entry, KnownPerson][] = []
  for (const [entry, people] of claims) {
    const [first] = people
    if (first && people.length === 1 && claimed.get(first.id) === 1) certain.push([entry, first])
    else askWho(plan, entry, people)
  }
  if (pairs) pairs(certain)
  else for (const [entry, person] of certain) take(plan, entry, person, by)
}

/** Takes who an entry is said to be; two entries that are said to be one person are one. */
function becomeSaid(plan: Planning, entry: Entry, person: KnownPerson): void {
  const other = plan.taken.get(person.id)
  if (other) mergeInOrder(other, entry)
  else take(plan, entry, person, 'answer')
}

/** Takes who entries came to be in earlier imports when somebody decided about them, unless by now another alone has their number. */
export async function takeAsSaid(
  plan: Planning,
  entries: Entry[],
  hasTheirNumber: (entry: Entry) => KnownPerson[],
): Promise<void> {
  for (const entry of entries) {
    await plan.pace()
    const one = standing(entry)
    const said = one.leftOut ? null : cameToBe(plan.known, plan.memory, entry)
    if (!said || isNot(plan, one, said.person.id) || (one.match && one.match !== said.person)) continue
    const holders = hasTheirNumber(one)
    if (!holders.includes(said.person) && holders.some(({ id }) => !isNot(plan, one, id))) continue
    one.keepSurname = said.keepSurname
    becomeSaid(plan, one, said.person)
  }
}

/** Whether somebody has said, now or in an earlier import, that an entry is not a known person. */
export const isNot = ({ memory }: Planning, entry: Entry, personId: string) =>
  entry.not.has(personId) || entry.parts.some((part) => memory.said('not_this_person', part, personId))

export function sayApart({ memory }: Planning, entry: Entry, personId: string): void {
  entry.not.add(personId)
  for (const part of entry.parts) memory.say('not_this_person', part, personId)
}

/** Leaves out an address that somebody has said is not theirs. */
export function disown({ memory }: Planning, entry: Entry): void {
  if (entry.email) for (const part of entry.parts) memory.say('not_their_address', part, entry.email)
  entry.email = null
  for (const { alone } of entry.parts) if (alone) alone.email = null
}

export function take(plan: Planning, entry: Entry, person: KnownPerson, by: MatchedBy): void {
  plan.taken.set(person.id, entry)
  matchWith(entry, person, by)
}

/** Which of several known people somebody is, or none of them. */
export function askWho(plan: Planning, entry: Entry, people: readonly KnownPerson[]): void {
  const sorted = [...people].sort((one, other) => (one.id < other.id ? -1 : 1))
  const answer = plan.ask({
    kind: 'matches_two_people',
    about: [entry.key, ...sorted.map(({ id }) => id)],
    place: entry.places[0],
    text: `${fullName(entry)} could be somebody whom the school knows. Who is it?`,
    choices: [
      ...sorted.map((person) => ({ value: person.id, label: recordOf(person) })),
      { value: 'keep_both', label: 'Somebody new' },
      LEFT_OUT,
    ],
  })
  decide(plan, entry, sorted, answer)
}

/** Takes an answer that is a known person, `left_out`, or that it is none of them. */
export function decide(plan: Planning, entry: Entry, people: readonly KnownPerson[], answer: string): void {
  const chosen = people.find(({ id }) => id === answer)
  if (chosen) {
    for (const { id } of people) if (id !== chosen.id) sayApart(plan, entry, id)
    becomeSaid(plan, entry, chosen)
  } else if (answer === LEFT_OUT.value) leaveOut(plan, entry, people)
  else for (const { id } of people) sayApart(plan, entry, id)
}

/** Whoever it may be stays as they are: not being in this import does not mean that they have left. */
export function leaveOut(plan: Planning, entry: Entry, people: readonly KnownPerson[]): void {
  entry.leftOut = true
  for (const { id } of people) plan.spared.add(id)
}
