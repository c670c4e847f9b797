import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { requestsWhere } from '../queries'
import type { RequestState } from '../types'

export type RequestOfPerson = {
  id: string
  title: string
  roundId: string
  roundName: string
  roundOpen: boolean
  /** The day it is due, as `YYYY-MM-DD`. */
  dueOn: string
  state: RequestState
  /** Who is asked, when it is another than the person: the pupil it is about. */
  about: { id: string; displayName: string } | null
  /** What was given: who, when, and the reference to quote. */
  answers: { signer: string; outcome: 'agreed' | 'declined'; signedAt: Date; reference: string }[]
  /** The latest copy. */
  copy: { documentId: string; reference: string } | null
}

/** Every request that asks a person for something, or asks others about them, latest round first; as far as the actor sees. */
export async function listRequestsOf(actor: Actor, personId: string): Promise<RequestOfPerson[]> {
  if (scopesOf(actor, 'requests.view').length === 0) return []
  const requests = await db.request.findMany({
    where: {
      AND: [
        {
          OR: [
            { personId },
            { pupilId: personId },
            { slots: { some: { personId, withdrawn: false } } },
            // What was replaced when another record of theirs was merged into this one.
            { person: { mergedIntoId: personId } },
          ],
        },
        requestsWhere(actor, 'requests.view'),
      ],
    },
    orderBy: [{ round: { opensOn: 'desc' } }, { createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      state: true,
      person: { select: { id: true, displayName: true, mergedIntoId: true } },
      agreementVersion: { select: { title: true } },
      round: { select: { id: true, name: true, status: true, dueOn: true } },
      slots: {
        where: { currentResponseId: { not: null } },
        select: {
          currentResponse: {
            select: { outcome: true, signedAt: true, reference: true, signer: { select: { displayName: true } } },
          },
        },
      },
      documents: {
        where: { erased: null },
        orderBy: { madeAt: 'desc' },
        take: 1,
        select: { id: true, reference: true },
      },
    },
  })
  return requests.map(({ id, state, person, agreementVersion, round, slots, documents: [document] }) => ({
    id,
    state,
    title: agreementVersion.title,
    roundId: round.id,
    roundName: round.name,
    roundOpen: round.status === 'open',
    dueOn: dayOf(round.dueOn),
    about:
      person.id === personId || person.mergedIntoId === personId
        ? null
        : { id: person.id, displayName: person.displayName },
    answers: slots.flatMap(({ currentResponse }) =>
      currentResponse ? [{ ...currentResponse, signer: currentResponse.signer.displayName }] : [],
    ),
    copy: document ? { documentId: document.id, reference: document.reference } : null,
  }))
}
