import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { Visit } from './signer'

/** A school whose `count` members of staff are asked for one form each, and have a personal link each. */
export async function aSchoolToSign(ownerUrl: string, count: number) {
  const { aStaffRound } = await import('@/scripts/bench/world')
  const { db } = await import('@/lib/db/client')
  const { openChain } = await import('@/lib/signing/commands/open-chain')
  const { hashSecret } = await import('@/lib/auth/tokens')
  const sql = new Client({ connectionString: ownerUrl })
  await sql.connect()
  try {
    const { schoolId, slots } = await aStaffRound(sql, count)
    await db.$transaction((tx) => openChain(tx, schoolId))
    const { urn } = await db.school.findUniqueOrThrow({ where: { id: schoolId }, select: { urn: true } })
    const people = await db.person.findMany({
      where: { schoolId },
      select: { id: true, displayName: true, email: true },
    })
    const known = new Map(people.map((person) => [person.id, person]))
    const round = await db.round.findFirstOrThrow({ where: { schoolId }, select: { id: true } })
    const visits = slots.map(({ slotId, personId }): Visit & { personId: string; email: string } => {
      const { displayName = '', email } = known.get(personId) ?? {}
      return { slotId, personId, name: displayName, email: email ?? '', token: randomBytes(32).toString('base64url') }
    })
    await db.signingLink.createMany({
      data: visits.map(({ personId, token, email }) => ({
        schoolId,
        roundId: round.id,
        personId,
        tokenHash: hashSecret(token),
        sentTo: email,
        expiresAt: new Date(Date.now() + 7 * 86_400_000),
      })),
    })
    return { schoolId, urn, visits }
  } finally {
    await sql.end()
  }
}
