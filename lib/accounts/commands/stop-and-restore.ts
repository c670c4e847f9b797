import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import type { Actor, Post } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { atSchools, isOwnAccount, lockSchools, reaches, requireAnotherHead } from '../reach'
import { RestoreAccountInput, SuspendAccountInput } from '../schema'

/** Stops an account: each of its sessions has ended with the next request. */
export const suspendAccount = command({
  permission: 'accounts.grant',
  input: SuspendAccountInput,
  async run({ tx, actor, input, schools }) {
    const places = await placesWithinReach(tx, actor, input.accountId, schools.schoolId.in)
    await lockSchools(tx, [...places.keys()])
    for (const [schoolId, posts] of places) {
      if (posts.includes('headteacher')) await requireAnotherHead(tx, schoolId, input.accountId)
    }
    const now = new Date()
    const { count } = await tx.account.updateMany({
      where: { id: input.accountId, suspendedAt: null },
      // Restored later, it starts without the sessions of today.
      data: { suspendedAt: now, suspendedReason: input.reason, sessionsValidFrom: new Date(now.getTime() + 1) },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This account is stopped already.')
    return {
      output: { accountId: input.accountId },
      audit: eachPlace(places, {
        action: 'account.suspended',
        subject: input.accountId,
        after: { reason: input.reason },
      }),
    }
  },
})

export const restoreAccount = command({
  permission: 'accounts.grant',
  input: RestoreAccountInput,
  async run({ tx, actor, input, schools }) {
    const places = await placesWithinReach(tx, actor, input.accountId, schools.schoolId.in)
    const { count } = await tx.account.updateMany({
      where: { id: input.accountId, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspendedReason: null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This account is in use already.')
    return {
      output: { accountId: input.accountId },
      audit: eachPlace(places, { action: 'account.restored', subject: input.accountId }),
    }
  },
})

/** The account's schools with its posts there; refuses one's own account and one that reaches further than the actor. */
async function placesWithinReach(tx: Tx, actor: Actor, accountId: string, schoolIds: string[]) {
  const account = await tx.account.findFirst({
    where: { id: accountId, ...atSchools(schoolIds) },
    select: {
      people: { where: { person: { archivedAt: null } }, select: { person: { select: { schoolId: true } } } },
      grants: { where: { endedAt: null }, select: { post: true, schoolId: true } },
    },
  })
  if (!account) throw new AppError('NOT_FOUND', 'We cannot find that account.')
  if (await isOwnAccount(tx, actor, accountId)) throw new AppError('FORBIDDEN', 'This is your own account.')
  const places = new Map<string, Post[]>(account.people.map(({ person }) => [person.schoolId, []]))
  for (const { post, schoolId } of account.grants) {
    if (!schoolId) throw new AppError('FORBIDDEN', 'This account works for the whole trust, beyond your reach.')
    places.set(schoolId, [...(places.get(schoolId) ?? []), post])
  }
  if ([...places.keys()].some((schoolId) => !schoolIds.includes(schoolId))) {
    throw new AppError(
      'CONFLICT',
      'This account is used at another school too. Take back its posts here, or end the membership, instead.',
    )
  }
  if ([...places].some(([schoolId, posts]) => !reaches(actor, schoolId, posts))) {
    throw new AppError('FORBIDDEN', 'This account holds a post beyond your reach.')
  }
  return places
}

function eachPlace(places: Map<string, Post[]>, entry: Omit<AuditEntry, 'schoolId'>): [AuditEntry, ...AuditEntry[]] {
  const [first, ...rest] = [...places.keys()].map((schoolId) => ({ ...entry, schoolId }))
  if (!first) throw new Error('An account within reach belongs to a school.')
  return [first, ...rest]
}
