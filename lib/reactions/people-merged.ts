import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { type Journal, openJournal, turnBack } from '@/lib/db/journal'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { askJoiner, followEnrolment, followGuardianships } from '@/lib/rounds/commands/follow-ups'
import { isAnsweredSince, mergeRequests, partRequests } from '@/lib/rounds/commands/merge-requests'
import { queueCopiesOfComplete } from './request-settled'

type Both = { schoolId: string; keptId: string; otherId: string }

/** The accounts of both stand for the kept record, each once. */
async function moveAccounts(tx: Tx, journal: Journal, { keptId, otherId }: Both) {
  const ties = await tx.accountPerson.findMany({ where: { personId: { in: [keptId, otherId] } } })
  const ours = new Set(ties.filter((tie) => tie.personId === keptId).map((tie) => tie.accountId))
  for (const { accountId } of ties.filter((tie) => tie.personId === otherId)) {
    await journal.remove('accountPerson', { accountId, personId: otherId })
    if (!ours.has(accountId)) await journal.add('accountPerson', { accountId, personId: keptId })
  }
  for (const { id } of await tx.openIdIdentity.findMany({ where: { personId: otherId }, select: { id: true } })) {
    await journal.change('openIdIdentity', { id }, { personId: otherId }, { personId: keptId })
  }
}

/** A link works on if it went to the address that stays; every other one dies, and does not come back when this is undone. */
async function moveLinks(tx: Tx, journal: Journal, { schoolId, keptId, otherId }: Both) {
  const { email } = await tx.person.findUniqueOrThrow({ where: { id: keptId }, select: { email: true } })
  const live = { schoolId, revokedAt: null }
  await tx.signingLink.updateMany({
    where: { ...live, personId: { in: [keptId, otherId] }, NOT: { sentTo: email ?? '' } },
    data: { revokedAt: now() },
  })
  for (const { id } of await tx.signingLink.findMany({ where: { ...live, personId: otherId }, select: { id: true } })) {
    await journal.change('signingLink', { id }, { personId: otherId }, { personId: keptId })
  }
  return email
}

/** Requests, accounts and links of two records that became one. */
export const mergeWhatFollows: Reaction = async ({ tx, entry: { schoolId, subject: keptId, after } }) => {
  if (!schoolId || typeof after?.otherId !== 'string' || typeof after.mergeId !== 'string') return
  const both = { schoolId, keptId, otherId: after.otherId }
  const journal = openJournal(tx)
  const settled = await mergeRequests(tx, journal, both)
  await moveAccounts(tx, journal, both)
  const email = await moveLinks(tx, journal, both)
  await tx.personMerge.update({
    where: { id: after.mergeId },
    data: { requestSteps: journal.steps },
    select: { id: true },
  })
  await followEnrolment(tx, schoolId, keptId)
  const followed = await followFamilies(tx, schoolId, Array.isArray(after.pupilIds) ? after.pupilIds : [])
  await queueCopiesOfComplete(tx, schoolId, [...new Set([...settled, ...followed])])
  // Whose mail went elsewhere has no link any more.
  if (email && after.moved === true) await invite(tx, schoolId, keptId)
}

async function followFamilies(tx: Tx, schoolId: string, pupilIds: string[]) {
  const changed: string[] = []
  for (const pupilId of pupilIds) {
    changed.push(...(await followGuardianships(tx, schoolId, pupilId)).map(({ requestId }) => requestId))
  }
  return changed
}

async function invite(tx: Tx, schoolId: string, personId: string) {
  const rounds = await tx.round.findMany({ where: { schoolId, status: 'open' }, select: { id: true } })
  for (const { id } of rounds) {
    await addJob(tx, 'round.ask', { schoolId, roundId: id, personIds: [personId], reason: 'first' })
  }
}

/** Requests, accounts and links of two people who were one record for a while; refused once either has answered anything since. */
export const partWhatFollowed: Reaction = async ({ tx, entry: { schoolId, subject: keptId, after } }) => {
  if (!schoolId || typeof after?.mergeId !== 'string' || typeof after.otherId !== 'string') return
  const both = { schoolId, keptId, otherId: after.otherId }
  const merge = await tx.personMerge.findUniqueOrThrow({
    where: { id: after.mergeId },
    select: { mergedAt: true, requestSteps: true },
  })
  if (await isAnsweredSince(tx, both, merge.mergedAt)) {
    throw new AppError(
      'CONFLICT',
      'Something was signed since under the one record, so the merge stands. Split the record instead.',
    )
  }
  await turnBack(tx, merge.requestSteps)
  await partRequests(tx, both)
  for (const personId of [keptId, both.otherId]) {
    await followEnrolment(tx, schoolId, personId)
    await askJoiner(tx, schoolId, personId)
  }
  const families = await tx.guardianship.findMany({
    where: {
      schoolId,
      OR: [{ parentId: { in: [keptId, both.otherId] } }, { pupilId: { in: [keptId, both.otherId] } }],
    },
    distinct: ['pupilId'],
    select: { pupilId: true },
  })
  const followed = await followFamilies(
    tx,
    schoolId,
    families.map(({ pupilId }) => pupilId),
  )
  await queueCopiesOfComplete(tx, schoolId, followed)
  await invite(tx, schoolId, both.otherId)
}
