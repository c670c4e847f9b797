import type { Audience, ParentRule } from '@/lib/policies/types'
import type { RequestState } from './types'

/** What the state of a request is derived from. A slot that is withdrawn or waived asks nobody. */
export type SlotFacts = {
  kind: 'self' | 'pupil' | 'parent'
  required: boolean
  withdrawn: boolean
  waived: boolean
  /** Whether the office has a way to ask: an address, an account, or for a pupil the class. */
  reachable: boolean
  current: 'agreed' | 'declined' | null
}

export type RequestFacts = {
  audience: Audience
  parentRule: ParentRule
  closed: boolean
  exempt: boolean
  asked: boolean
  outdated: boolean
  slots: SlotFacts[]
}

const isPupilForm = (audience: Audience) => audience === 'older_pupils' || audience === 'younger_pupils'

/** Whether the parents' part is done: by any one who may sign, or by every one who is required. */
function parentsDone(rule: ParentRule, parents: SlotFacts[]) {
  const agreed = parents.filter((slot) => slot.current === 'agreed')
  if (agreed.length === 0) return false
  return rule === 'any_one' || parents.every((slot) => !slot.required || slot.withdrawn || slot.current === 'agreed')
}

/** The one state of a request; see "States of a request" in the product's description. */
export function deriveState(request: RequestFacts): RequestState {
  if (request.closed) return 'closed'
  if (request.exempt) return 'exempt'

  // A withdrawn parent's answer still counts: what was signed stays signed.
  const answered = request.slots.filter((slot) => slot.current !== null)
  const parents = request.slots.filter((slot) => slot.kind === 'parent')
  const declined = answered.filter((slot) => slot.current === 'declined')
  if (declined.some((slot) => slot.kind === 'parent') && parents.some((slot) => slot.current === 'agreed')) {
    return 'in_conflict'
  }
  if (declined.length > 0) return 'declined'

  const own = request.slots.filter((slot) => slot.kind !== 'parent' && !slot.withdrawn && !slot.waived)
  const ownDone = own.every((slot) => slot.current === 'agreed')
  const needsParent = isPupilForm(request.audience) || request.audience === 'parents'
  const parentDone = !needsParent || parentsDone(request.parentRule, parents)
  if (ownDone && parentDone && answered.length > 0) return 'complete'
  if (request.outdated) return 'outdated'
  if (!request.asked) return 'not_asked'

  const waitsFor = (slots: SlotFacts[]) =>
    slots.filter((slot) => !slot.withdrawn && !slot.waived && slot.current === null)
  if (!parentDone && !canParentsFinish(request.parentRule, waitsFor(parents))) return 'no_contact'
  if (!ownDone && !waitsFor(own).some((slot) => slot.reachable)) return 'no_contact'
  if (!needsParent) return 'waiting'
  return ownDone ? 'waiting_for_parent' : 'waiting_for_pupil'
}

const canParentsFinish = (rule: ParentRule, waiting: SlotFacts[]) =>
  rule === 'any_one'
    ? waiting.some((slot) => slot.reachable)
    : waiting.length > 0 &&
      waiting.every((slot) => !slot.required || slot.reachable) &&
      waiting.some((slot) => slot.reachable)
