import { searchName } from '@/lib/format/search-name'
import { LEFT_OUT } from '../roll/ask'
import { fullName } from '../roll/names'
import { askWho, decide, isNot, sayApart, take } from './claims'
import { type Entry, mergeInOrder } from './entries'
import { recordOf, sameBirth, sameFamily, sameGiven, sameName } from './likeness'
import type { Planning } from './planning'
import type { KnownPerson } from './types'

/**
 * The known person who has an entry's number. A number given again to somebody else must not make a child of one family a child of
 * another: where name and date of birth speak against it, a person decides.
 */
export async function matchByNumber(
  plan: Planning,
  entries: Entry[],
  holders: (entry: Entry) => KnownPerson[],
): Promise<void> {
  const found = new Map<KnownPerson, Entry>()
  const claims: { entry: Entry; people: KnownPerson[] }[] = []
  for (const entry of entries) {
    if (entry.leftOut || entry.mergedInto || entry.match) continue
    await plan.pace()
    const people = holders(entry).filter(({ id }) => !isNot(plan, entry, id))
    if (people.length > 0) claims.push({ entry, people })
  }
  const own = (entry: Entry, person: KnownPerson) => {
    const same = found.get(person) ?? plan.taken.get(person.id)
    // Two rows with numbers of one record, such as those of two that were merged.
    if (same) return mergeInOrder(same, entry)
    found.set(person, entry)
    take(plan, entry, person, 'number')
  }
  const fitting = (entry: Entry, [person, ...others]: KnownPerson[]) =>
    person && others.length === 0 && fits(entry, person) && !surnameAsks(entry, person) ? person : null
  const claimants = new Map<KnownPerson, Entry[]>()
  for (const { entry, people } of claims) {
    const person = fitting(entry, people)
    if (person) claimants.set(person, [...(claimants.get(person) ?? []), entry])
  }
  // What is certain first, so that no order of rows decides who has a record that two could have.
  for (const { entry, people } of claims) {
    const person = fitting(entry, people)
    if (person && couldBeOne(claimants.get(person) ?? [])) own(entry, person)
  }
  for (const { entry, people } of claims) {
    const [person] = people
    if (!person || entry.match || entry.mergedInto) continue
    if (people.length > 1) askWho(plan, entry, people)
    else if (!fits(entry, person) || (fitting(entry, people) && !couldBeOne(claimants.get(person) ?? [])))
      askWhose(plan, entry, person)
    else if (askSurname(plan, entry, person)) own(entry, person)
  }
}

// A surname that one of the two does not say is no other surname.
/** Nothing that they say of themselves speaks against their being one. */
function couldBeOne(entries: Entry[]): boolean {
  const oneValue = (of: (entry: Entry) => string | null) => new Set(entries.map(of).filter(Boolean)).size < 2
  return (
    oneValue(({ dateOfBirth }) => dateOfBirth) &&
    oneValue(({ email }) => email) &&
    oneValue(({ familyName }) => searchName(familyName)) &&
    oneValue(({ givenName }) => searchName(givenName).split(' ')[0] ?? '')
  )
}

const surnameAsks = (entry: Entry, person: KnownPerson) =>
  entry.kinds.has('pupil') && bothSay(entry, person, 'familyName') && !sameFamily(entry, person)

const bothSay = (entry: Entry, person: KnownPerson, name: 'givenName' | 'familyName') =>
  entry[name] !== '' && person[name] !== ''

function fits(entry: Entry, person: KnownPerson): boolean {
  if (sameName(entry, person) || fullName(entry) === person.displayName) return true
  // Brothers and sisters have their surname in common, and twins the day as well: the forename is what tells, where both say it.
  if (entry.kinds.has('pupil')) {
    const alike = bothSay(entry, person, 'givenName') ? sameGiven(entry, person) : sameFamily(entry, person)
    return alike && sameBirth(entry, person) !== false
  }
  const address = entry.email !== null && entry.email === person.email?.toLowerCase()
  return address || sameGiven(entry, person) || (entry.givenName === '' && entry.familyName === '')
}

/** Whether the entry is this person, with a surname taken or kept. */
function askSurname(plan: Planning, entry: Entry, person: KnownPerson): boolean {
  const answer = plan.ask({
    kind: 'changed_surname',
    about: [entry.key, entry.familyName],
    place: entry.places[0],
    text: `${recordOf(person)} is called ${fullName(entry)} in this roll. Has the surname changed?`,
    choices: [
      { value: 'take', label: `Change it to ${entry.familyName || 'none'}` },
      { value: 'keep', label: `Keep ${person.familyName || 'none'}` },
      { value: 'keep_both', label: 'It is another child' },
    ],
  })
  if (answer === 'keep_both') sayApart(plan, entry, person.id)
  entry.keepSurname = answer === 'keep'
  return answer !== 'keep_both'
}

function askWhose(plan: Planning, entry: Entry, person: KnownPerson): void {
  const child = entry.kinds.has('pupil')
  const answer = plan.ask({
    kind: 'number_of_another',
    about: [entry.key, fullName(entry), person.id],
    place: entry.places[0],
    text: `${fullName(entry)} has the number of ${recordOf(person)}, and not all else is the same. Who is it?`,
    choices: [
      { value: 'keep_both', label: child ? 'Another child' : 'Another person' },
      { value: person.id, label: `${person.displayName}, under another name` },
      LEFT_OUT,
    ],
  })
  decide(plan, entry, [person], answer)
}
