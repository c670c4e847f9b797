import type { AgreementContent, Audience } from '@/lib/policies/types'
import type { CopySeal } from '@/lib/sealing/types'

/** Everything a copy is drawn from, taken from the evidence and the published version; times are UTC instants. */
export type CopyContent = {
  school: { name: string; urn: string; accent: string; crestPng: Uint8Array | null }
  agreement: SignedAgreement
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
  /** The name as typed, the drawn mark, or what stands on paper: its day, who entered it, the hashes of the pictures of its pages. */
  mark:
    | { kind: 'typed'; text: string }
    | { kind: 'drawn'; png: Uint8Array }
    | { kind: 'paper'; signedOn: string; recordedBy: string; scans: string[] }
  route: string
  knownBy: string
  signedAt: Date
  witness: string | null
  /** What the signer was given to quote, on the page of confirmation. */
  reference: string
  sequence: number
  entryHash: string
}

export type SignedAgreement = {
  content: AgreementContent
  audience: Audience
  version: number
  sha256: string
  policyTitle: string
  policyVersion: number
  policySha256: string
}

/** What the pages are drawn from that are the same for everyone who signs a version. */
export type BodyContent = Pick<CopyContent, 'school' | 'agreement'>

/** What stands at the foot of every page of a copy, and in the file's properties. */
export type CopyLabel = { title: string; school: string; reference: string; at: Date }

export const FORM_STYLES = ['standard', 'large_print', 'pictures'] as const
export type FormStyle = (typeof FORM_STYLES)[number]

/** A form for paper, made out to one person; `returnBy` is a day, `YYYY-MM-DD`. */
export type BlankFormContent = BodyContent & {
  style: FormStyle
  /** What the code on each page leads to. */
  code: string
  round: string
  /** Whose form it is, and the class or post where it is handed out. */
  about: string
  place: string | null
  /** Who has still to sign, with lines to write on. */
  signers: PaperSigner[]
  /** Who has answered, and how and when in words. */
  answered: { name: string; words: string }[]
  /** Several are asked and one signature is enough. */
  anyOneParent: boolean
  returnBy: string | null
}

/** A place to sign on paper; without a name the signer writes it. */
export type PaperSigner = { name: string | null; capacity: string; declaration: string }

/** One person of a list to chase, with each form and who has still to sign it. */
export type ChaseRow = { key: string; name: string; forms: string[] }

export type CopyState = 'none' | 'queued' | 'ready' | 'failed'

/** A kept copy as a page shows it. */
export type CopyRow = {
  documentId: string
  reference: string
  title: string
  /** Whom the form is about. */
  about: string
  pages: number
  completedAt: Date
  madeAt: Date
  /** Null for a copy from before there were seals. */
  seal: CopySeal | null
}

/** A complete request whose copy failed, or is not there a quarter of an hour after it should be. */
export type StuckCopy = {
  requestId: string
  personId: string
  title: string
  about: string
  className: string | null
  completedAt: Date | null
  /** When it was complete, or queued where that is not known. */
  since: Date
  state: CopyState
  error: string | null
}

/** One form of a class, in the order in which it is printed. */
export type ClassCopy = {
  requestId: string
  title: string
  about: string
  complete: boolean
  copyState: CopyState
  documentId: string | null
}

/** Whether a copy still shows all that stands: a newer one shows more signatures, or the form was opened again since. */
export type CopyStanding = 'stands' | 'newer_copy' | 'reopened'

/** What anyone who holds a copy is told about it: nobody's name, and nothing that leads to one. */
export type VerifiedCopy = {
  reference: string
  standing: CopyStanding
  /** Its time is over, and the school has erased the file. */
  erased: boolean
  school: string
  urn: string
  title: string
  version: number
  audience: Audience
  signatures: number
  pages: number
  completedAt: Date
}
