import { createHash, generateKeyPairSync, randomBytes, webcrypto } from 'node:crypto'
import { BitString, Integer, ObjectIdentifier, OctetString, Sequence, Set as SetOf, Utf8String } from 'asn1js'
import { BasicConstraints, Certificate, Extension, RelativeDistinguishedNames } from 'pkijs'
import type { OwnedCertificate } from './own-certificate'

type Holder = { name: string; urn: string }

const YEARS = 10
// X.520 lets the parts of a name be as long as this.
const LONGEST = 64

const NAME = { commonName: '2.5.4.3', organization: '2.5.4.10', unit: '2.5.4.11' }

/** A certificate for seals that a school signs itself, with its key: ECDSA on P-256, for ten years. */
export async function makeCertificate({ name, urn }: Holder, now: Date): Promise<OwnedCertificate> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' })
  const [signing, checking] = await Promise.all([
    webcrypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']),
    webcrypto.subtle.importKey(
      'spki',
      publicKey.export({ type: 'spki', format: 'der' }),
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['verify'],
    ),
  ])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: serialNumber() })
  const holder = nameOf([
    [NAME.organization, name],
    [NAME.unit, `URN ${urn}`],
    [NAME.commonName, name],
  ])
  certificate.subject = holder
  certificate.issuer = holder
  // A reader whose clock is a little slow refuses no copy of the first minutes.
  certificate.notBefore.value = new Date(Math.floor(now.getTime() / 1000) * 1000 - 86_400_000)
  certificate.notAfter.value = new Date(certificate.notBefore.value)
  certificate.notAfter.value.setUTCFullYear(certificate.notAfter.value.getUTCFullYear() + YEARS)
  await certificate.subjectPublicKeyInfo.importKey(checking)
  certificate.extensions = extensions(certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView)
  await certificate.sign(signing, 'SHA-256')
  return {
    certificate: new Uint8Array(certificate.toSchema().toBER()),
    chain: [],
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const bytesOf = (value: Uint8Array) => Uint8Array.from(value).buffer

// A first bit that is set would make the number negative.
function serialNumber() {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytesOf(bytes)
}

/** The library makes one name of several values; each stands by itself here, as readers expect it. */
function nameOf(values: [string, string][]) {
  const sets = values.map(([type, value]) => {
    const pair = [new ObjectIdentifier({ value: type }), new Utf8String({ value: value.slice(0, LONGEST) })]
    return new SetOf({ value: [new Sequence({ value: pair })] })
  })
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER())
}

/** No authority; signs, and what it signed stands; and the key's own number. */
function extensions(publicKey: Uint8Array) {
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER() })
  const usage = new BitString({ valueHex: Uint8Array.of(0b1100_0000).buffer, unusedBits: 6 })
  const number = createHash('sha1').update(publicKey).digest()
  return [
    extension('2.5.29.19', true, new BasicConstraints({ cA: false }).toSchema()),
    extension('2.5.29.15', true, usage),
    extension('2.5.29.14', false, new OctetString({ valueHex: bytesOf(number) })),
  ]
}
