import { createHash, type KeyObject, sign } from 'node:crypto'
import { Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { Timestamp } from './timestamps/answer'

/** What seals: a key, its certificate and those above it, in DER form. */
export type Sealer = { key: KeyObject; certificate: Uint8Array; chain: Uint8Array[] }
export type Stamp = (sha256: Uint8Array) => Promise<Timestamp>

const DATA = '1.2.840.113549.1.7.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47'
const TIMESTAMP = '1.2.840.113549.1.9.16.2.14'
const SHA256 = '2.16.840.1.101.3.4.2.1'
const SHA256_WITH = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' }

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer })

/**
 * The CMS message of a PAdES seal over a SHA-256, with the attributes that ETSI EN 319 142-1 wants and none that it forbids:
 * the time that the sealer claims stands in the PDF, the time that an authority gave here.
 */
export async function sealMessage(sha256: Uint8Array, { key, certificate, chain }: Sealer, stamp: Stamp | null) {
  const own = Certificate.fromBER(Uint8Array.from(certificate))
  const signedAttrs = signedAttributes(sha256, certificate)
  const text = Buffer.from(signedAttrs.toSchema().toBER())
  // Signed as a set; in the message it stands as a part of it.
  text[0] = 0x31
  const signature = sign('sha256', text, key)
  const timestamp = stamp && (await stamp(sha256Of(signature)))
  const isRsa = key.asymmetricKeyType === 'rsa'
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
    signedAttrs,
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithmId: SHA256_WITH[isRsa ? 'rsa' : 'ec'],
      ...(isRsa && { algorithmParams: new Null() }),
    }),
    signature: octets(signature),
    ...(timestamp && { unsignedAttrs: unsignedAttributes(timestamp) }),
  })
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [own, ...chain.map((one) => Certificate.fromBER(Uint8Array.from(one)))],
    signerInfos: [signer],
  })
  const message = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) })
  return { bytes: new Uint8Array(message.toSchema().toBER()), timestamp }
}

const attribute = (type: string, value: unknown) => new Attribute({ type, values: [value] })

function signedAttributes(sha256: Uint8Array, certificate: Uint8Array) {
  const certificateId = new Sequence({ value: [octets(sha256Of(certificate))] })
  const attributes = [
    attribute(CONTENT_TYPE, new ObjectIdentifier({ value: DATA })),
    attribute(MESSAGE_DIGEST, octets(sha256)),
    attribute(SIGNING_CERTIFICATE, new Sequence({ value: [new Sequence({ value: [certificateId] })] })),
  ]
  const bytesOf = (one: Attribute) => Buffer.from(one.toSchema().toBER())
  // A set in DER is in the order of its bytes; readers sort before they hash.
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: attributes.sort((one, other) => Buffer.compare(bytesOf(one), bytesOf(other))),
  })
}

const unsignedAttributes = ({ token }: Timestamp) =>
  new SignedAndUnsignedAttributes({
    type: 1,
    attributes: [attribute(TIMESTAMP, ContentInfo.fromBER(Uint8Array.from(token)).toSchema())],
  })
