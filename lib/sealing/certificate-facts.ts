import { createHash, X509Certificate } from 'node:crypto'
import type { CertificateFacts } from './types'

const parts = (name: string) => new Map(name.split('\n').map((part) => part.split(/=(.*)/s) as [string, string]))

/** The name that a certificate gives its holder. */
export function holderOf(certificate: X509Certificate): string {
  const subject = parts(certificate.subject ?? '')
  const [name, organisation] = [subject.get('CN'), subject.get('O')]
  const both = name && organisation && name !== organisation ? `${name}, ${organisation}` : (name ?? organisation)
  return both ?? (certificate.subject || 'A certificate without a name').replaceAll('\n', ', ')
}

/** What is said of a certificate in DER form; throws when it is none. */
export function factsOf(der: Uint8Array): CertificateFacts {
  const certificate = new X509Certificate(der)
  return {
    subject: holderOf(certificate),
    fingerprint: createHash('sha256').update(der).digest('hex'),
    validFrom: new Date(certificate.validFrom),
    validUntil: new Date(certificate.validTo),
  }
}
