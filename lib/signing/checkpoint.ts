import { createPublicKey, sign, verify } from 'node:crypto'
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
    return verify(null, signed(checkpoint), createPublicKey(checkpoint.publicKey), bytes)
  } catch {
    return false
  }
}
