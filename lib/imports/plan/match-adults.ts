import { questionId } from '../roll/ask'
import { fullName, nameKey } from '../roll/names'
import { phoneKey } from '../values/phone'
import { decide, disown, isNot, settleClaims, take, takeAsSaid } from './claims'
import type { Entry, SaidTie } from './entries'
import { callKey, held, stays } from './known-index'
import { recordOf, sameGiven, sameName } from './likeness'
import { matchByNumber } from './match-numbers'
import type { Planning } from './planning'
import { type KnownPerson, ROLL_KINDS, type RollKind } from './types'

/** Finds parents, staff and governors: by number, by name with an address, a telephone number, a child or a post; never by name alone. */
export async function matchAdults(plan: Planning, adults: Entry[], ties: SaidTie[]): Promise<void> {
  const { known } = plan
  const guardians = guardiansOf(plan, ties)
  for (const entry of adults)
    if (entry.email && plan.memory.said('not_their_address', entry, entry.email)) entry.email = null
  const holders = (entry: Entry) => [
    ...new Set(
      entry.externalIds
        .flatMap(known.byExternalId)
        // A number of the staff says nothing about parents, unless the name is the same as well.
        .filter((person) => [...entry.kinds].some((kind) => held(person, kind)) || isAdultOf(entry, person)),
    ),
  ]
  await takeAsSaid(plan, adults, holders)
  await matchByNumber(plan, adults, holders)
  const narrowed = (candidatesOf: (entry: Entry) => readonly KnownPerson[]) => (entry: Entry) => {
    const found = candidatesOf(entry)
    const own = found.length > 1 ? found.filter(({ id }) => guardians(entry).has(id)) : []
    return own.length === 1 ? own : found
  }
  const named = (entry: Entry, people: readonly KnownPerson[]) =>
    nameKey(entry) === '' ? [] : people.filter((person) => sameName(entry, person))

  await settleClaims(plan, {
    entries: adults,
    candidatesOf: narrowed((entry) => (entry.email ? named(entry, known.adultsAt(entry.email)) : [])),
    by: 'email',
  })
  await settleClaims(plan, {
    entries: adults,
    candidatesOf: narrowed((entry) => (phoneKey(entry.phone) ? named(entry, known.adultsCalled(callKey(entry))) : [])),
    by: 'phone',
  })
  await settleClaims(plan, {
    entries: adults,
    candidatesOf: (entry) => {
      const own = known.adultsNamed(nameKey(entry)).filter(({ id }) => guardians(entry).has(id))
      // Without a name the address has to be the same.
      return nameKey(entry) === ''
        ? own.filter(({ email }) => entry.email && email?.toLowerCase() === entry.email)
        : own
    },
    by: 'guardianship',
  })
  await settleClaims(plan, {
    entries: adults,
    candidatesOf: (entry) =>
      named(entry, known.adultsNamed(nameKey(entry))).filter((person) => samePost(plan, entry, person)),
    by: 'post',
  })
  for (const entry of adults)
    if (!entry.match && !entry.leftOut && !entry.mergedInto) askAboutAddress(plan, entry, guardians)
}

const isAdultOf = (entry: Entry, person: KnownPerson) => !held(person, 'pupil') && sameName(entry, person)

/** Who answers already, or once did, for the pupils that an entry is named for. */
function guardiansOf({ known }: Planning, ties: SaidTie[]): (entry: Entry) => Set<string> {
  const found = new Map<Entry, Set<string>>()
  for (const { parent, pupil } of ties) {
    const ids = found.get(parent) ?? new Set()
    if (pupil.match) for (const { parentId } of known.guardianshipsOf(pupil.match.id)) ids.add(parentId)
    found.set(parent, ids)
  }
  return (entry) => found.get(entry) ?? new Set()
}

/** The same work here and nothing else to tell them by: the record came from a roll that said no more. */
function samePost({ known }: Planning, entry: Entry, person: KnownPerson): boolean {
  if (person.byHand || entry.email || entry.phone || person.email || person.phone) return false
  if (entry.externalIds.length > 0 || person.externalIds.length > 0) return false
  return ROLL_KINDS.some((kind: RollKind) => {
    const membership = kind !== 'parent' && entry.kinds.has(kind) ? stays(person, kind, known.today) : undefined
    return membership !== undefined && (entry.titles.get(kind) ?? membership.title) === membership.title
  })
}

/** Somebody new with the address of somebody known who is not in the roll under the old name: perhaps the same human being. */
function askAboutAddress(plan: Planning, entry: Entry, guardians: (entry: Entry) => Set<string>): void {
  const there = entry.email ? plan.known.adultsAt(entry.email) : []
  const people = there
    .filter(({ id, archived }) => !archived && !plan.taken.has(id) && !isNot(plan, entry, id))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  const [first] = people
  if (!first) return
  if (nameKey(entry) === '') {
    if (people.length === 1 && guardians(entry).has(first.id)) take(plan, entry, first, 'email')
    return
  }
  const renamed = people.filter((person) => sameGiven(entry, person))
  const answer = plan.ask({
    kind: renamed.length > 0 ? 'changed_surname' : 'shared_address',
    about: [entry.key, ...people.map(({ id }) => id)],
    id: questionId('shared_address', [entry.key, ...people.map(({ id }) => id)]),
    place: entry.places[0],
    text:
      renamed.length > 0
        ? `${fullName(entry)} has the address ${entry.email}, which is that of ${people.map(recordOf).join(' and ')}. Has the surname changed?`
        : `${fullName(entry)} has the address ${entry.email}, which is that of ${people.map(recordOf).join(' and ')}. Do they share it?`,
    choices: [
      ...renamed.map((person) => ({ value: person.id, label: `${person.displayName} is ${fullName(entry)} now` })),
      { value: 'keep_both', label: 'They are different people and share it' },
      ...people
        .filter((person) => !renamed.includes(person))
        .map((person) => ({ value: person.id, label: `${person.displayName} is ${fullName(entry)} now` })),
      { value: 'not_theirs', label: `It is not ${fullName(entry)}’s: leave it out` },
    ],
  })
  entry.addressSettled = true
  if (answer === 'not_theirs') disown(plan, entry)
  else decide(plan, entry, people, answer)
}
