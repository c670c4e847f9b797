import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { env } from '@/lib/env'

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

const PRESENT = 0x01
const VERIFIED = 0x04
const NEW_KEY = 0x40

type Answer = { challenge: string; origin?: string; verified?: boolean; counter?: number }

/** An authenticator in software (ES256), which answers as a browser hands it on: JSON of a credential. */
export function softwareKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const coseKey = isoCBOR.encode(
    new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]),
  )
  const clientData = (type: string, { challenge, origin = env.BASE_URL }: Answer) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false })
  const authData = (flags: number, { verified = true, counter = 0 }: Answer, rest: Uint8Array = new Uint8Array()) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    const site = sha256(new URL(env.BASE_URL).hostname)
    return Buffer.concat([site, Buffer.from([flags | PRESENT | (verified ? VERIFIED : 0)]), count, rest])
  }
  const credential = (response: object) =>
    JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    id: base64url(id),
    make(answer: Answer) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(authData(NEW_KEY, answer, attested))],
      ])
      return credential({
        clientDataJSON: base64url(clientData('webauthn.create', answer)),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      })
    },
    sign(answer: Answer) {
      const client = clientData('webauthn.get', answer)
      const data = authData(0, answer)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return credential({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
      })
    },
  }
}
