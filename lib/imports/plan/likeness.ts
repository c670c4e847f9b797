import { searchName } from '@/lib/format/search-name'
import { nameKey } from '../roll/names'
import type { Entry } from './entries'
import type { KnownPerson } from './types'

type Named = { givenName: string; familyName: string }

export const sameName = (one: Named, other: Named) => nameKey(one) === nameKey(other)
export const sameFamily = (one: Named, other: Named) => searchName(one.familyName) === searchName(other.familyName)
/** The same first forename: systems differ in how many they write. */
export const sameGiven = (one: Named, other: Named) =>
  firstWord(one.givenName) !== '' && firstWord(one.givenName) === firstWord(other.givenName)
const firstWord = (name: string) => searchName(name).split(' ')[0] ?? ''

/** Yes, no, or null where one of them has no date of birth. */
export const sameBirth = (entry: Entry, person: KnownPerson): boolean | null =>
  entry.dateOfBirth === null || person.dateOfBirth === null ? null : entry.dateOfBirth === person.dateOfBirth

// A temporary number ends in a letter and is replaced by a permanent one.
const permanent = (upns: string[]) => upns.filter((upn) => /\d$/.test(upn))

/** Each has numbers of the same kind, and none in common. */
export function numbersDiffer(entry: Entry, person: KnownPerson): boolean {
  const apart = (own: string[], theirs: string[]) =>
    own.length > 0 && theirs.length > 0 && !own.some((number) => theirs.includes(number))
  return apart(permanent(entry.upns), permanent(person.upns)) || apart(entry.externalIds, person.externalIds)
}

/** Who somebody is, where the school shows a name to choose from. */
export function recordOf(person: KnownPerson): string {
  const { displayName, enrolment, dateOfBirth, email, archived } = person
  const facts = [
    enrolment?.className,
    dateOfBirth && `born ${dateOfBirth.split('-').reverse().join('/')}`,
    email,
    archived && 'archived',
  ].filter(Boolean)
  return facts.length > 0 ? `${displayName} (${facts.join(', ')})` : displayName
}
