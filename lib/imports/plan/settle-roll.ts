import type { Pace } from '../pacing'
import { byKey } from '../roll/groups'
import { nameKey } from '../roll/names'
import type { Roll, RollAdult, RollPupil, RollQuestion } from '../types'
import { type Entry, entryOf, mergeEntries, type SaidTie, standing } from './entries'
import { bornKey } from './known-index'
import type { Ask, Memory } from './questions'
import { joinAsSaid } from './said-one'

export type Entries = { pupils: Entry[]; adults: Entry[]; ties: SaidTie[] }

/** The people and ties of a roll, with the reader's own questions answered. */
export async function settleRoll(roll: Roll, { ask, memory, pace }: Asking): Promise<Entries> {
  const pupils = new Map(roll.pupils.map((pupil) => [pupil.key, pupilEntry(pupil)]))
  const parents = new Map(roll.parents.map((parent) => [parent.key, entryOf('parent', parent)]))
  const ties = roll.guardianships.flatMap(({ parent, pupil, ...said }): SaidTie[] => {
    const ends = { parent: parents.get(parent), pupil: pupils.get(pupil) }
    return ends.parent && ends.pupil ? [{ parent: ends.parent, pupil: ends.pupil, said }] : []
  })
  await pace()
  const staff = roll.staff.map((adult) => working('staff', adult))
  const governors = roll.governors.map((adult) => working('governor', adult))
  for (const question of roll.questions) settle(question, ask, { pupils, parents, ties })
  await pace()
  joinAcrossLists([[...parents.values()].filter((entry) => standing(entry) === entry), staff, governors])
  const adults = [...parents.values(), ...staff, ...governors]
  const born = byKey([...pupils.values()], (entry) => (entry.dateOfBirth ? [bornKey(entry, entry.dateOfBirth)] : []))
  const at = byKey(adults, ({ email }) => (email ? [email] : []))
  for (const [, group] of [...born, ...at]) joinAsSaid(memory, group)
  return { pupils: [...pupils.values()], adults, ties }
}

function pupilEntry(pupil: RollPupil): Entry {
  const entry = entryOf('pupil', pupil)
  entry.dateOfBirth = pupil.dateOfBirth
  entry.yearGroup = pupil.yearGroup
  entry.className = pupil.className
  if (pupil.upn) entry.upns.push(pupil.upn)
  return entry
}

function working(kind: 'staff' | 'governor', adult: RollAdult): Entry {
  const entry = entryOf(kind, adult)
  if (adult.title) entry.titles.set(kind, adult.title)
  return entry
}

type Asking = { ask: Ask; memory: Memory; pace: Pace }
type Settled = { pupils: Map<string, Entry>; parents: Map<string, Entry>; ties: SaidTie[] }

function settle(question: RollQuestion, ask: Ask, { pupils, parents, ties }: Settled) {
  const { id, kind, text, about, field, choices } = question
  // These depend on whom the school knows, and are asked when that is clear.
  if (kind === 'possible_twin' || kind === 'shared_address' || kind === 'nobody_to_ask') return
  const answer = ask({ id, kind, about, place: question, text, choices })
  const [first = '', second = ''] = about
  const entry = pupils.get(first) ?? parents.get(first)
  if (field === 'parentalResponsibility') {
    const tie = ties.find(({ parent, pupil }) => parent === parents.get(first) && pupil === pupils.get(second))
    if (tie) tie.said = { ...tie.said, parentalResponsibility: answer === 'no' ? 'no' : 'yes' }
  } else if (field === 'yearGroup' && entry) entry.yearGroup = Number(answer)
  else if (field && entry) entry[field as 'dateOfBirth' | 'className' | 'email'] = answer
  else if (answer === 'left_out') {
    const out = kind === 'repeated_pupil' ? about.map((key) => pupils.get(key)) : [parents.get(first)]
    for (const one of out) if (one) one.leftOut = true
  } else if (kind === 'matches_two_people') {
    const [self, chosen] = [parents.get(first), parents.get(answer)]
    if (self && chosen) mergeEntries(chosen, self)
  }
}

/** Whoever stands in several lists is one person by the same number or address with the same name. */
function joinAcrossLists(lists: Entry[][]) {
  const keysOf = (entry: Entry) => {
    const name = nameKey(entry)
    if (name === '') return []
    return [
      ...entry.externalIds.map((id) => `id ${id} ${name}`),
      ...(entry.email ? [`mail ${entry.email} ${name}`] : []),
    ]
  }
  const listOf = new Map(lists.flatMap((list, at) => list.map((entry) => [entry, at] as const)))
  for (const [, same] of byKey(lists.flat(), keysOf)) {
    const [first, ...others] = same
    // Two of one list were kept apart on purpose: then nobody can say which of them is meant.
    if (!first || new Set(same.map((entry) => listOf.get(entry))).size < same.length) continue
    for (const other of others) if (apart(standing(first), standing(other))) mergeEntries(first, other)
  }
}

const apart = (one: Entry, other: Entry) => ![...one.kinds].some((kind) => other.kinds.has(kind))
