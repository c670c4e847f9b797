import 'server-only'
import { restoreReturned } from '@/lib/accounts/commands/return'
import type { Reaction } from '@/lib/audit/announce'
import { addJob } from '@/lib/jobs/queue'
import { followYear, unfollowYear } from '@/lib/rounds/commands/follow-year'

/** Rounds of the new year that were opened before it was turned ask by the new year groups. */
export const followTurnedYear: Reaction = async ({ tx, entry: { schoolId, after } }) => {
  if (!schoolId || typeof after?.academicYear !== 'number') return
  for (const { roundId, personIds } of await followYear(tx, schoolId, after.academicYear)) {
    await addJob(tx, 'round.ask', { schoolId, roundId, personIds, reason: 'first' })
  }
}

/** A turn that is undone opens what it closed, unless something was signed on top. */
export const followUndoneYear: Reaction = async ({ tx, entry: { schoolId, after } }) => {
  if (!schoolId || typeof after?.academicYear !== 'number') return
  const { academicYear, since, leaverReason } = after
  if (typeof since !== 'string' || typeof leaverReason !== 'string') return
  await unfollowYear(tx, schoolId, { academicYear, since: new Date(since), leaverReason })
}

/** Who is back has the posts and the account that ended with the leaving. */
export const restorePostsOfReturned: Reaction = async ({ tx, actor, entry: { schoolId, subject, after } }) => {
  if (!schoolId || typeof after?.since !== 'string') return
  await restoreReturned(tx, actor, { personId: subject, schoolId, since: new Date(after.since) })
}
