import { createHash, X509Certificate } from 'node:crypto'
import { Certificate } from 'pkijs'
import type { CertificateFacts } from './types'

const [COMMON_NAME, ORGANISATION] = ['2.5.4.3', '2.5.4.10']

/** The name that a certificate in DER form gives its holder. */
export function holderOf(der: Uint8Array): string {
  const { typesAndValues } = Certificate.fromBER(Uint8Array.from(der)).subject
  const text = (wanted: string) => {
    const value: unknown = typesAndValues.find(({ type }) => type === wanted)?.value.valueBlock.value
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const [name, organisation] = [text(COMMON_NAME), text(ORGANISATION)]
  const both = name && organisation && name !== organisation ? `${name}, ${organisation}` : (name ?? organisation)
  return both ?? 'Somebody without a name'
}

/** What is said of a certificate in DER form; throws when it is none. */
export function factsOf(der: Uint8Array): CertificateFacts {
  const { validFrom, validTo } = new X509Certificate(der)
  return {
    subject: holderOf(der),
    fingerprint: createHash('sha256').update(der).digest('hex'),
    validFrom: new Date(validFrom),
    validUntil: new Date(validTo),
  }
}
