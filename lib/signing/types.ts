import type { MembershipKind } from '@/lib/people/types'
import type { AgreementContent, Audience } from '@/lib/policies/types'
import type { RequestState } from '@/lib/rounds/types'

export const ROUTES = ['account', 'link', 'class_session', 'kiosk', 'paper'] as const
export type SigningRoute = (typeof ROUTES)[number]
export type Outcome = 'agreed' | 'declined'
export const SECTION_NAMES = ['identity', 'act', 'network'] as const
export type SectionName = (typeof SECTION_NAMES)[number]
export type EvidenceKind = 'response' | 'taking_back' | 'seal' | 'erasure' | 'checkpoint'

/** A version and the SHA-256 (lower-case hex) of its canonical text. */
export type VersionMark = { id: string; number: number; sha256: string }

/** What of an entry holds no personal data; times are UTC in ISO 8601 with milliseconds. See docs/evidence.md. */
export type Envelope = {
  format: 1
  entry: string
  school: string
  sequence: number
  kind: EvidenceKind
  recordedAt: string
  request: string
  slot: string
  response: { id: string; number: number; reference: string }
  audience: Audience
  capacity: MembershipKind
  slotKind: 'self' | 'pupil' | 'parent'
  route: SigningRoute
  authentication: string
  sharedAddress: boolean
  agreementVersion: VersionMark
  policyVersion: VersionMark
  outcome: Outcome
  askedAt: string | null
  openedAt: string | null
  signedAt: string
  /** SHA-256 of salt and canonical section, for each section that was written. */
  sections: Partial<Record<SectionName, string>>
}

/** Why a section goes: network sections after twelve months, all others by an approved plan of erasure. */
export type ErasureCause = 'network_age' | 'retention'
export type ErasedSection = { sequence: number; section: SectionName }

/** What is appended when sections of earlier entries are erased; it holds nothing personal and has no sections. */
export type ErasureEnvelope = {
  format: 1
  entry: string
  school: string
  sequence: number
  kind: 'erasure'
  recordedAt: string
  cause: ErasureCause
  /** The item of the plan that was approved; null for `network_age`. */
  item: string | null
  sections: Record<string, never>
  erases: ErasedSection[]
}

export const CHECKPOINT_RHYTHMS = ['daily', 'weekly', 'never'] as const
export type CheckpointRhythm = (typeof CHECKPOINT_RHYTHMS)[number]

/** How often the headteachers get checkpoints by mail, when the last one went, and how many addresses there are. */
export type CheckpointMail = { rhythm: CheckpointRhythm; mailedAt: Date | null; addresses: number }

export type IdentitySection = {
  signer: { id: string; name: string }
  relationship: string | null
  pupil: { id: string; name: string } | null
  witness: string | null
  recordedBy: string | null
  school: { name: string; urn: string }
}

/** What a signature on paper says by itself: the day that stands on it, `YYYY-MM-DD`, and the hashes of the pictures of its pages. */
export type PaperMark = { signedOn: string; scans: string[] }

export type ActSection = {
  declaration: string
  language: string
  typedName: string | null
  markSha256: string | null
  reason: string | null
  /** On paper alone; there is then neither a typed name nor a mark. */
  paper?: PaperMark
}

/** A form on paper that the office may record: who may still be entered, and which days it can have been signed on. */
export type PaperForm = {
  requestId: string
  title: string
  version: number
  sha256: string
  about: string
  className: string | null
  roundName: string
  /** `YYYY-MM-DD`: the day from which this text could be signed, and today. */
  earliest: string
  latest: string
  open: { slotId: string; kind: 'self' | 'pupil' | 'parent'; signer: string }[]
  answered: { slotId: string; signer: string; outcome: Outcome; signedAt: string; route: SigningRoute }[]
}

export type NetworkSection = { ip: string | null; browser: string | null }

/** One place for a signature as its signer sees it in the list "To sign". */
export type ToSign = {
  slotId: string
  requestId: string
  schoolId: string
  schoolName: string
  kind: 'self' | 'pupil' | 'parent'
  audience: Audience
  capacity: MembershipKind
  signerId: string
  signerName: string
  /** The child a pupil's or parents' form is about. */
  pupilName: string | null
  title: string
  /** Forms with the same text can be signed in one go. */
  sha256: string
  dueOn: string
  roundName: string
  requestState: RequestState
  /** The other signature that the form still needs, in words; null when only this one is missing or it is complete. */
  alsoWaitsFor: string | null
  answered: { outcome: Outcome; signedAt: string; reference: string; documentId: string | null } | null
}

/** A form that is about to be signed: one text, one or several slots of the same signer. */
export type SigningForm = {
  slots: ToSign[]
  content: AgreementContent
  title: string
  version: number
  sha256: string
  policyId: string
  policyTitle: string
  policyVersion: number
  declaration: string
  declineDeclaration: string
  /** The version this signer signed last, when it was another. */
  previousVersion: { id: string; number: number; content: AgreementContent; signedAt: string } | null
}
