import { z } from 'zod'
import { readProxies } from './client-address'

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address such as postgresql://user:password@host:5432/countersign',
})

// What the portal fetches from there decides who gets in: only a computer talking to itself may do without TLS.
const isIssuer = (text: string) =>
  z.url({ protocol: /^https$/ }).safeParse(text).success || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(text)

/** A bucket, with a folder in it, and where it is. */
function isStore(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, searchParams } = new URL(text)
  const endpoint = searchParams.get('endpoint')
  return (
    protocol === 's3:' &&
    hostname !== '' &&
    username === '' &&
    [...searchParams.keys()].every((key) => key === 'region' || key === 'endpoint') &&
    (endpoint === null || z.url({ protocol: /^https?$/ }).safeParse(endpoint).success)
  )
}

const Settings = z.object({
  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number({ error: 'must be a whole number from 2 to 200' }).int().min(2).max(200).default(10),
  DATA_DIR: z.string().default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number from 1 to 65535' }).int().min(1).max(65535).default(3000),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://sign.school.example' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine((list) => readProxies(list) !== null, 'must be addresses or ranges such as 127.0.0.1 or 10.0.0.0/8')
    .default(''),
  NEXTAUTH_SECRET: z.string().min(32, 'must be at least 32 random characters').optional(),
  NEXTAUTH_SECRET_PREVIOUS: z.string().min(32, 'must be at least 32 random characters').optional(),
  MAIL_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://user:password@mail.example:465' })
    .optional(),
  MAIL_FROM: z.string().default('Countersign <no-reply@countersign.invalid>'),
  OPENID_ISSUERS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine(
      (issuers) => issuers.every(isIssuer),
      'must be addresses such as https://login.school.example, with commas',
    ),
  INTERNAL_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .refine(
      (hosts) => hosts.every((host) => URL.canParse(`http://${host}`) && new URL(`http://${host}`).host === host),
      'must be hosts such as time.school.example or 10.0.0.5:8080, with commas',
    ),
  STORAGE_URL: z.string().refine(isStore, 'must be an address such as s3://bucket/folder?region=eu-west-2').optional(),
  STORAGE_ACCESS_KEY: z.string().optional(),
  STORAGE_SECRET_KEY: z.string().optional(),
  COUNTERSIGN_DEMO: z
    .enum(['buttons', 'passwords', 'off'], { error: 'must be buttons, passwords or off' })
    .default('off'),
  SECOND_FACTOR: z.enum(['posts', 'optional'], { error: 'must be posts or optional' }).optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
    .default('info'),
})

export type Settings = z.output<typeof Settings>

/** Reads every setting that stands in `values`; throws one sentence that names the wrong ones. An empty one counts as not set. */
export function readSettings(values: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new Error(`Countersign cannot start with these settings: ${faults.join('; ')}.`)
  }
  if (parsed.data.MAIL_URL && !given.MAIL_FROM) {
    throw new Error('Set MAIL_FROM, the address the mail comes from, because MAIL_URL is set.')
  }
  if (Boolean(parsed.data.STORAGE_ACCESS_KEY) !== Boolean(parsed.data.STORAGE_SECRET_KEY))
    throw new Error('Set both of STORAGE_ACCESS_KEY and STORAGE_SECRET_KEY, or neither.')
  return parsed.data
}
