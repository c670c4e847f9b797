import { KeyObject, type webcrypto, X509Certificate } from 'node:crypto'
import { P12Signer } from '@libpdf/core'
import { Certificate } from 'pkijs'
import { AppError } from '@/lib/errors'
import { formatUkDate } from '@/lib/format/uk-time'

/** A certificate and those above it in DER form, and its key as PKCS #8 in PEM form. */
export type OwnedCertificate = { certificate: Uint8Array; chain: Uint8Array[]; privateKey: string }

export const MAX_P12_BYTES = 256 * 1024

const refused = (message: string) => AppError.field('file', message)

/** Reads a .p12 or .pfx file for seals; what is wrong with it is said at the field. */
export async function readOwnCertificate(file: Uint8Array, password: string, now: Date): Promise<OwnedCertificate> {
  if (file.length > MAX_P12_BYTES) throw refused('The file is larger than 256 KB. A certificate with its key is a few.')
  const { key, certificates } = await opened(file, password)
  const own = certificates.find((one) => one.checkPrivateKey(key))
  if (!own) throw refused('The file has a key, but not the certificate of this key. Export both together.')
  check(own, key, now)
  return {
    certificate: own.raw,
    chain: chainOf(own, certificates),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

async function opened(file: Uint8Array, password: string) {
  const signer = await P12Signer.create(file, password).catch((error: unknown) => {
    throw reasonOf(error)
  })
  // The library gives no other way to the key, which has to be kept; the tests hold it to this.
  const kept: webcrypto.CryptoKey = Reflect.get(signer, 'privateKey')
  return {
    key: KeyObject.from(kept),
    certificates: [signer.certificate, ...signer.certificateChain].map((der) => new X509Certificate(der)),
  }
}

function reasonOf(error: unknown): AppError {
  const said = error instanceof Error ? error.message : ''
  if (/No private key/.test(said))
    return refused('The file has a certificate without its key. Export it again, with the private key.')
  if (/No certificates/.test(said))
    return refused('The file has a key without its certificate. Export it again, with the certificate.')
  if (/Unsupported key algorithm/.test(said)) return refused(`This kind of key cannot seal. ${KINDS}`)
  if (/password|integrity|HMAC|MAC/i.test(said))
    return AppError.field('password', 'The file does not open with this password, or it is damaged.')
  return refused('This is not a .p12 or .pfx file, or it is damaged.')
}

const KINDS = 'Use RSA with at least 2048 bits, or ECDSA on P-256, P-384 or P-521.'
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1']

/** Refuses what no reader would accept on a copy of today. */
export function check(own: X509Certificate, key: KeyObject, now: Date): void {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
  const strong = key.asymmetricKeyType === 'rsa' ? modulusLength >= 2048 : CURVES.includes(namedCurve)
  if (!strong) throw refused(`The key is too weak to seal, or of a kind that cannot. ${KINDS}`)
  const [from, until] = [new Date(own.validFrom), new Date(own.validTo)]
  if (until <= now)
    throw refused(`This certificate expired on ${formatUkDate(until)}. Ask whoever issued it for a new one.`)
  if (from > now) throw refused(`This certificate is valid only from ${formatUkDate(from)}.`)
  if (!maySign(own))
    throw refused('This certificate is not meant for signatures: its key usage forbids them. Ask for one that is.')
}

// The first two bits: signs, and what it signed stands. A certificate without the list may be used for anything.
function maySign(own: X509Certificate): boolean {
  const usage = Certificate.fromBER(own.raw).extensions?.find((extension) => extension.extnID === '2.5.29.15')
  if (!usage) return true
  // Tag, length and the number of unused bits stand before them.
  return ((usage.extnValue.valueBlock.valueHexView[3] ?? 0) & 0b1100_0000) !== 0
}

/** Those above a certificate, in order, as far as the file has them. */
function chainOf(own: X509Certificate, all: X509Certificate[]): Uint8Array[] {
  const chain: X509Certificate[] = []
  for (let below = own; chain.length < all.length; ) {
    const above = all.find((one) => one !== own && !chain.includes(one) && below.checkIssued(one) && one !== below)
    if (!above) break
    chain.push(above)
    below = above
  }
  return chain.map((one) => one.raw)
}
