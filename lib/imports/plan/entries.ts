import { questionId } from '../roll/ask'
import { sortedBy } from '../roll/groups'
import type { Place, RollGuardianship, RollPerson, RollPupil } from '../types'
import type { KnownPerson, MatchedBy, RollKind } from './types'

/** One person of the roll while the plan is made. */
export type Entry = {
  key: string
  /** Itself, and the entries that were made one with it. */
  parts: Entry[]
  /** What it says without those that were made one with it; null before there are any. */
  alone: Saying | null
  /** What the roll says, whatever is decided meanwhile. */
  said: RollPerson & Partial<RollPupil>
  kinds: Set<RollKind>
  givenName: string
  familyName: string
  displayName: string
  dateOfBirth: string | null
  email: string | null
  phone: string | null
  upns: string[]
  externalIds: string[]
  yearGroup: number | null
  className: string | null
  /** What the roll calls their work, by kind. */
  titles: Map<RollKind, string>
  places: Place[]
  match: KnownPerson | null
  matchedBy: MatchedBy | null
  /** Known people who are said to be somebody else. */
  not: Set<string>
  /** The school's surname stays. */
  keepSurname: boolean
  /** Somebody has said whose the address is. */
  addressSettled: boolean
  leftOut: boolean
  mergedInto: Entry | null
}

/** What the roll says of one tie. */
export type SaidTie = { parent: Entry; pupil: Entry; said: Omit<RollGuardianship, 'parent' | 'pupil'> }

export function entryOf(kind: RollKind, person: RollPerson): Entry {
  const entry = newEntry(kind, person)
  entry.parts.push(entry)
  return entry
}

const newEntry = (kind: RollKind, person: RollPerson): Entry => ({
  key: `${kind} ${person.key}`,
  parts: [],
  alone: null,
  said: person,
  kinds: new Set([kind]),
  givenName: person.givenName,
  familyName: person.familyName,
  displayName: person.displayName,
  dateOfBirth: null,
  email: person.email,
  phone: person.phone,
  upns: [],
  externalIds: person.externalId ? [person.externalId] : [],
  yearGroup: null,
  className: null,
  titles: new Map(),
  places: person.places,
  match: null,
  matchedBy: null,
  not: new Set(),
  keepSurname: false,
  addressSettled: false,
  leftOut: false,
  mergedInto: null,
})

const names = new WeakMap<Entry, string>()

/** What names somebody by all that a roll says of who they are: under one number another name is somebody else. */
export function whoOf(entry: Entry): string {
  const before = names.get(entry)
  if (before !== undefined) return before
  const { givenName, familyName, displayName, dateOfBirth, email, upn, externalId } = entry.said
  const said = [entry.key, givenName, familyName, displayName, dateOfBirth, email, upn, externalId]
  const name = questionId('who', [JSON.stringify(said)])
  names.set(entry, name)
  return name
}

/** The entry that stands for this one after all that was joined. */
export function standing(entry: Entry): Entry {
  let at = entry
  while (at.mergedInto) at = at.mergedInto
  return at
}

type Saying = Pick<Entry, 'displayName' | 'dateOfBirth' | 'email' | 'phone' | 'yearGroup' | 'className'>

const ownSaying = ({ displayName, dateOfBirth, email, phone, yearGroup, className }: Entry): Saying => ({
  ...{ displayName, dateOfBirth, email, phone, yearGroup, className },
})

/** Makes two entries of one human being one, under the first one's name. */
export function mergeEntries(one: Entry, other: Entry): void {
  const [into, from] = [standing(one), standing(other)]
  if (into === from) return
  from.mergedInto = into
  for (const kind of from.kinds) into.kinds.add(kind)
  for (const [kind, title] of from.titles) if (!into.titles.has(kind)) into.titles.set(kind, title)
  for (const id of from.not) into.not.add(id)
  into.upns = both(into.upns, from.upns)
  into.externalIds = both(into.externalIds, from.externalIds)
  for (const entry of [into, from]) if (!entry.alone) entry.alone = ownSaying(entry)
  into.parts = [...into.parts, ...from.parts]
  const sayings = sortedBy(into.parts, rank).map((part) => part.alone ?? ownSaying(part))
  // Whichever two were joined first, the same one's word holds.
  const first = <Value>(of: (saying: Saying) => Value) => sayings.map(of).find(Boolean)
  into.displayName = first(({ displayName }) => displayName) ?? ''
  into.dateOfBirth = first(({ dateOfBirth }) => dateOfBirth) ?? null
  into.email = first(({ email }) => email) ?? null
  into.phone = first(({ phone }) => phone) ?? null
  into.className = first(({ className }) => className) ?? null
  into.yearGroup = sayings.find(({ yearGroup }) => yearGroup !== null)?.yearGroup ?? null
  into.places = [...into.places, ...from.places]
  into.match ??= from.match
  into.matchedBy ??= from.matchedBy
  into.keepSurname ||= from.keepSurname
}

const rank = ({ said, key }: Entry) => `${said.upn ? 0 : said.externalId ? 1 : 2} ${key}`

/** The one with a number goes first, whichever of them was known before. */
export function mergeInOrder(one: Entry, other: Entry): void {
  const [first, second] = [standing(one), standing(other)]
  if (rank(first) < rank(second)) mergeEntries(first, second)
  else mergeEntries(second, first)
}

const both = (one: string[], other: string[]) => [...new Set([...one, ...other])].sort()

/** Those who stand for themselves and are not left out. */
export const present = (entries: Entry[]) => entries.filter(({ mergedInto, leftOut }) => !mergedInto && !leftOut)

export function matchWith(entry: Entry, person: KnownPerson, by: MatchedBy): void {
  entry.match = person
  entry.matchedBy = by
}
