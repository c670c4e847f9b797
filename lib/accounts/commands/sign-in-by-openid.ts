import 'server-only'
import type { OpenIdProof } from '@/lib/auth/openid/types'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { standsElsewhere } from '../elsewhere'
import { type Joined, joinOpenId } from './join-openid'

/** The account behind a proof: known by issuer and subject, whatever the address is by now, or joined now by the address. */
export async function signInByOpenId(proof: OpenIdProof): Promise<Joined> {
  const known = await knownBy(proof)
  if (known) return known
  try {
    return await joinOpenId({ kind: 'job', name: 'own-sign-in', schoolId: proof.schoolId }, proof)
  } catch (error) {
    // Another window was first: who it is stands now.
    const joined = error instanceof AppError && error.code === 'CONFLICT' ? await knownBy(proof) : null
    if (joined) return joined
    throw error
  }
}

async function knownBy({ schoolId, issuer, subject }: OpenIdProof): Promise<Joined | null> {
  const identity = await db.openIdIdentity.findUnique({
    where: { schoolId_issuer_subject: { schoolId, issuer, subject } },
    select: {
      accountId: true,
      account: { select: { suspendedAt: true } },
      person: { select: { archivedAt: true } },
    },
  })
  if (!identity) return null
  if (identity.account.suspendedAt) return { refused: 'stopped' }
  if (identity.person.archivedAt) return { refused: 'left' }
  if (await standsElsewhere(db, identity.accountId, schoolId)) return { refused: 'elsewhere' }
  return { accountId: identity.accountId }
}
