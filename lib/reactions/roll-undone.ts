import 'server-only'
import { endPostsOfLeaver } from '@/lib/accounts/commands/leave'
import { restoreReturned } from '@/lib/accounts/commands/return'
import type { Reaction } from '@/lib/audit/announce'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'
import { rollNewsOf, rowsWritten } from '@/lib/imports/queries/kept-changes'
import {
  closeRequests,
  followAddresses,
  followEnrolments,
  followTies,
  holdCounts,
  leftBecause,
  reopen,
} from '@/lib/rounds/commands/follow-people'
import { queueCopiesOfComplete } from './request-settled'

/** What followed from a roll is taken back with it: who was asked is asked no more, who had left is asked again. */
export const unfollowRoll: Reaction = async ({ tx, actor, entry: { schoolId, subject: importId, after } }) => {
  if (!schoolId || typeof after?.since !== 'string') return
  const news = await rollNewsOf(tx, importId)
  const pupilIds = [...new Set(news.households.map(({ pupilId }) => pupilId))]
  await holdCounts(tx, schoolId)
  const asked = [
    ...(await rowsWritten(tx, importId, 'request.made')),
    ...(await rowsWritten(tx, importId, 'request.reopened')),
  ]
  await closeRequests(tx, schoolId, asked, leftBecause('the import that brought them in was undone'))
  await reopen(tx, schoolId, await rowsWritten(tx, importId, 'request.closed'))
  await followEnrolments(tx, schoolId, news.moved)
  const states = await followTies(tx, schoolId, pupilIds)
  await queueCopiesOfComplete(
    tx,
    schoolId,
    states.map(({ requestId }) => requestId),
  )
  await followAddresses(tx, schoolId, news.readdressed)
  const since = new Date(after.since)
  const left = news.left.map(({ personId }) => personId)
  for (const personId of await withAccounts(tx, schoolId, left)) {
    await restoreReturned(tx, actor, { personId, schoolId, since })
  }
  await endPosts(tx, actor, schoolId, news.joined)
}

async function endPosts(tx: Tx, actor: Actor, schoolId: string, joined: string[]) {
  for (const personId of await withAccounts(tx, schoolId, joined)) {
    await endPostsOfLeaver(tx, actor, { personId, schoolId })
  }
}

async function withAccounts(tx: Tx, schoolId: string, personIds: string[]): Promise<string[]> {
  const links = await tx.accountPerson.findMany({
    where: { personId: { in: personIds }, person: { schoolId } },
    distinct: ['personId'],
    select: { personId: true },
  })
  return links.map(({ personId }) => personId)
}
