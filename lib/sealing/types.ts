/** `basic` is PAdES B-B, `timestamped` B-T, `long_term` B-LT. */
export type SealLevel = 'basic' | 'timestamped' | 'long_term'

/** What is said of a certificate: the fingerprint is the SHA-256 of its DER form, in lower-case hex. */
export type CertificateFacts = { subject: string; fingerprint: string; validFrom: Date; validUntil: Date }

/** A certificate of a school as its settings show it. */
export type SealCertificate = CertificateFacts & {
  id: string
  origin: 'made' | 'uploaded'
  createdAt: Date
  retiredAt: Date | null
}

/** How a school seals its copies: the certificate in use, if one was made yet, those before, and where the time comes from. */
export type SealSettings = {
  inUse: SealCertificate | null
  earlier: SealCertificate[]
  timestampUrl: string | null
}

/** How a copy was sealed; without an authority there is no time but that of our own clock. */
export type SealFacts = {
  keyId: string
  level: SealLevel
  sealedAt: Date
  stampedAt: Date | null
  stampedBy: string | null
}

/** The seal of a kept copy, for whoever may see the copy. */
export type CopySeal = Omit<SealFacts, 'keyId'> & Pick<CertificateFacts, 'subject' | 'fingerprint'>

export type AuthorityTrial = { works: boolean; says: string }

/** The fingerprint in groups of four, as people compare it. */
export const fingerprintWords = (fingerprint: string) => fingerprint.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ')
