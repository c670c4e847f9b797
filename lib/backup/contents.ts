import { z } from 'zod'

/** The version of what stands in a backup; docs/operating.md describes it. */
export const FORMAT = 1

const Table = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })

/** `backup.json`, the first part: what the backup is of, and the tables in the order in which they follow. */
export const Header = z.object({
  format: z.literal(FORMAT),
  program: z.string(),
  postgres: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** The last migration of the job library, which keeps tables of its own. */
  jobs: z.number().int(),
  tables: z.array(Table),
})

/** `keys.json`: what the wrapped values of the database open with. */
export const Keys = z.object({ secret: z.string(), previous: z.string().optional() })

/** `manifest.json`, the last part: what has to be there, and so the proof that nothing is missing. */
export const Manifest = z.object({
  parts: z.array(
    z.object({ name: z.string(), rows: z.number().int().nullable(), bytes: z.number(), sha256: z.string() }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string() })),
})

export type Table = z.output<typeof Table>
export type Header = z.output<typeof Header>
export type Keys = z.output<typeof Keys>
export type Manifest = z.output<typeof Manifest>

export const HEADER = 'backup.json'
export const KEYS = 'keys.json'
export const MANIFEST = 'manifest.json'

/** The part that holds a table's rows; it comes in pieces, `data/public.School/000001` and so on. */
export const partOf = ({ schema, name }: { schema: string; name: string }) => `data/${schema}.${name}`

/** Reads the first part; throws a sentence when it is of a newer version or not ours. */
export function readHeader(text: string): Header {
  const value = json(text)
  const format = z.object({ format: z.number() }).safeParse(value)
  if (format.success && format.data.format > FORMAT)
    throw new Error('This backup was made by a newer version of Countersign: update the program, then restore it.')
  return ours(Header, value)
}
export const readKeys = (text: string): Keys => ours(Keys, json(text))
export const readManifest = (text: string): Manifest => ours(Manifest, json(text))

function ours<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Error('This file opens with the passphrase but is not a backup of Countersign.')
  return parsed.data
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
