import { searchName } from '@/lib/format/search-name'
import { counted } from '@/lib/format/words'
import { fullName, nameKey } from '../roll/names'
import { phoneKey } from '../values/phone'
import { isNot, sayApart, settleClaims, take, takeAsSaid } from './claims'
import type { Entry, SaidTie } from './entries'
import { current, held } from './known-index'
import { numbersDiffer, sameBirth, sameName } from './likeness'
import { matchByNumber } from './match-numbers'
import type { Planning } from './planning'
import type { KnownPerson, PlanQuestionKind } from './types'

/** Finds the pupils of a roll among those whom the school knows: by number, by name and date of birth, by name and parent, by name and class. */
export async function matchPupils(plan: Planning, pupils: Entry[], ties: SaidTie[]): Promise<void> {
  const { known } = plan
  const holders = (entry: Entry) => [
    ...new Set([
      ...entry.upns.flatMap(known.byUpn),
      ...entry.externalIds.flatMap(known.byExternalId).filter((person) => held(person, 'pupil')),
    ]),
  ]
  await takeAsSaid(plan, pupils, holders)
  await matchByNumber(plan, pupils, holders)
  const parentsOf = new Map<Entry, Entry[]>()
  for (const { pupil, parent } of ties) parentsOf.set(pupil, [...(parentsOf.get(pupil) ?? []), parent])
  const named = (test: (entry: Entry, person: KnownPerson) => boolean) => (entry: Entry) =>
    nameKey(entry) === '' ? [] : known.pupilsNamed(nameKey(entry)).filter((person) => test(entry, person))
  const step = (by: 'birth' | 'guardianship' | 'class', test: (entry: Entry, person: KnownPerson) => boolean) =>
    settleClaims(plan, { entries: pupils, candidatesOf: named(test), by })
  const unborn = (entry: Entry, person: KnownPerson) =>
    sameBirth(entry, person) === null && !numbersDiffer(entry, person)

  const born = (entry: Entry, person: KnownPerson) => sameBirth(entry, person) === true && !numbersDiffer(entry, person)
  // Of two children of one name and day the class tells.
  await step('birth', (entry, person) => born(entry, person) && sameClass(entry, person))
  await step('birth', born)
  await settleClaims(plan, {
    entries: pupils,
    candidatesOf: named((entry, person) => sameBirth(entry, person) === true),
    by: 'answer',
    pairs: (pairs) => askAboutAll(plan, pairs, 'other_numbers'),
  })
  await step(
    'guardianship',
    (entry, person) => unborn(entry, person) && commonParent(plan, parentsOf.get(entry) ?? [], person),
  )
  await step(
    'class',
    (entry, person) =>
      unborn(entry, person) &&
      nothingElse(plan, entry, person) &&
      (sameClass(entry, person) ||
        (person.enrolment === null && alikeInParents(plan, parentsOf.get(entry) ?? [], person))),
  )
  await settleClaims(plan, {
    entries: pupils,
    candidatesOf: named((entry, person) => unborn(entry, person) && current(person, 'pupil', known.today)),
    by: 'answer',
    pairs: (pairs) => askAboutAll(plan, pairs, 'known_by_name'),
  })
}

/** Neither has a number or a date of birth, and the record came from a roll that had none: name and class are all there is. */
function nothingElse(plan: Planning, entry: Entry, person: KnownPerson): boolean {
  const { byUpn, byExternalId } = plan.known
  // A number of somebody who they are said not to be says nothing.
  const own = [...entry.upns.flatMap(byUpn), ...entry.externalIds.flatMap(byExternalId)]
  const numberless = entry.upns.length + entry.externalIds.length === 0 || own.some(({ id }) => isNot(plan, entry, id))
  const unnumbered = person.upns.length + person.externalIds.length === 0
  return !person.byHand && numberless && unnumbered && entry.dateOfBirth === null && person.dateOfBirth === null
}

const sameClass = (entry: Entry, { enrolment }: KnownPerson) =>
  enrolment !== null &&
  searchName(entry.className ?? '') === searchName(enrolment.className ?? '') &&
  (entry.yearGroup ?? enrolment.yearGroup) === enrolment.yearGroup

/** Neither has parents, or one has the same name; it supports what nothing else speaks for or against. */
function alikeInParents({ known }: Planning, parents: Entry[], pupil: KnownPerson): boolean {
  const theirs = known.guardianshipsOf(pupil.id).flatMap(({ parentId }) => known.byId.get(parentId) ?? [])
  if (theirs.length === 0 || parents.length === 0) return theirs.length === parents.length
  return theirs.some((parent) => parents.some((entry) => sameName(entry, parent)))
}

/** Whether one of the entries is, by more than a name, somebody who answers for this pupil. */
function commonParent({ known }: Planning, parents: Entry[], pupil: KnownPerson): boolean {
  return known.guardianshipsOf(pupil.id).some(({ parentId }) => {
    const parent = known.byId.get(parentId)
    return parent !== undefined && parents.some((entry) => isParent(entry, parent))
  })
}

function isParent(entry: Entry, parent: KnownPerson): boolean {
  if (nameKey(entry) !== '' && !sameName(entry, parent)) return false
  const phone = phoneKey(entry.phone)
  return (
    entry.externalIds.some((id) => parent.externalIds.includes(id)) ||
    (entry.email !== null && entry.email === parent.email?.toLowerCase()) ||
    (phone !== null && phone === phoneKey(parent.phone))
  )
}

const ABOUT_ALL: Partial<Record<PlanQuestionKind, (people: string, such: string) => string>> = {
  other_numbers: (people, such) =>
    `${people} of this roll fit pupils whom the school knows by name and date of birth, but have other numbers, such as ${such}. Are they the same children?`,
  known_by_name: (people, such) =>
    `${people} of this roll fit pupils whom the school knows by name alone, such as ${such}. Are they the same children?`,
}

/** One question for all, because a roll from another system raises it for everybody. */
function askAboutAll(plan: Planning, pairs: [Entry, KnownPerson][], kind: 'other_numbers' | 'known_by_name'): void {
  const [first] = [...pairs].sort(([one], [other]) => (one.key < other.key ? -1 : 1))
  if (!first) return
  const answer = plan.ask({
    kind,
    about: pairs.flatMap(([entry, person]) => [entry.key, person.id]),
    place: first[0].places[0],
    text: ABOUT_ALL[kind]?.(counted(pairs.length, 'pupil'), fullName(first[0])) ?? '',
    choices: [
      { value: 'same', label: 'They are the same' },
      { value: 'keep_both', label: 'They are other children' },
    ],
  })
  for (const [entry, person] of pairs) {
    if (answer === 'same') take(plan, entry, person, 'answer')
    else sayApart(plan, entry, person.id)
  }
}
