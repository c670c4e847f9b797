import type { Audience } from '@/lib/policies/types'
import type { RoundView } from '@/lib/rounds/types'

/** How far it has come; exempt and withdrawn forms are not among those asked, declined and in conflict are outstanding. */
export type Coverage = {
  asked: number
  signed: number
  /** Whole per cent, and 100 only when every one is there; null where nobody is asked. */
  percent: number | null
  outstanding: number
  declined: number
  inConflict: number
  exempt: number
  withdrawn: number
}

export type CoverageRow = { label: string; coverage: Coverage }
export type ClassRow = CoverageRow & { yearGroup: string }

/** A version of a form that was asked for or signed in the round, and of the policy it belongs to. */
export type VersionRow = {
  title: string
  audience: Audience
  number: number
  publishedAt: Date | null
  sha256: string
  /** Signatures that stand. */
  signatures: number
  askedNow: boolean
  policy: {
    title: string
    number: number
    approvedBy: string | null
    /** `YYYY-MM-DD`, or as the document has it. */
    approvedOn: string | null
    publishedAt: Date | null
    /** Of a trust's policy: when the school took it on. */
    adoptedAt: Date | null
    sha256: string | null
  }
}

/** One form that is not signed, and why. */
export type OutstandingRow = {
  name: string
  audience: Audience
  title: string
  place: string
  reason: string
  /** Whose signature is missing. */
  missing: string
}

export type ExemptRow = {
  name: string
  audience: Audience
  title: string
  place: string
  reason: string
  until: string
}
export type ReasonCount = { audience: Audience; reason: string; count: number }

/** All that an inspection pack says, as it stood at one moment. */
export type InspectionPack = {
  school: { name: string; urn: string; accent: string; crestPng: Uint8Array | null }
  round: Pick<RoundView, 'name' | 'kind' | 'academicYear' | 'opensOn' | 'dueOn' | 'status' | 'openedAt' | 'closedAt'>
  madeAt: Date
  /** The part of the school it is about, where that is not all of it. */
  reach: string | null
  total: Coverage
  byAudience: CoverageRow[]
  byClass: ClassRow[]
  firstSigned: Date | null
  lastSigned: Date | null
  versions: VersionRow[]
  reasons: ReasonCount[]
  /** Null in a pack without names. */
  people: { outstanding: OutstandingRow[]; exempt: ExemptRow[] } | null
  checkpoint: { sequence: number; hash: string; madeAt: string; publicKey: string; signature: string } | null
  verifyAt: string
}
