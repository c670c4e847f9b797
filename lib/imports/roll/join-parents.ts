import type { Pace } from '../pacing'
import type { RollGuardianship, RollPerson } from '../types'
import { phoneKey } from '../values/phone'
import { ask, type Found, LEFT_OUT, theseValues } from './ask'
import { byKey, distinct, grouping, oneOf, sortedBy } from './groups'
import { firstNamed, fullName, nameKey } from './names'
import type { ContactInRow } from './rows'

/** A contact of one row, with the pupil of that row. */
export type Tied = { contact: ContactInRow; pupil: string; pupilName: string }

/**
 * The parents and carers that the rows tell of, each once. Two rows are one person only by the same number, or by the same name with
 * the same e-mail address, telephone number or pupil: a name alone joins nobody.
 */
export async function joinParents(
  tied: Tied[],
  found: Found,
  pace: Pace,
): Promise<{ parents: RollPerson[]; guardianships: RollGuardianship[] }> {
  const groups = grouping(tied, ({ contact }) => contact.externalId)
  const unsure: { one: Tied; among: Tied[] }[] = []
  for (const [, same] of byKey(tied, keysOf)) {
    await pace()
    const numbered = same.filter(({ contact }) => contact.externalId !== null)
    const others = same.filter(({ contact }) => contact.externalId === null)
    const several = distinct(numbered.map(({ contact }) => contact.externalId)).length > 1
    if (several) for (const one of others) unsure.push({ one, among: numbered })
    for (const those of several ? [others] : [[...numbered, ...others]])
      for (const one of those.slice(1)) groups.join(those[0] as Tied, one)
  }
  joinNameless(tied, groups)
  const personOf = new Map<Tied, RollPerson>()
  const parents: RollPerson[] = []
  const guardianships: RollGuardianship[] = []
  for (const group of groups.groups()) {
    await pace()
    const person = personFrom(group, found)
    parents.push(person)
    guardianships.push(...guardianshipsOf(group, person.key, found))
    for (const one of group) personOf.set(one, person)
  }
  for (const { one, among } of unsure) askWhich(one, among, personOf, found)
  return {
    parents: sortedBy(parents, ({ key }) => key),
    guardianships: sortedBy(guardianships, ({ pupil, parent }) => `${pupil} ${parent}`),
  }
}

/** An address without a name is that of the one contact of the same child who has it and a name. */
function joinNameless(tied: Tied[], groups: ReturnType<typeof grouping<Tied>>) {
  const addressed = byKey(tied, ({ contact, pupil }) => (contact.email ? [`${pupil} ${contact.email}`] : []))
  for (const [, same] of addressed) {
    const named = same.filter(({ contact }) => nameKey(contact) !== '')
    const [first] = named
    if (!first || new Set(named.map(({ contact }) => nameKey(contact))).size > 1) continue
    for (const one of same) if (nameKey(one.contact) === '') groups.join(first, one)
  }
}

function keysOf({ contact, pupil }: Tied): string[] {
  const name = nameKey(contact)
  const phone = phoneKey(contact.phone)
  return [
    ...(contact.externalId ? [`id ${contact.externalId}`] : []),
    ...(contact.email ? [`mail ${contact.email} ${name}`] : []),
    ...(name && phone ? [`tel ${phone} ${name}`] : []),
    ...(name ? [`child ${pupil} ${name}`] : []),
  ]
}

/** A contact without a number whom two people with numbers fit: the choices are those people. */
function askWhich(one: Tied, among: Tied[], personOf: Map<Tied, RollPerson>, found: Found) {
  const self = personOf.get(one)
  const candidates = [...new Set(among.flatMap((other) => personOf.get(other) ?? []))].filter((other) => other !== self)
  if (!self || candidates.length < 2) return
  ask(found, one.contact.place, {
    kind: 'matches_two_people',
    text: `${fullName(one.contact)}, a contact of ${one.pupilName}, could be either of two people with this name. Which one is meant?`,
    about: [self.key, ...candidates.map(({ key }) => key).sort()],
    choices: [
      ...candidates.map(({ key, externalId }) => ({ value: key, label: `The one with the number ${externalId}` })),
      { value: 'keep_both', label: 'Somebody else of the same name' },
      LEFT_OUT,
    ],
  })
}

function personFrom(group: Tied[], found: Found): RollPerson {
  const contacts = group.map(({ contact }) => contact)
  const first = firstNamed(contacts)
  const nameless = nameKey(first) === ''
  const child = distinct(group.map(({ pupilName }) => pupilName))[0]
  const id = oneOf(contacts.map((contact) => contact.externalId))
  const emails = distinct(contacts.map((contact) => contact.email))
  const key = id
    ? `id ${id}`
    : ['name', nameKey(first), emails[0] ?? '', oneOf(group.map(({ pupil }) => pupil))].join('|')
  if (emails.length > 1) {
    ask(found, first.place, {
      kind: 'different_details',
      text: `${fullName(first)} has ${emails.length} e-mail addresses: ${emails.join(' and ')}. Which one is right?`,
      about: [key],
      field: 'email',
      choices: theseValues(emails),
    })
  }
  return {
    key,
    externalId: id,
    givenName: first.givenName,
    familyName: first.familyName,
    displayName: nameless
      ? `Parent or carer of ${child}`
      : (oneOf(contacts.map((contact) => contact.displayName)) ?? ''),
    email: oneOf(contacts.map((contact) => contact.email)),
    phone: oneOf(contacts.map((contact) => contact.phone)),
    places: contacts.map((contact) => contact.place),
  }
}

function guardianshipsOf(group: Tied[], parent: string, found: Found): RollGuardianship[] {
  return byKey(group, ({ pupil }) => [pupil]).map(([pupil, ties]) => {
    const contacts = ties.map(({ contact }) => contact)
    const responsibilities = distinct(contacts.map(({ parentalResponsibility }) => parentalResponsibility))
    const [first] = contacts
    if (first && responsibilities.length > 1) {
      ask(found, first.place, {
        kind: 'different_details',
        text: `One row says that ${fullName(first)} has parental responsibility for ${ties[0]?.pupilName}, another that they have not. Which is right?`,
        about: [parent, pupil],
        field: 'parentalResponsibility',
        choices: [
          { value: 'yes', label: 'They have parental responsibility' },
          { value: 'no', label: 'They have not' },
        ],
      })
    }
    return {
      parent,
      pupil,
      relationship: oneOf(contacts.map(({ relationship }) => relationship)),
      parentalResponsibility:
        responsibilities.length > 1 ? null : oneOf(contacts.map((contact) => contact.parentalResponsibility)),
      contactOrder: said(
        contacts.map((contact) => contact.contactOrder),
        true,
      ),
      livesWith: said(
        contacts.map((contact) => contact.livesWith),
        false,
      ),
      receivesMail: said(
        contacts.map((contact) => contact.receivesMail),
        false,
      ),
      priority: oneOf(contacts.map((contact) => contact.priority)),
    }
  })
}

/** What the rows say of a fact, the careful answer first; null when none says anything. */
const said = (values: (boolean | null)[], careful: boolean): boolean | null =>
  values.includes(careful) ? careful : values.includes(!careful) ? !careful : null
