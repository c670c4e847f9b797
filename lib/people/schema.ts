import { z } from 'zod'
import { YEAR_GROUPS } from '@/lib/schools/types'
import { MEMBERSHIP_KINDS } from './types'

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
const today = () => london.format(new Date())

export const id = z.uuid({ error: 'Choose one from the list.' })
const optionalId = z.union([z.literal('').transform(() => undefined), id]).optional()

/** A line of text without control characters, spaces evened out. */
const line = (longest: number, what: string) =>
  z
    .string({ error: `Enter ${what}.` })
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .refine((text) => [...text].length <= longest, { error: `Use ${longest} characters or fewer.` })
    // Joiners are part of Persian and Indian names; other invisible characters only deceive.
    .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text), {
      error: 'Remove the hidden characters.',
    })

const name = (what: string) =>
  line(200, what).refine((text) => text === '' || /\p{L}/u.test(text), { error: 'A name needs at least one letter.' })

export const optionalLine = (longest: number, what: string) =>
  line(longest, what)
    .transform((text) => text || null)
    .nullish()
    .transform((text) => text ?? null)

export const reason = line(300, 'the reason').refine((text) => text.length > 0, { error: 'Enter the reason.' })

const email = z
  .union([
    z.literal('').transform(() => null),
    z.email({ error: 'Enter an e-mail address such as name@example.org, or leave it empty.' }).max(254),
  ])
  .nullish()
  .transform((text) => text ?? null)

const day = (message: string) => z.iso.date({ error: message, abort: true })

const pastDay = (message: string) =>
  day(message)
    .refine((text) => text <= today(), { error: 'The date cannot be in the future.', abort: true })
    .refine((text) => text >= '1900-01-01', { error: 'Check the year.' })

/** A tick box: absent is no. */
export const tick = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === 'yes')

const yearGroup = z.coerce
  .number({ error: 'Choose a year group.' })
  .refine((year) => (YEAR_GROUPS as readonly number[]).includes(year), { error: 'Choose a year group.' })
// An empty choice would count as nought, which is Reception.
const emptyIsNone = (value: unknown) => (value === '' || value === null ? undefined : value)

/** Where a pupil stands this year. */
const placeFields = { yearGroup: z.preprocess(emptyIsNone, yearGroup.optional()), classId: optionalId }

const kind = z.enum(MEMBERSHIP_KINDS, { error: 'Choose what they are at the school.' })
const lowerCase = (value: unknown) => (typeof value === 'string' ? value.trim().toLowerCase() : value)

export const personFields = {
  givenName: name('the given name').default(''),
  familyName: name('the family name').default(''),
  /** Empty: "given family". */
  displayName: name('the name to show').default(''),
  email: z.preprocess(lowerCase, email),
  phone: optionalLine(40, 'the telephone number'),
  dateOfBirth: z
    .union([z.literal('').transform(() => null), pastDay('Enter a date of birth, or leave it empty.')])
    .nullish()
    .transform((text) => text ?? null),
  upn: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
      optionalLine(20, 'the UPN'),
    )
    .refine((upn) => upn === null || /^[A-Z][0-9]{11}[0-9A-Z]$/.test(upn), {
      error: 'A UPN is a letter, then twelve digits or eleven digits and a letter.',
    }),
}

const hasName = <T extends { givenName: string; familyName: string }>(person: T) =>
  person.givenName !== '' || person.familyName !== ''
const NAMELESS = { path: ['givenName'], error: 'Enter a given name or a family name.' }

const guardianshipFields = {
  relationship: line(60, 'the relationship').refine((text) => text.length > 0, {
    error: 'Enter the relationship, such as mother or foster carer.',
  }),
  parentalResponsibility: z.enum(['yes', 'no', 'not_known'], { error: 'Choose yes, no or not known.' }),
  appointed: tick,
  contactOrder: tick,
  livesWith: tick,
  receivesMail: tick,
  /** Who is contacted first has 1. */
  priority: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.coerce
      .number({ error: 'Enter a number from 1 to 99, or leave it empty.' })
      .int({ error: 'Enter a whole number.' })
      .min(1, 'Enter a number from 1 to 99, or leave it empty.')
      .max(99, 'Enter a number from 1 to 99, or leave it empty.')
      .nullable(),
  ),
  /** For whom a carer acts. */
  organisation: optionalLine(120, 'the agency or authority'),
}

export const AddPersonInput = z
  .object({
    schoolId: id,
    ...personFields,
    externalId: optionalLine(100, 'the key of the other system'),
    memberships: z
      .array(
        z.object({
          kind,
          title: optionalLine(120, 'the job title'),
          startsOn: day('Enter the first day.').optional(),
        }),
      )
      .min(1, 'Choose what they are at the school.')
      .refine((all) => new Set(all.map((one) => one.kind)).size === all.length, { error: 'Choose each only once.' }),
    ...placeFields,
    /** For a parent: the first child they answer for, and how. */
    pupilId: optionalId,
    ...guardianshipFields,
    relationship: z.unknown().optional(),
    parentalResponsibility: z.unknown().optional(),
    /** Said after the warning that somebody of this name is here already. */
    anotherPerson: tick,
  })
  .refine(hasName, NAMELESS)
  .transform(({ pupilId, relationship, parentalResponsibility, ...person }, context) => {
    if (!pupilId) return { ...person, guardianship: null }
    const facts = z.object(guardianshipFields).safeParse({ ...person, relationship, parentalResponsibility })
    if (facts.success) return { ...person, guardianship: { pupilId, ...facts.data } }
    for (const { path, message } of facts.error.issues) context.addIssue({ code: 'custom', path, message })
    return z.NEVER
  })

export const EditPersonInput = z.object({ personId: id, ...personFields }).refine(hasName, NAMELESS)
export const ArchivePersonInput = z.object({ personId: id, reason })
export const RestorePersonInput = z.object({ personId: id })

export const AddMembershipInput = z.object({
  personId: id,
  kind,
  title: optionalLine(120, 'the job title'),
  startsOn: day('Enter the first day.'),
  ...placeFields,
})
export const EndMembershipInput = z.object({
  membershipId: id,
  endsOn: pastDay('Enter the day on which they left.'),
  reason,
})

export const SetGuardianshipInput = z.object({ pupilId: id, parentId: id, ...guardianshipFields })
export const EndGuardianshipInput = z.object({ pupilId: id, parentId: id, reason })

export const AddClassInput = z.object({
  schoolId: id,
  academicYear: z.coerce
    .number({ error: 'Choose an academic year.' })
    .int({ error: 'Choose an academic year.' })
    .min(2000, 'Choose an academic year.')
    .max(2200, 'Choose an academic year.'),
  name: line(60, 'the name of the class').refine((text) => text.length > 0, { error: 'Enter the name of the class.' }),
})

export const EnrolPupilInput = z.object({
  personId: id,
  yearGroup: z.preprocess(emptyIsNone, yearGroup),
  classId: optionalId,
})
