import { CONTACT_ONLY, NAME_FIELDS, PUPIL_ONLY } from './fields'
import { type Heading, readHeading, spelled } from './read-heading'
import { FIELDS_OF, type Field, type Owner } from './types'

/** One column: whom it describes (`pupil`, `staff`, `governor`, or `contact` with its slot) and which field of them. */
export type Column = { at: number; heading: string; subject: Owner; slot: string; field: Field }
export type Mapping = { main: Owner; columns: Column[]; headings: string[] }

/** Which field of whom each heading names; null when the headings do not say who the people are. */
export function mapColumns(headings: string[], source: string): Mapping | null {
  const read = headings.map(readHeading)
  const main = mainSubject(read, headings, source)
  if (!main) return null
  const columns: Column[] = []
  const has = (subject: Owner, slot: string, field: Field) =>
    columns.some((column) => column.subject === subject && column.slot === slot && column.field === field)
  let current: { subject: Owner; slot: string } = { subject: main, slot: '' }
  for (const [at, heading] of read.entries()) {
    if (!heading.field) continue
    const target = targetOf(heading, main, current, has)
    if (!target || !FIELDS_OF[target.subject].includes(heading.field)) continue
    current = target
    if (has(target.subject, target.slot, heading.field) && heading.field !== 'email' && heading.field !== 'phone')
      continue
    columns.push({ at, heading: headings[at] ?? '', ...target, field: heading.field })
  }
  const named = columns.some(({ subject, field }) => subject === main && NAME_FIELDS.has(field))
  const known = columns.some(({ subject, field }) => subject === 'pupil' && (field === 'upn' || field === 'externalId'))
  return named || (main === 'pupil' && known) ? { main, columns, headings } : null
}

type Has = (subject: Owner, slot: string, field: Field) => boolean

function targetOf(
  { owner, which, field }: Heading,
  main: Owner,
  current: { subject: Owner; slot: string },
  has: Has,
): { subject: Owner; slot: string } | null {
  if (!field) return null
  if (owner === 'contact') return { subject: 'contact', slot: which ?? '' }
  if (owner) return { subject: owner, slot: '' }
  if (PUPIL_ONLY.has(field)) return { subject: 'pupil', slot: '' }
  if (CONTACT_ONLY.has(field)) {
    if (which) return { subject: 'contact', slot: which }
    return current.subject === 'contact' ? current : { subject: 'contact', slot: '' }
  }
  if (NAME_FIELDS.has(field)) {
    if (!has(main, '', field)) return { subject: main, slot: '' }
    // A name that comes again belongs to somebody else: the contact in hand, or the next one.
    if (current.subject === 'contact' && !has('contact', current.slot, field)) return current
    const slot = ['again 1', 'again 2', 'again 3', 'again 4'].find((name) => !has('contact', name, field))
    return slot ? { subject: 'contact', slot } : null
  }
  // In a table of contacts it is theirs, even beside the pupil's number.
  if (field === 'email' || field === 'phone')
    return main === 'contact' && current.subject === 'pupil' ? { subject: 'contact', slot: '' } : current
  return has(main, '', field) && current.subject === 'contact' ? current : { subject: main, slot: '' }
}

/** Whom a heading without an owner describes. */
function mainSubject(read: Heading[], headings: string[], source: string): Owner | null {
  const owned = (owner: Owner, fields?: ReadonlySet<Field>) =>
    read.some((heading) => heading.owner === owner && heading.field && (!fields || fields.has(heading.field)))
  const bare = (test: (field: Field) => boolean) =>
    read.some((heading) => heading.owner === null && heading.field && test(heading.field))
  const pupilFacts = bare((field) => PUPIL_ONLY.has(field) || field === 'dateOfBirth')
  const names = bare((field) => NAME_FIELDS.has(field))
  const contactFacts = bare((field) => CONTACT_ONLY.has(field))
  if (owned('pupil', NAME_FIELDS)) return names ? 'contact' : 'pupil'
  if (
    owned('pupil') &&
    names &&
    !owned('contact', NAME_FIELDS) &&
    !bare((field) => field === 'yearGroup' || field === 'className' || field === 'dateOfBirth')
  ) {
    if (contactFacts || /contact|parent|carer|guardian/i.test(source)) return 'contact'
  }
  const said = headings.map(spelled).join('|')
  if (owned('governor') || /governor|committee|term of office|appointing body/.test(said)) return 'governor'
  if (owned('staff') || bare((field) => field === 'jobTitle')) return /governor/i.test(source) ? 'governor' : 'staff'
  if (pupilFacts || owned('pupil') || owned('contact') || contactFacts) return 'pupil'
  if (/governor/i.test(source)) return 'governor'
  if (/staff|teacher|employee/i.test(source)) return 'staff'
  if (/pupil|student|child|roll/i.test(source)) return 'pupil'
  return null
}
