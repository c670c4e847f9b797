import { type GuardianshipFacts, maySign } from '@/lib/people/types'
import type { Audience } from '@/lib/policies/types'
import { type PupilFormRule, pupilSigns } from './audience'

export type PlannedSlot = {
  kind: 'self' | 'pupil' | 'parent'
  personId: string
  required: boolean
  waivedReason: string | null
  reachable: boolean
}

export type Guardian = GuardianshipFacts & { parentId: string; reachable: boolean }

type Subject = { personId: string; yearGroup: number | null; reachable: boolean; guardians: Guardian[] }

/** One slot for each parent or carer who may sign; those who receive mail are required when every one is asked. */
export function parentSlots(guardians: Guardian[]): PlannedSlot[] {
  const signers = guardians.filter(maySign)
  const someReceiveMail = signers.some((guardian) => guardian.receivesMail)
  return signers.map((guardian) => ({
    kind: 'parent',
    personId: guardian.parentId,
    // Where nobody receives mail, everybody who may sign counts.
    required: guardian.receivesMail || !someReceiveMail,
    waivedReason: null,
    reachable: guardian.reachable,
  }))
}

/** The places for a signature in a request for this audience about this person. */
export function planSlots(audience: Audience, subject: Subject, rule: PupilFormRule): PlannedSlot[] {
  if (audience === 'parents') return parentSlots(subject.guardians)
  const own = { personId: subject.personId, required: true, waivedReason: null, reachable: subject.reachable }
  if (audience !== 'older_pupils' && audience !== 'younger_pupils') return [{ kind: 'self', ...own }]
  const pupil: PlannedSlot[] = pupilSigns(subject.yearGroup, rule) ? [{ kind: 'pupil', ...own }] : []
  return [...pupil, ...parentSlots(subject.guardians)]
}
