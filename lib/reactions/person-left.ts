import 'server-only'
import { endPostsOfLeaver } from '@/lib/accounts/commands/leave'
import type { Reaction } from '@/lib/audit/announce'

/** Who leaves holds no post from that day on; the account stops when nothing is left that it is for. */
export const endPostsOnLeaving: Reaction = async ({ tx, actor, entry }) => {
  if (!entry.schoolId) return
  await endPostsOfLeaver(tx, actor, { personId: entry.subject, schoolId: entry.schoolId })
}
