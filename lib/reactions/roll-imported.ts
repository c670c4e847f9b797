import 'server-only'
import { endPostsOfLeaver } from '@/lib/accounts/commands/leave'
import type { Reaction } from '@/lib/audit/announce'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { keepChanges } from '@/lib/imports/commands/keep-changes'
import { keepOutcome } from '@/lib/imports/commands/keep-outcome'
import { rollNewsOf } from '@/lib/imports/queries/kept-changes'
import { addJobs } from '@/lib/jobs/queue'
import {
  askJoiners,
  closeForLeavers,
  followAddresses,
  followEnrolments,
  followTies,
  holdCounts,
  leftBecause,
} from '@/lib/rounds/commands/follow-people'
import { queueCopiesOfComplete } from './request-settled'

/** As many people as one job writes to. */
const WRITTEN_AT_ONCE = 500

/** What follows from a whole roll, which for one person follows from joining, leaving, moving and the like. */
export const followRoll: Reaction = async ({ tx, actor, entry: { schoolId, subject: importId } }) => {
  if (!schoolId) return
  const news = await rollNewsOf(tx, importId)
  const pupilIds = [...new Set(news.households.map(({ pupilId }) => pupilId))]
  await holdCounts(tx, schoolId)
  const leavers = news.left.map((leaver) => ({ ...leaver, reason: leftBecause(leaver.reason) }))
  const closed = await closeForLeavers(tx, schoolId, leavers)
  await followEnrolments(tx, schoolId, news.moved)
  const asked = await askJoiners(tx, schoolId, [...new Set([...news.joined, ...news.moved])])
  const states = await followTies(tx, schoolId, pupilIds)
  const settled = states.map(({ requestId }) => requestId)
  await queueCopiesOfComplete(tx, schoolId, settled)
  const reached = await followNewAddresses(tx, schoolId, news.readdressed)
  const postsEnded = await endPosts(
    tx,
    actor,
    schoolId,
    news.left.map(({ personId }) => personId),
  )
  const parents = news.households.filter(({ ended }) => !ended).map(({ parentId }) => parentId)
  await inviteAnew(tx, schoolId, asked, [...reached, ...(await everyOpenRound(tx, schoolId, parents))])
  const [made, reopened] = [asked.flatMap((round) => round.made), asked.flatMap((round) => round.reopened)]
  const change = (kind: string) => (rowId: string) => ({ kind, rowId, personId: null, before: null, after: null })
  const place = { schoolId, importId }
  await keepChanges(tx, place, [
    ...made.map(change('request.made')),
    ...reopened.map(change('request.reopened')),
    ...closed.map(change('request.closed')),
  ])
  await keepOutcome(tx, importId, {
    asked: made.length + reopened.length,
    closed: closed.length,
    slotsMoved: settled.length,
    postsEnded,
  })
}

/** Links that went to an old address die; returns whom to write to, in which rounds. */
async function followNewAddresses(tx: Tx, schoolId: string, personIds: string[]) {
  if (personIds.length === 0) return []
  await tx.$executeRaw`
    UPDATE "SigningLink" AS link SET "revokedAt" = ${now()}::timestamptz FROM "Person" person
    WHERE link."schoolId" = ${schoolId}::uuid AND link."personId" = ANY(${personIds}::uuid[]) AND link."revokedAt" IS NULL
      AND person.id = link."personId" AND link."sentTo" <> coalesce(person.email, '')`
  return followAddresses(tx, schoolId, personIds)
}

/** Only those who sign in can hold posts: of them there are few, whoever else leaves. */
async function endPosts(tx: Tx, actor: Actor, schoolId: string, leavers: string[]): Promise<number> {
  const links = await tx.accountPerson.findMany({
    where: { person: { schoolId, id: { in: leavers } } },
    select: { personId: true, accountId: true },
    orderBy: { personId: 'asc' },
  })
  const where = { schoolId, endedAt: null, accountId: { in: links.map(({ accountId }) => accountId) } }
  const before = await tx.grant.count({ where })
  for (const personId of new Set(links.map((link) => link.personId))) {
    await endPostsOfLeaver(tx, actor, { personId, schoolId })
  }
  return before - (await tx.grant.count({ where }))
}

type Invitation = { roundId: string; personIds: string[] }

async function everyOpenRound(tx: Tx, schoolId: string, personIds: string[]): Promise<Invitation[]> {
  if (personIds.length === 0) return []
  const rounds = await tx.round.findMany({ where: { schoolId, status: 'open' }, select: { id: true } })
  return rounds.map(({ id }) => ({ roundId: id, personIds }))
}

/** Writes to everybody who has a place in what is newly asked, and to the others named; once each, by the message's key. */
async function inviteAnew(
  tx: Tx,
  schoolId: string,
  asked: { roundId: string; made: string[]; reopened: string[] }[],
  others: Invitation[],
) {
  const whom = new Map<string, Set<string>>()
  const add = ({ roundId, personIds }: Invitation) => {
    const people = whom.get(roundId) ?? new Set()
    for (const personId of personIds) people.add(personId)
    whom.set(roundId, people)
  }
  for (const { roundId, made, reopened } of asked) {
    const signers = await tx.$queryRaw<{ personId: string }[]>`
      SELECT DISTINCT "personId" FROM "Slot"
      WHERE NOT withdrawn AND "requestId" = ANY(${[...made, ...reopened]}::uuid[]) ORDER BY "personId"`
    add({ roundId, personIds: signers.map(({ personId }) => personId) })
  }
  for (const invitation of others) add(invitation)
  const jobs = [...whom].flatMap(([roundId, people]) => {
    const all = [...people]
    const parts = Array.from({ length: Math.ceil(all.length / WRITTEN_AT_ONCE) }, (_, at) =>
      all.slice(at * WRITTEN_AT_ONCE, (at + 1) * WRITTEN_AT_ONCE),
    )
    return parts.map((personIds) => ({ payload: { schoolId, roundId, personIds, reason: 'first' } }))
  })
  await addJobs(tx, 'round.ask', jobs)
}
