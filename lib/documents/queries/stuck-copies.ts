import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { firstLine } from '@/lib/jobs/late'
import { MOST_LISTED, type StuckItem } from '@/lib/jobs/stuck-types'
import { listStuckCopies } from '../queries'
import { copyTrouble } from '../trouble'

/** Complete requests without their copy, each with why and what to do; the longest waiting first. */
export async function listStuckCopyItems(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  const copies = await listStuckCopies(actor, schoolId)
  return copies.slice(0, MOST_LISTED).map(({ requestId, title, personId, about, className, since, state, error }) => ({
    id: requestId,
    what: title,
    href: `/requests/${requestId}`,
    people: [{ id: personId, name: about }],
    note: className,
    since,
    late: state !== 'failed',
    ...copyTrouble(error),
    said: firstLine(error),
  }))
}
