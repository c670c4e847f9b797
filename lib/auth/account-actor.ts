import 'server-only'
import { env } from '@/lib/env'
import { readAccount } from './account-row'
import { noteSeen } from './account-session'
import type { Actor } from './actor'
import { secondStepOf } from './second-step'
import type { SessionClaims } from './session-cookie'

export type AccountActor = Actor & { kind: 'account' }

/**
 * The actor behind a session, or null when it no longer counts: the account was suspended or left, it was signed out here or
 * everywhere, or not used for long. Posts whose holder has yet to take the second step are not among the grants, so that no
 * page and no command can forget it.
 */
export async function accountActor({ sub, sid, knownBy, second }: SessionClaims): Promise<AccountActor | null> {
  const account = await readAccount(sub, sid)
  if (!account) return null
  await noteSeen(sid, account.lastSeenAt)
  const { people, grants } = account
  const secondStep = secondStepOf({
    required: env.SECOND_FACTOR === 'posts',
    isSet: account.secondFactorSince !== null,
    takenAt: second,
    schoolIds: grants.map(({ schoolId }) => schoolId),
  })
  return {
    kind: 'account',
    accountId: account.id,
    name: account.name,
    people,
    grants: secondStep.asleepAt.length > 0 ? [] : grants,
    knownBy,
    secondStep,
    sharedAddress: account.sharedAddress,
  }
}
