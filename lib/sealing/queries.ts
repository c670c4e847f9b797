import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { askTimestamp } from './timestamps/ask'
import type { AuthorityTrial, SealSettings } from './types'

const COLUMNS = {
  id: true,
  origin: true,
  subject: true,
  fingerprint: true,
  validFrom: true,
  validUntil: true,
  createdAt: true,
  retiredAt: true,
} as const

const reaches = (actor: Actor, schoolId: string) =>
  schoolsWhere(actor, 'school.configure').schoolId.in.includes(schoolId)

/** How a school seals its copies, never with a key; null out of reach. */
export async function getSealSettings(actor: Actor, schoolId: string): Promise<SealSettings | null> {
  if (!reaches(actor, schoolId)) return null
  const [keys, authority] = await Promise.all([
    db.sealKey.findMany({ where: { schoolId }, select: COLUMNS, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
    db.timestampAuthority.findUnique({ where: { schoolId }, select: { url: true } }),
  ])
  return {
    inUse: keys.find((key) => key.retiredAt === null) ?? null,
    earlier: keys.filter((key) => key.retiredAt !== null),
    timestampUrl: authority?.url ?? null,
  }
}

/** A certificate that seals, or has sealed, in DER form: whoever holds a copy has it anyway, inside the seal. */
export async function getSealCertificate(fingerprint: string): Promise<Uint8Array | null> {
  const key = await db.sealKey.findFirst({ where: { fingerprint }, select: { certificate: true } })
  return key?.certificate ?? null
}

/** Asks a school's timestamp authority for a time that nobody keeps; null out of reach. */
export async function tryTimestampAuthority(actor: Actor, schoolId: string): Promise<AuthorityTrial | null> {
  if (!reaches(actor, schoolId)) return null
  const authority = await db.timestampAuthority.findUnique({ where: { schoolId }, select: { url: true } })
  if (!authority) return { works: false, says: 'No timestamp authority is set.' }
  try {
    const { at, by } = await askTimestamp(authority.url, new Uint8Array(32), 8_000)
    return { works: true, says: `${by} says that it is ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC.` }
  } catch (error) {
    return { works: false, says: error instanceof Error ? error.message : String(error) }
  }
}
