import 'server-only'
import { randomBytes } from 'node:crypto'
import { hashSecret } from '@/lib/auth/tokens'
import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

// No I, L, O and U: what is read from a log and typed by hand should have one reading.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const ALIKE: Record<string, string> = { I: '1', L: '1', O: '0' }

/** As typed: any case, with or without the hyphens, with the letters that look like digits. */
export const hashCode = (code: string) =>
  hashSecret(
    code
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replace(/[ILO]/g, (letter) => ALIKE[letter] ?? letter),
  )

/** Only one at a time decides whether a first school is still to be made. */
export const lockSetUp = (tx: Tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('countersign.set-up'))::text`

export async function requireNoSchool(tx: Tx) {
  const school = await tx.school.findFirst({ select: { id: true } })
  if (school) throw new AppError('CONFLICT', 'Countersign is set up already. Please sign in.')
}

/** A new one-time code of 100 random bits, which voids the earlier ones; CONFLICT once a school exists. */
export async function makeSetupCode(): Promise<string> {
  const letters = [...randomBytes(20)].map((byte) => ALPHABET[byte % 32]).join('')
  const code = letters.replace(/(.{5})(?=.)/g, '$1-')
  await db.$transaction(async (tx) => {
    await lockSetUp(tx)
    await requireNoSchool(tx)
    await tx.setupCode.updateMany({ where: { usedAt: null }, data: { usedAt: new Date() } })
    await tx.setupCode.create({ data: { codeHash: hashCode(code) }, select: { id: true } })
  })
  return code
}
