import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AgreementContent, Audience, PolicyMetadata, PolicySection } from './types'

type PublishedForm = { audience: Audience; number: number; content: AgreementContent }
type PublishedPolicy = { title: string; number: number; metadata: PolicyMetadata; sections: PolicySection[] }

/** RFC 8785 text of a form as its signers read it: its parts by name, so that a key added to the type later changes no old hash. */
export function canonicalAgreement({ audience, number, content }: PublishedForm): string {
  const { title, leadIn, clauses, parentDeclaration } = content
  return canonical({
    format: 1,
    kind: 'agreement',
    audience,
    number,
    title,
    leadIn: { will: leadIn.will, will_not: leadIn.will_not, understand: leadIn.understand },
    clauses: clauses.map(({ kind, text }) => ({ kind, text })),
    parentDeclaration,
    fields: content.fields.map(({ key, value }) => ({ key, value })),
  })
}

/** RFC 8785 text of a policy version, with its metadata. */
export function canonicalPolicy({ title, number, metadata, sections }: PublishedPolicy): string {
  return canonical({
    format: 1,
    kind: 'policy',
    number,
    title,
    metadata,
    sections: sections.map(({ number, title, level, text }) => ({ number, title, level, text })),
  })
}

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('Only a JSON value has a canonical form.')
  return text
}
