import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import { iso, type Part } from './content'
import type { Subject } from './subject'

type Trail = Part<'trail'>['trail']

const StoredActor = z.object({ kind: z.string(), accountId: z.string().optional(), personId: z.string().optional() })

// Who else answers for a child is none of what one parent asks about.
const OF_HOUSEHOLDS = ['guardianship.', 'household.', 'hold.', 'access_file.', 'erasure.']

// Whoever works here all day leaves thousands: more than these nobody reads.
const MOST = 1000

/** What the trail says of the person and their accounts: what happened, when, and by what kind of doer; the latest thousand, oldest first, with nobody's name. */
export async function readTrail(tx: Tx, { schoolId, personIds, parentId }: Subject): Promise<Part<'trail'>> {
  const own = await tx.accountPerson.findMany({
    where: { personId: { in: personIds } },
    select: { accountId: true, account: { select: { people: { select: { personId: true } } } } },
  })
  const accountIds = own
    .filter(({ account }) => !parentId || account.people.every(({ personId }) => personIds.includes(personId)))
    .map(({ accountId }) => accountId)
  const entries = await tx.auditEntry.findMany({
    where: {
      schoolId,
      OR: [
        { subject: { in: [...personIds, ...accountIds] } },
        ...accountIds.map((accountId) => ({ actor: { path: ['accountId'], equals: accountId } })),
      ],
      NOT: { action: { startsWith: 'hold.' } },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST,
    select: { at: true, action: true, actor: true },
  })
  const shown = parentId
    ? entries.filter(({ action }) => !OF_HOUSEHOLDS.some((beginning) => action.startsWith(beginning)))
    : entries
  const by = (stored: unknown): Trail[number]['by'] => {
    const actor = StoredActor.safeParse(stored).data
    if (actor?.kind === 'job' || actor?.kind === 'operator') return 'Countersign'
    if (actor?.accountId) return accountIds.includes(actor.accountId) ? 'the person' : 'the school'
    return actor?.personId && personIds.includes(actor.personId) ? 'the person' : 'somebody else'
  }
  return { trail: shown.toReversed().map(({ at, action, actor }) => ({ at: iso(at), action, by: by(actor) })) }
}
