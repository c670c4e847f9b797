import { createHash, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GeneralizedTime, Integer, ObjectIdentifier, OctetString } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { env } from '@/lib/env'
import { aRevocationList, type Issued, issue } from './issue.factory'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** How an authority of the tests behaves; all but the first are wrong. */
export type Manner =
  | 'honest'
  | 'silent'
  | 'nonsense'
  | 'refuses'
  | 'another hash'
  | 'another question'
  | 'another time'
  | 'bad signature'
  | 'no certificate'
  | 'wrong certificate'
  | 'status 500'
  | 'elsewhere'
  | 'too much'

/** An authority of RFC 3161 with its issuer and the issuer's revocation list, on this computer. */
export async function aTimestampAuthority() {
  const authority = { manner: 'honest' as Manner, asked: 0, revoked: [] as Issued[], lists: true }
  const server = createServer((question, answer) => void respond(question, answer))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `http://${host}`
  const issuer = await issue({ name: 'Test Timestamp Root' })
  const times = await issue({ name: 'Test Timestamp Authority', issuer, timestamps: true, listAt: `${url}/list.crl` })
  const other = await issue({ name: 'Somebody Else', issuer, listAt: `${url}/list.crl` })

  async function respond(question: IncomingMessage, answer: ServerResponse) {
    if (question.url === '/list.crl') {
      return authority.lists
        ? answer.end(await aRevocationList(issuer, authority.revoked))
        : answer.writeHead(404).end('no list')
    }
    authority.asked += 1
    const chunks: Buffer[] = []
    for await (const chunk of question) chunks.push(chunk)
    if (authority.manner === 'silent') return
    if (authority.manner === 'nonsense') return answer.end('<html>Welcome to our network</html>')
    if (authority.manner === 'status 500') return answer.writeHead(500).end()
    if (authority.manner === 'elsewhere') return answer.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    if (authority.manner === 'too much') return answer.end(Buffer.alloc(1_000_000))
    const signer = authority.manner === 'wrong certificate' ? other : times
    answer.end(stamp(TimeStampReq.fromBER(Uint8Array.from(Buffer.concat(chunks))), authority.manner, signer, issuer))
  }
  env.INTERNAL_HOSTS.push(host)
  const stop = () => {
    env.INTERNAL_HOSTS.splice(env.INTERNAL_HOSTS.indexOf(host), 1)
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  }
  return Object.assign(authority, { url, host, issuer, times, stop })
}

function stamp(question: TimeStampReq, manner: Manner, signer: Issued, issuer: Issued): Buffer {
  if (manner === 'refuses') {
    return Buffer.from(new TimeStampResp({ status: new PKIStatusInfo({ status: 2 }) }).toSchema().toBER())
  }
  const hashed = Uint8Array.from(question.messageImprint.hashedMessage.valueBlock.valueHexView)
  if (manner === 'another hash') hashed[0] = (hashed[0] ?? 0) ^ 1
  const nonce = Uint8Array.from(question.nonce?.valueBlock.valueHexView ?? [])
  if (manner === 'another question') nonce[3] = (nonce[3] ?? 0) ^ 1
  const info = new TSTInfo({
    version: 1,
    policy: '1.3.6.1.4.1.99999.1',
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: hashed.buffer }),
    }),
    serialNumber: new Integer({ value: 7 }),
    genTime: new Date(Date.now() - (manner === 'another time' ? 86_400_000 : 0)),
    nonce: new Integer({ valueHex: nonce.buffer }),
  })
  const content = Buffer.from(info.toSchema().toBER())
  const digest = createHash('sha256').update(content).digest()
  const attribute = (type: string, value: unknown) => new Attribute({ type, values: [value] })
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute('1.2.840.113549.1.9.3', new ObjectIdentifier({ value: TST_INFO })),
      attribute('1.2.840.113549.1.9.4', new OctetString({ valueHex: Uint8Array.from(digest).buffer })),
      attribute('1.2.840.113549.1.9.5', new GeneralizedTime({ valueDate: info.genTime })),
    ],
  })
  const text = Buffer.from(signedAttrs.toSchema().toBER())
  // As a set and not as a part of the message, which is what is signed.
  text[0] = 0x31
  const signature = sign('sha256', text, signer.key)
  if (manner === 'bad signature') signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
  const signed = new SignedData({
    version: 3,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new OctetString({ valueHex: Uint8Array.from(content).buffer }),
    }),
    certificates: manner === 'no certificate' ? [issuer.read] : [signer.read, issuer.read],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: signer.read.issuer, serialNumber: signer.read.serialNumber }),
        digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' }),
        signature: new OctetString({ valueHex: Uint8Array.from(signature).buffer }),
        signedAttrs,
      }),
    ],
  })
  const token = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) })
  const response = new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token })
  return Buffer.from(response.toSchema().toBER())
}
