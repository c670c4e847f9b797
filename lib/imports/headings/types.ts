/** What a column can hold. */
export type Field =
  | 'givenName'
  | 'familyName'
  | 'shownGivenName'
  | 'shownFamilyName'
  | 'fullName'
  | 'dateOfBirth'
  | 'upn'
  | 'externalId'
  | 'yearGroup'
  | 'className'
  | 'email'
  | 'phone'
  | 'jobTitle'
  | 'relationship'
  | 'priority'
  | 'parentalResponsibility'
  | 'livesWith'
  | 'receivesMail'
  | 'contactOrder'

/** Whom a column describes; a contact is one of several in a row, told apart by a slot such as `1` or `mother`. */
export type Owner = 'pupil' | 'contact' | 'staff' | 'governor'

/** What the office chose for one column; `readAs` is a value of `READ_AS`, null leaves the column aside. */
export type ColumnChoice = { column: string; readAs: string | null }

/** What the office chose for every table with these headings; columns that are not named are read as usual. */
export type ColumnMapping = { headingsKey: string; choices: ColumnChoice[] }

/** How one column of a table was read. */
export type ColumnReading = {
  source: string
  /** The same for tables with the same headings, in whatever order. */
  headingsKey: string
  /** The heading; the second one of the same words has ` (2)` after it. */
  column: string
  /** A value such as `pupil givenName` or `contact 1 email`; null for a column that is left aside. */
  readAs: string | null
  /** The first few different cells. */
  examples: string[]
}

const FIELD_LABELS: Record<Field, string> = {
  givenName: 'forename',
  familyName: 'surname',
  shownGivenName: 'preferred forename',
  shownFamilyName: 'preferred surname',
  fullName: 'full name',
  dateOfBirth: 'date of birth',
  upn: 'UPN',
  externalId: 'number in your system',
  yearGroup: 'year group',
  className: 'class',
  email: 'e-mail address',
  phone: 'telephone number',
  jobTitle: 'job title',
  relationship: 'relationship to the pupil',
  priority: 'order in which to contact them',
  parentalResponsibility: 'parental responsibility',
  livesWith: 'lives with the pupil',
  receivesMail: 'receives mail',
  contactOrder: 'must not be contacted (court order)',
}

const NAMES: Field[] = ['givenName', 'familyName', 'shownGivenName', 'shownFamilyName', 'fullName']
/** What each can have. */
export const FIELDS_OF: Record<Owner, readonly Field[]> = {
  pupil: [...NAMES, 'dateOfBirth', 'upn', 'externalId', 'yearGroup', 'className', 'email', 'phone'],
  contact: [
    ...NAMES,
    'relationship',
    'priority',
    'parentalResponsibility',
    'contactOrder',
    'livesWith',
    'receivesMail',
    'email',
    'phone',
    'externalId',
  ],
  staff: [...NAMES, 'email', 'phone', 'externalId', 'jobTitle'],
  governor: [...NAMES, 'email', 'phone', 'externalId', 'jobTitle'],
}

/** The contacts of a row that a column can be given to; `contact` alone is the only one of its row. */
const CONTACT_SLOTS = ['', '1', '2', '3', '4'] as const
const ownerLabel = { pupil: 'Pupil', contact: 'Parent or carer', staff: 'Staff', governor: 'Governor' } as const

/** How a column is named: whose it is, which of several, and the field. */
export const readAsOf = (subject: Owner, slot: string, field: Field) => [subject, slot, field].filter(Boolean).join(' ')

/** The same in words, such as "Parent or carer 1: e-mail address". */
export function readAsLabel(readAs: string): string {
  const [subject = '', ...rest] = readAs.split(' ')
  const field = rest.at(-1) ?? ''
  const slot = rest.slice(0, -1).join(' ').replace('again ', '')
  const owner =
    subject === 'contact' && /^[a-z]/.test(slot) ? `Parent or carer (${slot})` : ownerLabel[subject as Owner]
  return `${owner}${/^\d/.test(slot) ? ` ${slot}` : ''}: ${FIELD_LABELS[field as Field]}`
}

/** Everything that a column can be read as, in groups for a list to choose from. */
export const READ_AS: { group: string; choices: { value: string; label: string }[] }[] = [
  group('Pupil', 'pupil', ''),
  ...CONTACT_SLOTS.map((slot) => group(slot ? `Parent or carer ${slot}` : 'Parent or carer', 'contact', slot)),
  group('Staff', 'staff', ''),
  group('Governor', 'governor', ''),
]

function group(label: string, owner: Owner, slot: string) {
  const choices = FIELDS_OF[owner].map((field) => {
    const value = readAsOf(owner, slot, field)
    return { value, label: readAsLabel(value) }
  })
  return { group: label, choices }
}
