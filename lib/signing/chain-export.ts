import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './hash-chain'
import { SECTION_NAMES } from './types'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
// One spelling of each instant: that of the database's clock.
const time = z.iso.datetime({ precision: 3 }).refine((text) => new Date(text).toJSON() === text)
const sequence = z.number().int().min(0)

const Header = z.strictObject({
  type: z.literal('header'),
  format: z.literal(1),
  school: z.strictObject({ id, name: z.string(), urn: z.string() }),
  exportedAt: time,
})
const Entry = z.strictObject({
  type: z.literal('entry'),
  envelope: z.string(),
  previousHash: hash,
  hash,
  sections: z.array(z.strictObject({ name: z.enum(SECTION_NAMES), salt: hash, content: z.string() })),
})
const CheckpointLine = z.strictObject({
  type: z.literal('checkpoint'),
  school: id,
  sequence,
  hash,
  madeAt: time,
  publicKey: z.string(),
  signature: z.string(),
})
/** `digest` is the SHA-256 of every byte before this line; the signature covers it and the head the file ends with. */
const End = z.strictObject({
  type: z.literal('end'),
  sequence,
  hash,
  digest: hash,
  publicKey: z.string(),
  signature: z.string(),
})

/** One line of an export, each in canonical JSON; see docs/evidence.md. */
export const ExportLine = z.discriminatedUnion('type', [Header, Entry, CheckpointLine, End])
export type ExportLine = z.output<typeof ExportLine>
export type EndLine = z.output<typeof End>

export const lineText = (line: ExportLine) => `${canonicalJson(line)}\n`

/** A running SHA-256 over the lines as they are written or read. */
export function digestOf() {
  const digest = createHash('sha256')
  return { add: (text: string) => digest.update(text, 'utf8'), end: () => digest.digest('hex') }
}
