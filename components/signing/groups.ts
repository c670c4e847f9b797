import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import type { ToSign } from '@/lib/signing/types'

/** The same form, asked of the same signer for one or several children or capacities: read once, signed at once. */
export type FormGroup = { key: string; title: string; dueOn: string; slots: ToSign[] }
/** What somebody signs at one school in one capacity. */
export type CapacityGroup = { key: string; heading: string; forms: FormGroup[] }

const as = ({ kind, capacity }: ToSign) =>
  kind === 'parent'
    ? 'As a parent or carer'
    : kind === 'pupil'
      ? 'As a pupil'
      : `As a ${MEMBERSHIP_LABELS[capacity].toLowerCase()}`

/** The forms still to sign, the most urgent first; a heading stands only where there is more than one. */
export function groupToSign(open: readonly ToSign[]): CapacityGroup[] {
  const severalSchools = new Set(open.map((slot) => slot.schoolId)).size > 1
  const severalNames = new Set(open.map((slot) => slot.signerName)).size > 1
  const capacities = new Map<string, CapacityGroup>()
  const forms = new Map<string, FormGroup>()
  for (const slot of [...open].sort((a, b) => a.dueOn.localeCompare(b.dueOn))) {
    const key = [slot.schoolId, slot.signerId, slot.kind, slot.sha256].join(' ')
    const known = forms.get(key)
    if (known) {
      known.slots.push(slot)
      continue
    }
    const place = [as(slot), severalNames && `(${slot.signerName})`, severalSchools && `at ${slot.schoolName}`]
    const heading = place.filter(Boolean).join(' ')
    const group = capacities.get(heading) ?? { key: heading, heading, forms: [] }
    const form = { key, title: slot.title, dueOn: slot.dueOn, slots: [slot] }
    forms.set(key, form)
    group.forms.push(form)
    capacities.set(heading, group)
  }
  return [...capacities.values()]
}

/** Whom a slot is for, as a tick box or a line of the check page names it: the child, or the capacity one signs in. */
export const slotLabel = ({ kind, capacity, pupilName, signerName }: ToSign) =>
  kind === 'parent' ? (pupilName ?? signerName) : kind === 'pupil' ? signerName : MEMBERSHIP_LABELS[capacity]
