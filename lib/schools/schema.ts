import { z } from 'zod'
import { OPENID_KINDS, type OpenIdKind } from '@/lib/auth/openid/types'
import { isHexColour } from '@/lib/format/accent'
import { YEAR_GROUPS } from './types'

const yearGroup = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce
    .number({ error: 'Choose a year group.' })
    .refine((year) => (YEAR_GROUPS as readonly number[]).includes(year), 'Choose a year group.'),
)
const orNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

export const ConfigureSchoolInput = z
  .object({
    schoolId: z.uuid(),
    name: z.string().trim().min(1, 'Enter the name of the school.').max(120, 'Use at most 120 characters.'),
    contactEmail: z.preprocess(
      orNull,
      z
        .string()
        .trim()
        .toLowerCase()
        .pipe(z.email('Enter an e-mail address such as office@school.example.'))
        .nullable(),
    ),
    contactPhone: z.preprocess(
      orNull,
      z
        .string()
        .trim()
        .max(40, 'Use at most 40 characters.')
        .regex(/^[+\d][\d\s()-]*$/, 'Enter a telephone number in digits.')
        .nullable(),
    ),
    accent: z.string().trim().toLowerCase().refine(isHexColour, 'Choose a colour, such as #1f5a7a.'),
    firstSigningYear: yearGroup,
    lastYoungerYear: yearGroup,
    /** The bytes of a new crest; absent: the crest stays. */
    crest: z.instanceof(Uint8Array).optional(),
    removeCrest: z.boolean().default(false),
  })
  .refine((input) => input.lastYoungerYear >= input.firstSigningYear - 1, {
    path: ['lastYoungerYear'],
    error: 'The younger pupils’ form cannot end before the first year group that signs.',
  })

const DOMAIN = /^(?=.{4,253}$)[a-z0-9](-*[a-z0-9])*(\.[a-z0-9](-*[a-z0-9])*)+$/
const domain = (text: string) => text.toLowerCase().replace(/^@/, '')

const domains = z
  .string()
  .max(1000, 'Use fewer domains.')
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(domain),
    ),
  ])
  .refine(
    (all) => all.every((one) => DOMAIN.test(one)),
    'Enter domains such as brookfield.sch.uk, with commas between them.',
  )
  .refine((all) => all.length <= 10, 'Enter at most ten domains.')

const secretText = (what: string) =>
  z.string().trim().min(1, `Enter ${what}.`).max(1000, 'This is too long. Copy it again.')

const TENANT = {
  google: z
    .string()
    .trim()
    .transform(domain)
    .refine((text) => DOMAIN.test(text), 'Enter a domain such as brookfield.sch.uk.'),
  microsoft: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.guid('Enter the directory (tenant) id: 36 letters, digits and hyphens.')),
  other: z.string().trim().min(1, 'Choose the issuer.'),
}

const openId = <Kind extends OpenIdKind>(kind: Kind) =>
  z.object({
    schoolId: z.uuid(),
    kind: z.literal(kind),
    tenant: TENANT[kind],
    domains,
    clientId: secretText('the client id'),
    /** Empty: the saved one stays. */
    clientSecret: z.string().trim().max(1000, 'This is too long. Copy it again.').default(''),
  })

export const SetOpenIdInput = z.discriminatedUnion('kind', [openId('google'), openId('microsoft'), openId('other')])
export const TurnOffOpenIdInput = z.object({ schoolId: z.uuid(), kind: z.enum(OPENID_KINDS) })
