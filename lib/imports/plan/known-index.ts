import { searchName } from '@/lib/format/search-name'
import type { Pace } from '../pacing'
import { nameKey } from '../roll/names'
import { phoneKey } from '../values/phone'
import type { KnownGuardianship, KnownMembership, KnownPerson, KnownSchool, RollKind } from './types'

/** The school's records as the plan looks things up in them. */
export type KnownIndex = Awaited<ReturnType<typeof indexKnown>>

export async function indexKnown(school: KnownSchool, pace: Pace) {
  const lookUp = async <Item>(items: Item[], keysOf: (item: Item) => string[]) => {
    const found = multi(items, keysOf)
    await pace()
    return (key: string): readonly Item[] => found.get(key) ?? []
  }

  const { people, guardianships, today } = school
  const byUpn = multi(people, ({ upns }) => upns)
  const byExternalId = multi(people, ({ externalIds }) => externalIds)
  const pupils = people.filter((person) => held(person, 'pupil'))
  // A pupil of today is nobody's parent; one of long ago may be.
  const adults = people.filter((person) => !current(person, 'pupil', today))
  const ties = new Map(guardianships.map((tie) => [tieKey(tie.parentId, tie.pupilId), tie]))
  const classNames = new Map(school.classes.map(({ name }) => [searchName(name), name]))
  return {
    school,
    today,
    byId: new Map(people.map((person) => [person.id, person])),
    byUpn: (upn: string) => byUpn.get(upn) ?? [],
    byExternalId: (id: string) => byExternalId.get(id) ?? [],
    pupilsNamed: await lookUp(pupils, (person) => [nameKey(person)]),
    pupilsBorn: await lookUp(pupils, (person) => (person.dateOfBirth ? [bornKey(person, person.dateOfBirth)] : [])),
    adultsNamed: await lookUp(adults, (person) => [nameKey(person)]),
    adultsAt: await lookUp(adults, ({ email }) => (email ? [email.toLowerCase()] : [])),
    adultsCalled: await lookUp(adults, (person) => (phoneKey(person.phone) ? [callKey(person)] : [])),
    guardianshipsOf: await lookUp(guardianships, ({ pupilId }) => [pupilId]),
    childrenOf: await lookUp(guardianships, ({ parentId }) => [parentId]),
    tie: (parentId: string, pupilId: string): KnownGuardianship | undefined => ties.get(tieKey(parentId, pupilId)),
    className: (name: string): string | undefined => classNames.get(searchName(name)),
    knownToBeTwo: new Set(school.knownToBeTwo.flatMap(([one, other]) => [tieKey(one, other), tieKey(other, one)])),
  }
}

export const tieKey = (one: string, other: string) => `${one} ${other}`
export const bornKey = ({ familyName }: { familyName: string }, birth: string) => `${birth} ${searchName(familyName)}`
/** A name with a telephone number. */
export const callKey = (person: { givenName: string; familyName: string; phone: string | null }) =>
  `${phoneKey(person.phone)} ${nameKey(person)}`

function multi<Item>(items: Item[], keysOf: (item: Item) => string[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const those = found.get(key)
      if (those) those.push(item)
      else found.set(key, [item])
    }
  }
  return found
}

export const live = ({ startsOn, endsOn }: KnownMembership, today: string) =>
  startsOn <= today && (endsOn === null || endsOn > today)
/** Live, or to begin later. */
export const lasts = ({ endsOn }: KnownMembership, today: string) => endsOn === null || endsOn > today
export const held = (person: KnownPerson, kind: RollKind) => person.memberships.some((one) => one.kind === kind)
export const current = (person: KnownPerson, kind: RollKind, today: string) =>
  !person.archived && person.memberships.some((one) => one.kind === kind && live(one, today))
export const stays = (person: KnownPerson, kind: RollKind, today: string) =>
  person.memberships.find((one) => one.kind === kind && lasts(one, today))
