import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'

/** Whether somebody sends the reminders of a school, and so sees what became of its messages. */
export const maySendMessages = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'reminders.send').some((scope) => scope.schoolId === schoolId)
