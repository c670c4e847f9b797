import { createHash, verify, X509Certificate } from 'node:crypto'
import { OctetString } from 'asn1js'
import { Certificate, IssuerAndSerialNumber, SignedData, type SignerInfo, TimeStampResp, TSTInfo } from 'pkijs'
import { holderOf } from '../certificate-facts'
import { SHA256 } from './request'

/** A timestamp that was checked: the token as it goes into the seal, its time, whose it is, and the certificates in it. */
export type Timestamp = { token: Uint8Array; at: Date; by: string; certificates: Uint8Array[] }

type Asked = { sha256: Uint8Array; nonce: Uint8Array; now: Date }

/** What an authority answered is not a timestamp for what was asked; its message follows the authority's name. */
export class TimestampFault extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'TimestampFault'
  }
}

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const MOST_APART_MS = 10 * 60_000
const HASHES: Record<string, string> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** Believes nothing of an answer: that it is one, grants, is about our hash and our question, is of now, and is signed. */
export function readTimestamp(answer: Uint8Array, { sha256, nonce, now }: Asked): Timestamp {
  const { token, signed, info, content } = parsed(answer)
  const imprint = info.messageImprint
  const same = Buffer.compare(imprint.hashedMessage.valueBlock.valueHexView, sha256) === 0
  if (imprint.hashAlgorithm.algorithmId !== SHA256 || !same) throw new TimestampFault('gave a time for something else.')
  const theirs = info.nonce?.valueBlock.valueHexView
  if (!theirs || Buffer.compare(theirs, nonce) !== 0) throw new TimestampFault('answered another question than ours.')
  if (Math.abs(info.genTime.getTime() - now.getTime()) > MOST_APART_MS)
    throw new TimestampFault(`says it is ${info.genTime.toISOString()}, far from the time here.`)
  const signer = checkSignature(signed, content, info.genTime)
  return {
    token,
    at: info.genTime,
    by: holderOf(signer.raw),
    certificates: certificatesOf(signed).map((one) => Uint8Array.from(one.raw)),
  }
}

function parsed(answer: Uint8Array) {
  try {
    const response = TimeStampResp.fromBER(Uint8Array.from(answer))
    const { status, statusStrings } = response.status
    if (status > 1) {
      const why = statusStrings?.map((text) => text.valueBlock.value).join(' ')
      throw new TimestampFault(`refused to give the time${why ? `: ${why.slice(0, 200)}` : '.'}`)
    }
    const token = response.timeStampToken
    if (token?.contentType !== SIGNED_DATA) throw new TimestampFault('answered without a timestamp.')
    const signed = new SignedData({ schema: token.content })
    const { eContentType, eContent } = signed.encapContentInfo
    if (eContentType !== TST_INFO || !eContent)
      throw new TimestampFault('answered with something that is no timestamp.')
    const content = new Uint8Array(eContent.getValue())
    return { token: new Uint8Array(token.toSchema().toBER()), signed, info: TSTInfo.fromBER(content), content }
  } catch (error) {
    if (error instanceof TimestampFault) throw error
    throw new TimestampFault('answered with something that is no timestamp.')
  }
}

const certificatesOf = (signed: SignedData) =>
  (signed.certificates ?? [])
    .filter((one) => one instanceof Certificate)
    .map((one) => new X509Certificate(Buffer.from(one.toSchema(true).toBER())))

const UNSIGNED = 'gave a time whose signature does not hold.'

/** The certificate that signed the time; whether somebody trusts it is for whoever checks the copy. */
function checkSignature(signed: SignedData, content: Uint8Array, at: Date): X509Certificate {
  const [one, other] = signed.signerInfos
  if (!one || other) throw new TimestampFault(UNSIGNED)
  const certificate = certificatesOf(signed).find((candidate) => isOf(one, candidate))
  if (!certificate) throw new TimestampFault('gave a time without the certificate that signed it.')
  if (!holds(one, certificate, content)) throw new TimestampFault(UNSIGNED)
  if (!certificate.keyUsage?.includes('1.3.6.1.5.5.7.3.8'))
    throw new TimestampFault('signed with a certificate that is not for timestamps.')
  if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo))
    throw new TimestampFault('signed with a certificate that is not valid at that time.')
  return certificate
}

function holds(one: SignerInfo, certificate: X509Certificate, content: Uint8Array): boolean {
  const hash = HASHES[one.digestAlgorithm.algorithmId]
  const attributes = one.signedAttrs
  const digest: unknown = attributes?.attributes.find(({ type }) => type === MESSAGE_DIGEST)?.values[0]
  if (!hash || !attributes || !(digest instanceof OctetString)) return false
  if (!createHash(hash).update(content).digest().equals(digest.valueBlock.valueHexView)) return false
  const text = Buffer.from(attributes.encodedValue)
  return verify(hash, text, certificate.publicKey, one.signature.valueBlock.valueHexView)
}

function isOf({ sid }: SignerInfo, certificate: X509Certificate): boolean {
  const read = Certificate.fromBER(certificate.raw)
  if (sid instanceof IssuerAndSerialNumber)
    return sid.serialNumber.isEqual(read.serialNumber) && sid.issuer.isEqual(read.issuer)
  const number = read.extensions?.find(({ extnID }) => extnID === '2.5.29.14')
  const wanted: unknown = sid?.valueBlock?.valueHexView
  return wanted instanceof Uint8Array && number !== undefined
    ? Buffer.from(number.extnValue.valueBlock.valueHexView).includes(Buffer.from(wanted))
    : false
}
