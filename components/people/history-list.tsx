import { formatUkDateTime } from '@/lib/format/uk-time'
import { type HistoryEntry, MEMBERSHIP_LABELS, type MembershipKind } from '@/lib/people/types'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'

const FIELDS: Record<string, string> = {
  givenName: 'given name',
  familyName: 'family name',
  displayName: 'name shown',
  email: 'e-mail address',
  phone: 'telephone number',
  dateOfBirth: 'date of birth',
  upn: 'UPN',
}

const kindOf = (kind: unknown) =>
  typeof kind === 'string' && kind in MEMBERSHIP_LABELS
    ? MEMBERSHIP_LABELS[kind as MembershipKind].toLowerCase()
    : 'member'

/** What happened, in a sentence; an action without one is shown by its name. */
function sentenceOf({ action, detail }: HistoryEntry): string {
  const tied = detail.ended === true ? 'ended' : 'set'
  switch (action) {
    case 'person.added':
      return detail.byRoll === true ? 'Added by an import of the roll' : 'Added to the list'
    case 'person.changed':
      return `Changed: ${(Array.isArray(detail.changed) ? detail.changed : []).map((key) => FIELDS[key] ?? key).join(', ')}`
    case 'person.archived':
      return `Archived: ${detail.reason}`
    case 'person.restored':
      return 'Put back on the list'
    case 'person.roll_undone':
      return 'What an import of the roll had changed was put back'
    case 'person.joined':
      return `Asked to sign as ${kindOf(detail.kind)} where a round is open`
    case 'person.left':
      return `Left as ${kindOf(detail.kind)}: ${detail.reason}`
    case 'pupil.moved_on':
      return `${detail.outcome === 'repeats' ? 'Repeats a year' : 'Moved on'}: ${yearGroupLabel(Number(detail.yearGroup))} in ${academicYearLabel(Number(detail.academicYear))}`
    case 'person.returned':
      return `Back as ${kindOf(detail.kind)}: the turn of the school year was undone`
    case 'pupil.enrolled':
      return 'Year group or class changed'
    case 'guardianship.changed':
      return `A parent or carer’s standing ${tied}${detail.contactOrder === true ? ', with a contact order' : ''}`
    case 'household.changed':
      return `Standing towards a pupil ${tied}${detail.contactOrder === true ? ', with a contact order' : ''}`
    case 'guardianship.was_wrong':
      return 'A parent or carer was tied to this pupil by mistake'
    case 'household.merged':
      return 'Two records of a parent or carer became one'
    case 'person.merged':
      return 'Another record of this person was merged into this one'
    case 'person.merged_away':
      return 'Merged into another record'
    case 'person.merge_undone':
      return `Merge undone: ${detail.reason}`
    case 'person.kept_apart':
      return 'Found to be another person than somebody who looks alike'
    case 'person.split':
      return 'A second person was made out of this record'
    default:
      return action.replace('.', ' ').replace(/_/g, ' ')
  }
}

/** Who changed what about a person, newest first. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p className="text-ink-soft">Nothing has been changed here yet.</p>
  return (
    <ol className="grid gap-3">
      {entries.map((entry) => (
        <li key={entry.id} className="border-accent-line border-s-[3px] ps-4">
          <p>
            <bdi>{sentenceOf(entry)}</bdi>
          </p>
          <p className="text-[0.9375em] text-ink-soft">
            <time dateTime={entry.at.toISOString()}>{formatUkDateTime(entry.at)}</time>, by <bdi>{entry.by}</bdi>
          </p>
        </li>
      ))}
    </ol>
  )
}
