import 'server-only'
import { dayOf } from '@/lib/clock'
import { db, type Prisma, type Tx } from '@/lib/db/client'
import type { Asking } from '../types'

type Narrowing = { personIds?: string[]; requestIds?: string[] }

/** Parents are left alone once the form is settled, even where another parent's slot is still empty. */
const unsettled: Prisma.RequestWhereInput = {
  closedAt: null,
  // Before the opening day nobody has been asked.
  askedAt: { not: null },
  // No further signature settles a refusal or a conflict: that is the office's conversation.
  state: { notIn: ['complete', 'exempt', 'closed', 'declined', 'in_conflict'] },
}

/** Everybody with an address who has something to sign in an open round, once each, with all of it. */
export async function whomToAsk(
  schoolId: string,
  roundId: string,
  { personIds, requestIds }: Narrowing = {},
  tx: Tx = db,
): Promise<Asking[]> {
  const slots = await tx.slot.findMany({
    where: {
      schoolId,
      currentResponseId: null,
      withdrawn: false,
      waivedReason: null,
      personId: personIds && { in: personIds },
      person: { email: { not: null }, archivedAt: null },
      request: { ...unsettled, roundId, round: { status: 'open' }, id: requestIds && { in: requestIds } },
      OR: [{ kind: { not: 'parent' } }, { required: true }],
    },
    select: {
      kind: true,
      person: { select: { id: true, displayName: true, email: true } },
      request: {
        select: {
          id: true,
          pupil: { select: { displayName: true } },
          agreementVersion: { select: { title: true } },
          parentRule: true,
          slots: { where: { currentResponseId: { not: null } }, select: { kind: true } },
        },
      },
    },
    orderBy: [{ personId: 'asc' }, { request: { audience: 'asc' } }, { request: { person: { givenName: 'asc' } } }],
  })
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      name: true,
      dueOn: true,
      school: { select: { id: true, name: true, accent: true, contactEmail: true, contactPhone: true } },
    },
  })
  const askings = new Map<string, Asking>()
  for (const { kind, person, request } of slots) {
    if (!person.email) continue
    const answered = (by: 'pupil' | 'parent') => request.slots.some((slot) => slot.kind === by)
    // Any one parent is enough: the other is not troubled while the pupil is still to sign.
    if (kind === 'parent' && request.parentRule === 'any_one' && answered('parent')) continue
    const asking = askings.get(person.id) ?? {
      personId: person.id,
      personName: person.displayName,
      email: person.email,
      roundId,
      roundName: round.name,
      dueOn: dayOf(round.dueOn),
      school: round.school,
      forms: [],
    }
    asking.forms.push({
      requestId: request.id,
      title: request.agreementVersion.title,
      pupilName: request.pupil?.displayName ?? null,
      pupilHasSigned: answered('pupil'),
    })
    askings.set(person.id, asking)
  }
  return [...askings.values()]
}
