import type { ToSign } from '@/lib/signing/types'

/** What a form that somebody has answered still waits for, in a sentence; never whose parent, and never why. */
export function whatNext({ requestState, alsoWaitsFor, answered }: ToSign): string {
  if (answered?.outcome === 'declined') return 'You did not agree. The school has been told and will get in touch.'
  if (requestState === 'complete') return 'Complete: nothing more is needed.'
  if (requestState === 'in_conflict' || requestState === 'declined') {
    return 'The school needs to talk about this form and will get in touch.'
  }
  if (alsoWaitsFor) return `Waiting for ${alsoWaitsFor}.`
  if (requestState === 'waiting_for_pupil') return 'Waiting for the pupil’s own signature.'
  if (requestState === 'waiting_for_parent') return 'Waiting for another parent or carer’s signature.'
  return 'Waiting for the school.'
}
