import { X509Certificate } from 'node:crypto'
import { PDF, PdfArray, PdfDict, PdfName, PdfStream } from '@libpdf/core'
import { Certificate, CertificateRevocationList, CRLDistributionPoints } from 'pkijs'
import { holderOf } from './certificate-facts'
import { askOutside } from './outgoing'

type Pool = { read: Certificate; der: Uint8Array; own: X509Certificate }[]

const WITHIN_MS = 5_000
const MOST_BYTES = 4 * 1024 * 1024
const MOST_CERTIFICATES = 12
const KEPT_MS = 30 * 60_000
const kept = new Map<string, { list: Uint8Array; until: number }>()

/** A certificate of the seal or of its time was called back by whoever issued it. */
export class RevokedFault extends Error {
  constructor(holder: string) {
    super(`The certificate of ${holder} has been revoked by whoever issued it.`)
    this.name = 'RevokedFault'
  }
}

/**
 * The revocation lists for every certificate that another one of them signed; null when one of them is not to be had, so
 * that less is claimed. A revoked certificate throws.
 */
export async function revocationLists(ders: Uint8Array[], now: Date): Promise<Uint8Array[] | null> {
  const unique = [...new Map(ders.map((der) => [Buffer.from(der).toString('base64'), der])).values()]
  if (unique.length > MOST_CERTIFICATES) return null
  const pool: Pool = unique.map((der) => ({
    der,
    read: Certificate.fromBER(Uint8Array.from(der)),
    own: new X509Certificate(der),
  }))
  const lists: Uint8Array[] = []
  for (const one of pool) {
    // Who signed itself is trusted or not by whoever checks; nobody can call it back.
    if (one.own.subject === one.own.issuer && one.own.verify(one.own.publicKey)) continue
    const issuer = pool.find((other) => other !== one && one.own.checkIssued(other.own))
    const list = issuer && (await listFor(one.read, issuer.read, now))
    if (!list) return null
    if (list.crl.isCertificateRevoked(one.read)) throw new RevokedFault(holderOf(one.der))
    lists.push(list.bytes)
  }
  return lists
}

async function listFor(certificate: Certificate, issuer: Certificate, now: Date) {
  for (const address of addressesOf(certificate)) {
    try {
      const bytes = await fetched(address, now)
      const crl = CertificateRevocationList.fromBER(Uint8Array.from(bytes))
      const fresh = crl.thisUpdate.value <= now && crl.nextUpdate !== undefined && crl.nextUpdate.value > now
      if (fresh && (await crl.verify({ issuerCertificate: issuer }))) return { bytes, crl }
    } catch {
      // Not to be had, or nonsense: the next address may have it.
    }
  }
  return null
}

async function fetched(address: string, now: Date): Promise<Uint8Array> {
  const there = kept.get(address)
  if (there && there.until > now.getTime()) return there.list
  const list = await askOutside(address, { most: MOST_BYTES, withinMs: WITHIN_MS })
  if (kept.size > 50) kept.clear()
  kept.set(address, { list, until: now.getTime() + KEPT_MS })
  return list
}

/** Where a certificate says that its issuer's list is, on the web. */
function addressesOf(certificate: Certificate): string[] {
  const points: unknown = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.31')?.parsedValue
  if (!(points instanceof CRLDistributionPoints)) return []
  return points.distributionPoints
    .flatMap(({ distributionPoint }) => (Array.isArray(distributionPoint) ? distributionPoint : []))
    .map(({ value }) => value)
    .filter((value): value is string => typeof value === 'string' && /^https?:/.test(value))
}

/** The file with certificates and revocation lists beside the seal, as a revision after it (PAdES B-LT). */
export async function withLongTermData(sealed: Uint8Array, certificates: Uint8Array[], lists: Uint8Array[]) {
  const pdf = await PDF.load(sealed)
  const streams = (all: Uint8Array[]) => new PdfArray(all.map((one) => pdf.register(new PdfStream([], one))))
  const store = PdfDict.of({ Type: PdfName.of('DSS'), Certs: streams(certificates), CRLs: streams(lists) })
  pdf.getCatalog().set('DSS', pdf.register(store))
  return pdf.save({ incremental: true })
}
