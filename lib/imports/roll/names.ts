import { searchName } from '@/lib/format/search-name'

type Named = { givenName: string; familyName: string }
const keys = new WeakMap<Named, string>()

/** The name as it is compared; kept with the person, because thousands of comparisons ask for it. */
export function nameKey(person: Named): string {
  const known = keys.get(person)
  if (known !== undefined) return known
  const key = `${searchName(person.givenName)} ${searchName(person.familyName)}`.trim()
  keys.set(person, key)
  return key
}

/** The name that stands for several spellings, the same whichever order they come in; one with a name before one without. */
export function firstNamed<Person extends Named>(people: readonly Person[]): Person {
  const order = (one: Person) =>
    [nameKey(one) === '' ? '1' : '0', nameKey(one), one.givenName, one.familyName].join('|')
  return people.reduce((best, one) => (order(one) < order(best) ? one : best))
}

export const fullName = ({ givenName, familyName, displayName }: Named & { displayName?: string }) =>
  displayName || `${givenName} ${familyName}`.trim()
