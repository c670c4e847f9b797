import { db } from '@/lib/db/client'
import { makeFirstSeal } from '@/lib/sealing/commands/first-seal'
import { aP12, issue } from '@/lib/sealing/issue.factory'
import type { BaseSchool } from './school'

/** The fingerprint of the certificate with which a school seals. */
export async function aSealOf(schoolId: string): Promise<string> {
  await db.$transaction((tx) => makeFirstSeal(tx, schoolId))
  const key = await db.sealKey.findFirstOrThrow({ where: { schoolId, retiredAt: null }, select: { fingerprint: true } })
  return key.fingerprint
}

/** A certificate of the school's own with its key, as it is sent in. */
export async function anOwnCertificate({ id: schoolId }: Pick<BaseSchool, 'id'>) {
  const own = await issue({ name: 'A certificate from elsewhere' })
  const file = await aP12('password', own.key, [own])
  return { schoolId, password: 'password', file: new File([Uint8Array.from(file)], 'seal.p12') }
}

/** An authority that gives the time, in place of what was set. */
export async function aTimeFrom({ id: schoolId }: Pick<BaseSchool, 'id'>) {
  const url = 'https://time.example.invalid/tsr'
  await db.timestampAuthority.upsert({ where: { schoolId }, create: { schoolId, url }, update: { url } })
  return { schoolId }
}
