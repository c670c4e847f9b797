import 'server-only'
import { env } from '@/lib/env'
import { readAccount } from './account-row'
import type { Actor } from './actor'
import { secondStepOf } from './second-step'
import type { SessionClaims } from './session-cookie'

export type AccountActor = Actor & { kind: 'account' }

/**
 * The actor behind a session, or null when the account no longer stands: suspended, left, or signed out everywhere. Posts
 * whose holder has yet to take the second step are not among the grants, so that no page and no command can forget it.
 */
export async function accountActor({ sub, at, knownBy, second }: SessionClaims): Promise<AccountActor | null> {
  const account = await readAccount(sub, new Date(at))
  if (!account) return null
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
