import { generateKeyPairSync, type KeyObject, randomBytes, webcrypto } from 'node:crypto'
import { BitString, Integer, Utf8String } from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthenticatedSafe,
  BasicConstraints,
  CertBag,
  Certificate,
  CertificateRevocationList,
  CRLDistributionPoints,
  DistributionPoint,
  Extension,
  ExtKeyUsage,
  GeneralName,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  RelativeDistinguishedNames,
  RevokedCertificate,
  SafeBag,
  SafeContents,
  Time,
} from 'pkijs'

/** A certificate of the tests with its key. */
export type Issued = { der: Uint8Array; key: KeyObject; read: Certificate }

type Wish = {
  name: string
  issuer?: Issued
  from?: Date
  until?: Date
  /** The first byte of the key usage; absent: without one. */
  usage?: number
  timestamps?: boolean
  listAt?: string
  key?: { publicKey: KeyObject; privateKey: KeyObject }
}

const YEAR = 365 * 86_400_000
const ELLIPTIC = { name: 'ECDSA', namedCurve: 'P-256' }
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export const aKeyPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const anRsaPair = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength })

const forSigning = (key: KeyObject) =>
  webcrypto.subtle.importKey(
    'pkcs8',
    key.export({ type: 'pkcs8', format: 'der' }),
    key.asymmetricKeyType === 'rsa' ? RSA : ELLIPTIC,
    true,
    ['sign'],
  )

const nameOf = (name: string) =>
  new RelativeDistinguishedNames({
    typesAndValues: [new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) })],
  })

/** Issues a certificate, signed by itself without an issuer. */
export async function issue({ name, issuer, key = aKeyPair(), ...wish }: Wish): Promise<Issued> {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: Uint8Array.of(0x40, ...randomBytes(8)).buffer })
  certificate.subject = nameOf(name)
  certificate.issuer = issuer?.read.subject ?? certificate.subject
  certificate.notBefore.value = wish.from ?? new Date(Date.now() - YEAR)
  certificate.notAfter.value = wish.until ?? new Date(Date.now() + YEAR)
  const spki = key.publicKey.export({ type: 'spki', format: 'der' })
  const algorithm = key.publicKey.asymmetricKeyType === 'rsa' ? RSA : ELLIPTIC
  await certificate.subjectPublicKeyInfo.importKey(
    await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
  )
  certificate.extensions = extensionsOf(wish, !issuer)
  await certificate.sign(await forSigning(issuer?.key ?? key.privateKey), 'SHA-256')
  const der = new Uint8Array(certificate.toSchema().toBER())
  return { der, key: key.privateKey, read: Certificate.fromBER(der) }
}

function extensionsOf({ usage, timestamps, listAt }: Partial<Wish>, authority: boolean): Extension[] {
  const extension = (extnID: string, value: { toBER(): ArrayBuffer }) =>
    new Extension({ extnID, critical: true, extnValue: value.toBER() })
  const point = listAt && new DistributionPoint({ distributionPoint: [new GeneralName({ type: 6, value: listAt })] })
  return [
    extension('2.5.29.19', new BasicConstraints({ cA: authority }).toSchema()),
    ...(usage === undefined
      ? []
      : [extension('2.5.29.15', new BitString({ valueHex: Uint8Array.of(usage).buffer, unusedBits: 1 }))]),
    ...(timestamps ? [extension('2.5.29.37', new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }).toSchema())] : []),
    ...(point
      ? [
          new Extension({
            extnID: '2.5.29.31',
            extnValue: new CRLDistributionPoints({ distributionPoints: [point] }).toSchema().toBER(),
          }),
        ]
      : []),
  ]
}

/** The list of what an issuer has called back, in DER form. */
export async function aRevocationList(issuer: Issued, revoked: Issued[], until = new Date(Date.now() + YEAR)) {
  const list = new CertificateRevocationList()
  list.version = 1
  list.issuer = issuer.read.subject
  list.thisUpdate = new Time({ value: new Date(Date.now() - 60_000) })
  list.nextUpdate = new Time({ value: until })
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(
      ({ read }) =>
        new RevokedCertificate({ userCertificate: read.serialNumber, revocationDate: new Time({ value: new Date() }) }),
    )
  }
  await list.sign(await forSigning(issuer.key), 'SHA-256')
  return new Uint8Array(list.toSchema(true).toBER())
}

const KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3'

/** A .p12 file of a key, certificates, or both. */
export async function aP12(password: string, key: KeyObject | null, certificates: Issued[]): Promise<Uint8Array> {
  const secret = new TextEncoder().encode(password).buffer
  const bags: SafeBag[] = certificates.map(
    ({ read }) => new SafeBag({ bagId: CERTIFICATE_BAG, bagValue: new CertBag({ parsedValue: read }) }),
  )
  if (key) {
    const parsedValue = PrivateKeyInfo.fromBER(Uint8Array.from(key.export({ type: 'pkcs8', format: 'der' })))
    const bag = new PKCS8ShroudedKeyBag({ parsedValue })
    await bag.makeInternalValues({
      password: secret,
      contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: new ArrayBuffer(16) },
      hmacHashAlgorithm: 'SHA-256',
      iterationCount: 1000,
    })
    bags.unshift(new SafeBag({ bagId: KEY_BAG, bagValue: bag }))
  }
  const safeContents = [{ privacyMode: 0, value: new SafeContents({ safeBags: bags }) }]
  const safe = new AuthenticatedSafe({ parsedValue: { safeContents } })
  await safe.makeInternalValues({ safeContents: [{}] })
  const file = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } })
  await file.makeInternalValues({
    password: secret,
    iterations: 1000,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  })
  return new Uint8Array(file.toSchema().toBER())
}
