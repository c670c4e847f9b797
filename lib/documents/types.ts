import type { AgreementContent, Audience } from '@/lib/policies/types'

/** Everything a copy is drawn from, taken from the evidence and the published version; times are UTC instants. */
export type CopyContent = {
  school: { name: string; urn: string; accent: string; crestPng: Uint8Array | null }
  agreement: { content: AgreementContent; audience: Audience; version: number; sha256: string; policyTitle: string; policyVersion: number }
  round: string
  /** The pupil a pupil's or parents' form is about. */
  pupil: string | null
  signatures: CopySignature[]
  reference: string
  verifyUrl: string
  completedAt: Date
}

export type CopySignature = {
  outcome: 'agreed' | 'declined'
  signer: string
  capacity: string
  declaration: string
  /** The name as typed, or the drawn mark. */
  mark: { kind: 'typed'; text: string } | { kind: 'drawn'; png: Uint8Array }
  route: string
  knownBy: string
  signedAt: Date
  witness: string | null
  sequence: number
  entryHash: string
}
