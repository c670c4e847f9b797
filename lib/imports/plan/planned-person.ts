import { phoneKey } from '../values/phone'
import type { Entry } from './entries'
import { held, type KnownIndex, stays } from './known-index'
import type { FieldChange, KnownPerson, NumberAlias, PersonField, PersonValues, PlannedPerson } from './types'

/** What becomes of one person of the roll; whatever the roll does not say stays as the school holds it. */
export function plannedPerson(known: KnownIndex, entry: Entry): PlannedPerson {
  const person = entry.match
  const numbers = numbersOf(known, entry)
  const values = { ...detailsOf(entry, person), upn: numbers.upn, externalId: numbers.externalId }
  const enrolment = enrolmentOf(entry)
  const work = workOf(known, entry)
  const fields = person ? fieldsOf(person, values, enrolment, work) : []
  const began = work.begins.some(({ kind }) => person && held(person, kind))
  const changes = fields.length + work.begins.length + numbers.aliases.length > 0 || enrolment !== null
  const moved = person && enrolment?.className && enrolment.className !== person.enrolment?.className
  return {
    key: entry.key,
    personId: person?.id ?? null,
    kinds: [...entry.kinds].sort(),
    change: !person ? 'new' : person.archived || began ? 'returns' : changes ? 'changed' : 'unchanged',
    matchedBy: entry.matchedBy,
    fields,
    classMove: moved ? { from: person.enrolment?.className ?? null, to: enrolment.className ?? '' } : null,
    values,
    aliases: numbers.aliases,
    begins: work.begins,
    retitled: work.retitled,
    enrolment,
    unarchive: person?.archived ?? false,
    places: entry.places,
  }
}

function detailsOf(entry: Entry, person: KnownPerson | null): Omit<PersonValues, 'upn' | 'externalId'> {
  const givenName = entry.givenName || person?.givenName || ''
  const familyName = (!(person && entry.keepSurname) && entry.familyName) || person?.familyName || ''
  const full = `${givenName} ${familyName}`.trim()
  // A name to show that somebody chose outlives a new surname; the usual one follows it.
  const chosen = person && person.displayName !== `${person.givenName} ${person.familyName}`.trim()
  const nameless = entry.givenName === '' && entry.familyName === ''
  const said = nameless && person ? '' : entry.displayName
  const phone = entry.phone ?? person?.phone ?? null
  return {
    givenName,
    familyName,
    displayName: said || (chosen ? person.displayName : full) || 'No name',
    dateOfBirth: entry.dateOfBirth ?? person?.dateOfBirth ?? null,
    email: entry.email && entry.email !== person?.email?.toLowerCase() ? entry.email : (person?.email ?? null),
    phone: person && phoneKey(phone) !== null && phoneKey(phone) === phoneKey(person.phone) ? person.phone : phone,
  }
}

/** Their numbers, without those that somebody else of the same kind has. */
function numbersOf(known: KnownIndex, entry: Entry) {
  const own = entry.match
  const kinds = [...entry.kinds]
  const others = (holders: KnownPerson[]) => holders.filter((holder) => holder !== own)
  const newUpns = entry.upns.filter((upn) => !own?.upns.includes(upn) && others(known.byUpn(upn)).length === 0)
  const newIds = entry.externalIds.filter(
    (id) =>
      !own?.externalIds.includes(id) &&
      !others(known.byExternalId(id)).some((holder) => kinds.some((kind) => held(holder, kind))),
  )
  // A permanent number takes the place of a temporary one, and never the other way round.
  const temporary = (upn: string) => /\D$/.test(upn)
  const permanent = newUpns.find((upn) => !temporary(upn))
  const before = own?.upns[0] ?? null
  const upn = permanent ?? before ?? newUpns[0] ?? null
  const externalId = newIds[0] ?? own?.externalIds[0] ?? null
  const beside = (kind: NumberAlias['kind'], values: (string | null)[], holders: (value: string) => KnownPerson[]) =>
    values.flatMap((value) => (value !== null && others(holders(value)).length === 0 ? [{ kind, value }] : []))
  return {
    upn,
    externalId,
    aliases: [
      ...beside(
        'upn',
        [...newUpns, before].filter((value) => value !== upn && newUpns.length > 0),
        known.byUpn,
      ),
      ...beside(
        'externalId',
        [...newIds.slice(1), own?.externalIds[0] ?? null].filter((value) => value !== externalId && newIds.length > 0),
        known.byExternalId,
      ),
    ],
  }
}

function enrolmentOf({ match, yearGroup, className }: Entry): PlannedPerson['enrolment'] {
  const before = match?.enrolment ?? null
  const year = yearGroup ?? before?.yearGroup ?? null
  if (year === null) return null
  const after = { yearGroup: year, className: className ?? before?.className ?? null }
  return before && before.yearGroup === after.yearGroup && before.className === after.className ? null : after
}

/** Memberships that begin, and titles that change. */
function workOf({ today }: KnownIndex, { match, kinds, titles }: Entry): Pick<PlannedPerson, 'begins' | 'retitled'> {
  const begins: PlannedPerson['begins'] = []
  const retitled: PlannedPerson['retitled'] = []
  for (const kind of [...kinds].sort()) {
    const title = titles.get(kind) ?? null
    const membership = match && !match.archived ? stays(match, kind, today) : undefined
    if (!membership) begins.push({ kind, title })
    else if (title !== null && title !== membership.title) retitled.push({ membershipId: membership.id, kind, title })
  }
  return { begins, retitled }
}

function fieldsOf(
  person: KnownPerson,
  values: PersonValues,
  enrolment: PlannedPerson['enrolment'],
  { retitled }: Pick<PlannedPerson, 'retitled'>,
): FieldChange[] {
  const before = { ...person, upn: person.upns[0] ?? null, externalId: person.externalIds[0] ?? null }
  const details = (Object.keys(values) as (keyof PersonValues)[])
    .filter((field) => before[field] !== values[field])
    .map((field) => ({ field: field as PersonField, from: before[field], to: values[field] }))
  const places: FieldChange[] = enrolment
    ? [
        { field: 'yearGroup', from: person.enrolment?.yearGroup ?? null, to: enrolment.yearGroup },
        { field: 'className', from: person.enrolment?.className ?? null, to: enrolment.className },
      ]
    : []
  const titles = retitled.map(({ membershipId, title }): FieldChange => {
    const membership = person.memberships.find(({ id }) => id === membershipId)
    return { field: 'title', from: membership?.title ?? null, to: title }
  })
  return [...details, ...places, ...titles].filter(({ from, to }) => from !== to)
}
