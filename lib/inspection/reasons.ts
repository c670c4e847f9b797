import type { RequestState } from '@/lib/rounds/types'

/** Which of the signatures of a form are there. */
export type Signed = { own: boolean; parent: boolean }

const REASONS: Partial<Record<RequestState, string>> = {
  not_asked: 'Not asked yet',
  no_contact: 'No address to write to',
  declined: 'Declined',
  in_conflict: 'The parents differ: one agreed, one declined',
  outdated: 'A new version has to be signed again',
}

/** Why a form is outstanding, in plain words. */
export function reasonOf(state: RequestState, { own, parent }: Signed): string {
  const said = REASONS[state]
  if (said) return said
  if (state === 'waiting_for_parent' && own) return 'One signature is there, a parent’s is missing'
  if (state === 'waiting_for_pupil' && parent) return 'One signature is there, the pupil’s is missing'
  if (state === 'waiting_for_parent' && parent) return 'Signed by one parent, another’s is missing'
  return 'Not signed yet'
}
