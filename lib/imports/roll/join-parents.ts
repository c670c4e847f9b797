import type { ParentalResponsibility } from '@/lib/people/types'
import type { RollGuardianship, RollPerson } from '../types'
import { byKey, distinct, grouping, oneOf } from './groups'
import { type Found, nameKey } from './join-pupils'
import type { ContactInRow } from './rows'

/** A contact of one row, with the pupil of that row. */
export type Tied = { contact: ContactInRow; pupil: string; pupilName: string }

/**
 * The parents and carers that the rows tell of, each once. Two rows are one person only by the same number, or by the same name with
 * the same e-mail address, telephone number or pupil: a name alone joins nobody.
 */
export function joinParents(tied: Tied[], found: Found): { parents: RollPerson[]; guardianships: RollGuardianship[] } {
  const groups = grouping(tied, ({ contact }) => contact.externalId)
  for (const [, same] of byKey(tied, keysOf)) {
    const identities = distinct(same.map(({ contact }) => contact.externalId))
    const first = same.find(({ contact }) => contact.externalId !== null) ?? same[0]
    for (const one of same) {
      if (identities.length > 1 && one.contact.externalId === null) askWhich(one, found)
      else if (identities.length <= 1 && first) groups.join(first, one)
    }
  }
  const people = groups.groups().map((group) => ({ group, person: personFrom(group, found) }))
  return {
    parents: people.map(({ person }) => person).sort((a, b) => (a.key < b.key ? -1 : 1)),
    guardianships: people
      .flatMap(({ group, person }) => guardianshipsOf(group, person.key, found))
      .sort((a, b) => (`${a.pupil} ${a.parent}` < `${b.pupil} ${b.parent}` ? -1 : 1)),
  }
}

function keysOf({ contact, pupil }: Tied): string[] {
  const name = nameKey(contact)
  const digits = (contact.phone ?? '').replace(/\D/g, '').slice(-10)
  return [
    ...(contact.externalId ? [`id ${contact.externalId}`] : []),
    ...(contact.email ? [`mail ${contact.email} ${name}`] : []),
    ...(name && digits.length >= 7 ? [`tel ${digits} ${name}`] : []),
    ...(name ? [`child ${pupil} ${name}`] : []),
  ]
}

function askWhich({ contact, pupil }: Tied, { questions }: Found) {
  questions.push({
    ...contact.place,
    kind: 'matches_two_people',
    text: `${contact.givenName} ${contact.familyName} could be either of two people with this name. Which one is meant?`,
    about: [pupil],
  })
}

function personFrom(group: Tied[], { questions }: Found): RollPerson {
  const contacts = group.map(({ contact }) => contact)
  const first = [...contacts].sort((a, b) => (nameKey(a) < nameKey(b) ? 1 : -1))[0] as ContactInRow
  const nameless = nameKey(first) === ''
  const child = distinct(group.map(({ pupilName }) => pupilName))[0]
  const id = oneOf(contacts.map((contact) => contact.externalId))
  const emails = distinct(contacts.map((contact) => contact.email))
  const key = id
    ? `id ${id}`
    : ['name', nameKey(first), emails[0] ?? '', oneOf(group.map(({ pupil }) => pupil))].join('|')
  if (emails.length > 1) {
    questions.push({
      ...first.place,
      kind: 'different_details',
      text: `${first.givenName} ${first.familyName} has two e-mail addresses: ${emails.join(' and ')}. Which one is right?`,
      about: [key],
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

function guardianshipsOf(group: Tied[], parent: string, { questions }: Found): RollGuardianship[] {
  return byKey(group, ({ pupil }) => [pupil]).map(([pupil, ties]) => {
    const contacts = ties.map(({ contact }) => contact)
    const responsibility = responsibilityOf(contacts)
    if (responsibility === null) {
      questions.push({
        ...(contacts[0] as ContactInRow).place,
        kind: 'different_details',
        text: `One row says that ${contacts[0]?.givenName} ${contacts[0]?.familyName} has parental responsibility, another that they have not. Which is right?`,
        about: [parent, pupil],
      })
    }
    return {
      parent,
      pupil,
      relationship:
        oneOf(contacts.map(({ relationship }) => (relationship === 'Parent or carer' ? null : relationship))) ??
        'Parent or carer',
      parentalResponsibility: responsibility ?? 'not_known',
      contactOrder: contacts.some((contact) => contact.contactOrder),
      livesWith: contacts.every((contact) => contact.livesWith),
      receivesMail: contacts.every((contact) => contact.receivesMail),
      priority: oneOf(contacts.map((contact) => contact.priority)),
    }
  })
}

/** Null where two rows say the opposite. */
function responsibilityOf(contacts: ContactInRow[]): ParentalResponsibility | null {
  const said = distinct(contacts.map(({ parentalResponsibility }) => parentalResponsibility)).filter(
    (one) => one !== 'not_known',
  )
  return said.length > 1 ? null : ((said[0] as ParentalResponsibility | undefined) ?? 'not_known')
}
