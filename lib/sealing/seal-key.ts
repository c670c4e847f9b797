import 'server-only'
import { createPrivateKey } from 'node:crypto'
import { appendAudit } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import { db, type Tx } from '@/lib/db/client'
import { formatUkDate } from '@/lib/format/uk-time'
import { unwrap, wrap } from '@/lib/keys/wrap'
import { factsOf } from './certificate-facts'
import { type Sealer, sealerOf } from './cms'
import { makeCertificate } from './make-certificate'
import type { OwnedCertificate } from './own-certificate'

/** A school's key and certificates, ready to seal with, and where the time comes from. */
export type SealKey = Sealer & { id: string; holder: string; timestampUrl: string | null }

type Row = { id: string; origin: 'made' | 'uploaded'; validFrom: Date; validUntil: Date }

/** Which key a school seals with now, and whose time; without the key itself, which most often is open already. */
async function look(schoolId: string): Promise<{ row: Row | null; timestampUrl: string | null }> {
  const [found] = await db.$queryRaw<(Row & { url: string | null; id: string | null })[]>`
    SELECT key.id, key.origin, key."validFrom", key."validUntil", authority.url FROM "School" school
    LEFT JOIN "SealKey" key ON key."schoolId" = school.id AND key."retiredAt" IS NULL
    LEFT JOIN "TimestampAuthority" authority ON authority."schoolId" = school.id
    WHERE school.id = ${schoolId}::uuid`
  return { row: found?.id ? found : null, timestampUrl: found?.url ?? null }
}

/** The key that seals a school's copies now, made where there is none; throws a sentence when the school's own may not be used. */
export async function sealKeyOf(schoolId: string): Promise<SealKey> {
  const at = now()
  const { row: there, timestampUrl } = await look(schoolId)
  const made = there === null || (there.origin === 'made' && there.validUntil <= at)
  const row = made ? await makeForSchool(schoolId, there) : there
  if (row.validUntil <= at)
    throw new Error(
      `The certificate that seals the copies expired on ${formatUkDate(row.validUntil)}. The headteacher can put another in place under Settings, Seal on the copies.`,
    )
  if (row.validFrom > at)
    throw new Error(`The certificate that seals the copies is valid only from ${formatUkDate(row.validFrom)}.`)
  return { ...(await openedKey(row.id)), timestampUrl }
}

const KEPT = 50
const open = new Map<string, ReturnType<typeof openKey>>()

/** An opened key; a certificate and its key never change under their number, so those used last stay open. */
function openedKey(id: string) {
  const key = open.get(id) ?? openKey(id)
  open.delete(id)
  open.set(id, key)
  key.catch(() => open.delete(id))
  if (open.size > KEPT) open.delete(open.keys().next().value ?? '')
  return key
}

async function openKey(id: string) {
  const { certificate, chain, privateKey, subject } = await db.sealKey.findUniqueOrThrow({
    where: { id },
    select: { certificate: true, chain: true, privateKey: true, subject: true },
  })
  if (!privateKey) throw new Error('The certificate that seals the copies was replaced just now.')
  return { id, holder: subject, ...sealerOf(createPrivateKey(unwrap('sealKey', privateKey)), certificate, chain) }
}

/** Puts a certificate in place of the one in use, whose private key is forgotten. */
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
  const { row } = await look(schoolId)
  if (!row) throw new Error('The certificate that seals the copies was taken away just now.')
  return row
}
