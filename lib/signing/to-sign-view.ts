import { dayOf } from '@/lib/clock'
import type { MembershipKind } from '@/lib/people/types'
import type { Audience } from '@/lib/policies/types'
import type { RequestState } from '@/lib/rounds/types'
import type { Outcome, ToSign } from './types'

export const toSignSelect = {
  id: true,
  kind: true,
  schoolId: true,
  school: { select: { name: true } },
  person: { select: { id: true, displayName: true } },
  currentResponse: { select: { outcome: true, signedAt: true, reference: true } },
  request: {
    select: {
      id: true,
      audience: true,
      capacity: true,
      state: true,
      pupil: { select: { displayName: true } },
      round: { select: { name: true, dueOn: true } },
      agreementVersion: { select: { id: true, title: true } },
      slots: { where: { withdrawn: false, waivedReason: null }, select: { kind: true, currentResponseId: true } },
      documents: { where: { erased: null }, orderBy: { madeAt: 'desc' }, take: 1, select: { id: true } },
    },
  },
} as const

export type ToSignRow = {
  id: string
  kind: 'self' | 'pupil' | 'parent'
  schoolId: string
  school: { name: string }
  person: { id: string; displayName: string }
  currentResponse: { outcome: Outcome; signedAt: Date; reference: string } | null
  request: {
    id: string
    audience: Audience
    capacity: MembershipKind
    state: RequestState
    pupil: { displayName: string } | null
    round: { name: string; dueOn: Date }
    agreementVersion: { id: string; title: string }
    slots: { kind: 'self' | 'pupil' | 'parent'; currentResponseId: string | null }[]
    documents: { id: string }[]
  }
}

/** Which other signature the form still needs: that of the pupil, or that of a parent; never whose parent. */
function alsoWaitsFor({ kind, request }: ToSignRow) {
  const open = (wanted: 'pupil' | 'parent') =>
    request.slots.some((slot) => slot.kind === wanted && !slot.currentResponseId)
  const signed = (wanted: 'pupil' | 'parent') =>
    request.slots.some((slot) => slot.kind === wanted && slot.currentResponseId)
  if (request.state === 'complete') return null
  if (kind === 'parent' && open('pupil')) return `${request.pupil?.displayName ?? 'the pupil'}’s own signature`
  if (kind === 'pupil' && open('parent') && !signed('parent')) return 'a parent or carer’s signature'
  return null
}

export const toSignView = (row: ToSignRow, textHash: string): ToSign => ({
  slotId: row.id,
  requestId: row.request.id,
  schoolId: row.schoolId,
  schoolName: row.school.name,
  kind: row.kind,
  audience: row.request.audience,
  capacity: row.request.capacity,
  signerId: row.person.id,
  signerName: row.person.displayName,
  pupilName: row.request.pupil?.displayName ?? null,
  title: row.request.agreementVersion.title,
  sha256: textHash,
  dueOn: dayOf(row.request.round.dueOn),
  roundName: row.request.round.name,
  requestState: row.request.state,
  alsoWaitsFor: alsoWaitsFor(row),
  answered: row.currentResponse && {
    outcome: row.currentResponse.outcome,
    signedAt: row.currentResponse.signedAt.toISOString(),
    reference: row.currentResponse.reference,
    documentId: row.request.documents[0]?.id ?? null,
  },
})
