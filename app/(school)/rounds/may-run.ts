import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'

/** Whether somebody may prepare, open and close rounds of a school. */
export const mayRun = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'rounds.run').some((scope) => scope.schoolId === schoolId)
