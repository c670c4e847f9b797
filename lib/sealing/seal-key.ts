import 'server-only'
import { createPrivateKey } from 'node:crypto'
import { appendAudit } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import { formatUkDate } from '@/lib/format/uk-time'
import { unwrap, wrap } from '@/lib/keys/wrap'
import { factsOf } from './certificate-facts'
import type { Sealer } from './cms'
import { makeCertificate } from './make-certificate'
import type { OwnedCertificate } from './own-certificate'

/** A school's key and certificates, ready to seal with. */
export type SealKey = Sealer & { id: string; holder: string }

const COLUMNS = {
  id: true,
  origin: true,
  certificate: true,
  chain: true,
  privateKey: true,
  subject: true,
  validFrom: true,
  validUntil: true,
} as const

const read = (schoolId: string) => db.sealKey.findFirst({ where: { schoolId, retiredAt: null }, select: COLUMNS })
type Row = NonNullable<Awaited<ReturnType<typeof read>>>

/** The key that seals a school's copies now, made where there is none; throws a sentence when the school's own may not be used. */
export async function sealKeyOf(schoolId: string): Promise<SealKey> {
  const at = now()
  const there = await read(schoolId)
  const row =
    there && !(there.origin === 'made' && there.validUntil <= at) ? there : await makeForSchool(schoolId, there)
  if (row.validUntil <= at)
    throw new Error(
      `The certificate that seals the copies expired on ${formatUkDate(row.validUntil)}. The headteacher can put another in place under Settings, Seal.`,
    )
  if (row.validFrom > at)
    throw new Error(`The certificate that seals the copies is valid only from ${formatUkDate(row.validFrom)}.`)
  return opened(row)
}

/** Puts a certificate in place of the one in use, whose private key is forgotten; false when there was another meanwhile. */
export async function putSealKey(
  tx: Tx,
  schoolId: string,
  origin: 'made' | 'uploaded',
  { privateKey, certificate, chain }: OwnedCertificate,
) {
  await tx.sealKey.updateMany({ where: { schoolId, retiredAt: null }, data: { retiredAt: now(), privateKey: null } })
  const facts = factsOf(certificate)
  await tx.sealKey.createMany({
    data: [
      {
        schoolId,
        origin,
        ...facts,
        certificate: Uint8Array.from(certificate),
        chain: chain.map((one) => Uint8Array.from(one)),
        privateKey: wrap('sealKey', privateKey),
      },
    ],
  })
  return facts
}

/** A new certificate for a school, signed by itself. */
export async function newCertificate(tx: Tx, schoolId: string): Promise<OwnedCertificate> {
  const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, select: { name: true, urn: true } })
  return makeCertificate(school, now())
}

/** For a school that has none yet, or whose own making has run out: of two jobs at once the second takes the first's. */
async function makeForSchool(schoolId: string, old: Row | null): Promise<Row> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "School" WHERE id = ${schoolId}::uuid FOR NO KEY UPDATE`
    const current = await tx.sealKey.findFirst({ where: { schoolId, retiredAt: null }, select: { id: true } })
    if (current && current.id !== old?.id) return
    const { fingerprint } = await putSealKey(tx, schoolId, 'made', await newCertificate(tx, schoolId))
    const entry = { action: 'seal_key.made', subject: schoolId, schoolId, after: { fingerprint } } as const
    await appendAudit(tx, { kind: 'job', name: 'copy.make' }, [entry])
  })
  const made = await read(schoolId)
  if (!made) throw new Error('The certificate that seals the copies was taken away just now.')
  return made
}

function opened({ id, certificate, chain, privateKey, subject }: Row): SealKey {
  if (!privateKey) throw new Error('The certificate that seals the copies has lost its key.')
  return { id, holder: subject, key: createPrivateKey(unwrap('sealKey', privateKey)), certificate, chain }
}
