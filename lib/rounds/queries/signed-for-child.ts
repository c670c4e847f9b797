import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { isId, requestsWhere } from '../queries'
import type { SignedForChild } from '../types'

/** What a parent answered about a pupil and what stands of it today, latest first; as far as the actor sees. */
export async function listSignedForChild(actor: Actor, parentId: string, pupilId: string): Promise<SignedForChild[]> {
  if (!isId(parentId) || !isId(pupilId) || scopesOf(actor, 'requests.view').length === 0) return []
  const slots = await db.slot.findMany({
    where: {
      kind: 'parent',
      personId: parentId,
      currentResponseId: { not: null },
      request: { AND: [{ pupilId }, requestsWhere(actor, 'requests.view')] },
    },
    orderBy: { currentResponse: { signedAt: 'desc' } },
    select: {
      currentResponse: { select: { id: true, outcome: true, signedAt: true, reference: true } },
      request: {
        select: { id: true, agreementVersion: { select: { title: true } }, round: { select: { name: true } } },
      },
    },
  })
  return slots.flatMap(({ currentResponse, request }) =>
    currentResponse
      ? [
          {
            responseId: currentResponse.id,
            requestId: request.id,
            title: request.agreementVersion.title,
            roundName: request.round.name,
            outcome: currentResponse.outcome,
            signedAt: currentResponse.signedAt,
            reference: currentResponse.reference,
          },
        ]
      : [],
  )
}
