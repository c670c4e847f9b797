import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './hash-chain'

/** A signed head of one school's chain; `signature` is Ed25519 over the canonical JSON of the rest, in base64. */
export const Checkpoint = z.object({
  school: z.string(),
  sequence: z.number().int().min(0),
  hash: z.string(),
  madeAt: z.string(),
  publicKey: z.string(),
  signature: z.string(),
})
export type Checkpoint = z.output<typeof Checkpoint>

const signed = ({ school, sequence, hash, madeAt, publicKey }: Omit<Checkpoint, 'signature'>) =>
  Buffer.from(canonicalJson({ format: 1, hash, madeAt, publicKey, school, sequence }), 'utf8')

export const signCheckpoint = (head: Omit<Checkpoint, 'signature'>, privateKey: string): Checkpoint => ({
  ...head,
  signature: sign(null, signed(head), privateKey).toString('base64'),
})

export function checkpointHolds(checkpoint: Checkpoint): boolean {
  try {
    const bytes = Buffer.from(checkpoint.signature, 'base64')
    // Base64 has several spellings of the same bytes; only ours counts.
    if (bytes.toString('base64') !== checkpoint.signature) return false
    const key = createPublicKey(checkpoint.publicKey)
    return isOurs(key, checkpoint.publicKey) && verify(null, signed(checkpoint), key, bytes)
  } catch {
    return false
  }
}

// Keys of other kinds, certificates and private keys can be read from a PEM text too.
const isOurs = (key: KeyObject, pem: string) =>
  key.asymmetricKeyType === 'ed25519' && key.export({ type: 'spki', format: 'pem' }) === pem

/** A checkpoint as it leaves the house, by download and by mail: the canonical JSON of it, and a line feed. */
export const checkpointText = ({ school, sequence, hash, madeAt, publicKey, signature }: Checkpoint) =>
  `${canonicalJson({ school, sequence, hash, madeAt, publicKey, signature })}\n`

/** What that file is called: the school, how many entries it covers, and when it was made. */
export const checkpointFileName = (urn: string, { sequence, madeAt }: Pick<Checkpoint, 'sequence' | 'madeAt'>) =>
  `checkpoint-${urn}-${sequence}-${madeAt.replace(/\.\d+Z$/, 'Z').replaceAll(':', '')}.json`
