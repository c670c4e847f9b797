import 'server-only'
import type { Tx } from '@/lib/db/client'

/**
 * Whether an account reaches beyond one school: somebody's record or a post at another, or a trust's post. One school's own
 * sign-in must not open it, since whoever keeps that school's accounts would then reach the other school too.
 */
export async function standsElsewhere(tx: Pick<Tx, 'account'>, accountId: string, schoolId: string): Promise<boolean> {
  const account = await tx.account.findFirst({
    where: {
      id: accountId,
      OR: [
        { people: { some: { person: { schoolId: { not: schoolId }, archivedAt: null } } } },
        { grants: { some: { endedAt: null, trustId: { not: null } } } },
        { grants: { some: { endedAt: null, schoolId: { not: schoolId } } } },
      ],
    },
    select: { id: true },
  })
  return account !== null
}
