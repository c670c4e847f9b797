import { randomBytes } from 'node:crypto'
import { Integer, Null, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'

export const SHA256 = '2.16.840.1.101.3.4.2.1'

/** A question of RFC 3161 for the time of a SHA-256, with a number that makes the answer this one's, and asking for the certificate. */
export function timestampRequest(sha256: Uint8Array): { request: Uint8Array; nonce: Uint8Array } {
  const nonce = new Uint8Array(randomBytes(16))
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(sha256).buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  })
  return { request: new Uint8Array(request.toSchema().toBER()), nonce }
}
