import type { MembershipKind } from '@/lib/people/types'

/** The names of the tabs of the list of people. */
export const KIND_PLURALS: Record<MembershipKind, string> = {
  staff: 'Staff',
  governor: 'Governors',
  volunteer: 'Volunteers',
  visitor: 'Visitors',
  pupil: 'Pupils',
  parent: 'Parents and carers',
}
