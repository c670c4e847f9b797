import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Envelope, ErasureEnvelope, SectionName } from './types'

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64)

/** RFC 8785 text of a JSON value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('Only a JSON value has a canonical form.')
  return text
}

/** SHA-256 of the previous hash (32 bytes) and the canonical envelope (UTF-8), as lower-case hex. */
export const entryHash = (previousHash: string, envelope: string) =>
  createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(envelope, 'utf8').digest('hex')

/** SHA-256 of the salt (32 bytes) and the canonical section (UTF-8), as lower-case hex. */
export const sectionHash = (salt: string, content: string) =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(content, 'utf8').digest('hex')

export type SealedSection = { name: SectionName; salt: string; content: string; hash: string }

export function sealSection(name: SectionName, value: unknown): SealedSection {
  const salt = randomBytes(32).toString('hex')
  const content = canonicalJson(value)
  return { name, salt, content, hash: sectionHash(salt, content) }
}

export type Link = { envelope: string; previousHash: string; hash: string; sequence: number }

/** The next link of a chain after `head`, from everything of its envelope but its sequence. */
export function nextLink(
  head: { sequence: number; hash: string },
  envelope: Omit<Envelope, 'sequence'> | Omit<ErasureEnvelope, 'sequence'>,
): Link {
  const sequence = head.sequence + 1
  const text = canonicalJson({ ...envelope, sequence })
  return { envelope: text, previousHash: head.hash, hash: entryHash(head.hash, text), sequence }
}
