import { createHash, type KeyObject, sign } from 'node:crypto'
import { ObjectIdentifier } from 'asn1js'
import { Certificate } from 'pkijs'
import type { Timestamp } from './timestamps/answer'

/** What seals: a key, its certificate and those above it in DER form, and the certificate's issuer and number. */
export type Sealer = { key: KeyObject; certificate: Uint8Array; chain: Uint8Array[]; issuerAndSerial: Uint8Array }
export type Stamp = (sha256: Uint8Array) => Promise<Timestamp>

/** A key and its certificates, ready to seal any number of times. */
export function sealerOf(key: KeyObject, certificate: Uint8Array, chain: Uint8Array[]): Sealer {
  const { issuer, serialNumber } = Certificate.fromBER(Uint8Array.from(certificate))
  const parts = [issuer.toSchema(), serialNumber].map((part) => Buffer.from(part.toBER()))
  return { key, certificate, chain, issuerAndSerial: sequence(...parts) }
}

/** One value of DER: its tag, the length of its content, and the content. */
function value(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const digits = content.length < 0x80 ? '' : evenHex(content.length)
  const length = digits ? [0x80 + digits.length / 2, ...Buffer.from(digits, 'hex')] : [content.length]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const evenHex = (number: number) => number.toString(16).replace(/^(..)*.$/, '0$&')
const sequence = (...parts: Uint8Array[]) => value(0x30, ...parts)
// A set in DER is in the order of its bytes; readers sort before they hash.
const set = (...parts: Buffer[]) => value(0x31, ...parts.sort(Buffer.compare))
const octets = (bytes: Uint8Array) => value(0x04, bytes)
const number = (small: number) => value(0x02, Uint8Array.of(small))
const named = (dotted: string) => Buffer.from(new ObjectIdentifier({ value: dotted }).toBER())
const algorithm = (dotted: string, ...parameters: Buffer[]) => sequence(named(dotted), ...parameters)

const DATA = named('1.2.840.113549.1.7.1')
const SIGNED_DATA = named('1.2.840.113549.1.7.2')
const CONTENT_TYPE = named('1.2.840.113549.1.9.3')
const MESSAGE_DIGEST = named('1.2.840.113549.1.9.4')
const SIGNING_CERTIFICATE = named('1.2.840.113549.1.9.16.2.47')
const TIMESTAMP = named('1.2.840.113549.1.9.16.2.14')
const SHA256 = algorithm('2.16.840.1.101.3.4.2.1')
const SHA256_WITH_RSA = algorithm('1.2.840.113549.1.1.11', value(0x05))
const SHA256_WITH_ECDSA = algorithm('1.2.840.10045.4.3.2')

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/**
 * The CMS message of a PAdES seal over a SHA-256, with the attributes that ETSI EN 319 142-1 wants and none that it forbids:
 * the time that the sealer claims stands in the PDF, the time that an authority gave here.
 */
export async function sealMessage(sha256: Uint8Array, sealer: Sealer, stamp: Stamp | null) {
  const { key, certificate, chain, issuerAndSerial } = sealer
  const signed = set(
    sequence(CONTENT_TYPE, set(DATA)),
    sequence(MESSAGE_DIGEST, set(octets(sha256))),
    sequence(SIGNING_CERTIFICATE, set(sequence(sequence(sequence(octets(sha256Of(certificate))))))),
  )
  const signature = sign('sha256', signed, key)
  const timestamp = stamp && (await stamp(sha256Of(signature)))
  const signer = sequence(
    number(1),
    issuerAndSerial,
    SHA256,
    tagged(0xa0, signed),
    key.asymmetricKeyType === 'rsa' ? SHA256_WITH_RSA : SHA256_WITH_ECDSA,
    octets(signature),
    ...(timestamp ? [value(0xa1, sequence(TIMESTAMP, set(Buffer.from(timestamp.token))))] : []),
  )
  const message = sequence(
    number(1),
    set(SHA256),
    sequence(DATA),
    tagged(0xa0, set(...[certificate, ...chain].map((one) => Buffer.from(one)))),
    set(signer),
  )
  return { bytes: sequence(SIGNED_DATA, value(0xa0, message)), timestamp }
}

/** The same content under another tag: what is signed as a set stands in the message as a part of it. */
function tagged(tag: number, whole: Buffer): Buffer {
  const other = Buffer.from(whole)
  other[0] = tag
  return other
}
