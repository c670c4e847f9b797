import { SummaryList } from '@/components/ui/summary-list'
import { formatUkDay } from '@/lib/format/uk-time'
import type { PolicyMetadata } from '@/lib/policies/types'
import { formatCycle, formatPolicyDate } from './policy-date'
import { ReviewTag } from './review-tag'

type Props = {
  metadata: PolicyMetadata
  review: 'overdue' | 'soon' | 'later' | 'unknown'
  /** As recorded in the portal; it stands before what the document says of itself. */
  approval?: { by: string | null; on: string | null; note: string | null }
  change?: { href: string }
}

/** Dates, approval and people of a policy version; what the document does not say is left out. */
export function MetadataList({ metadata: m, review, approval, change }: Props) {
  const approvedBy = approval?.by ?? m.approvedBy
  const approvedOn = approval?.on ? formatUkDay(approval.on) : m.approvedOn && formatPolicyDate(m.approvedOn)
  const by = (day: string | null, name: string | null) =>
    [day && formatPolicyDate(day), name && `by ${name}`].filter(Boolean).join(' ')
  const rows = [
    { label: 'Approved', value: [approvedOn, approvedBy && `by ${approvedBy}`].filter(Boolean).join(' ') },
    { label: 'Minute', value: approval?.note ?? '' },
    { label: 'Next review', value: m.nextReviewOn ? formatPolicyDate(m.nextReviewOn) : '' },
    { label: 'Reviewed', value: m.reviewEveryMonths ? formatCycle(m.reviewEveryMonths) : '' },
    { label: 'Last reviewed', value: by(m.reviewedOn, m.reviewedBy) },
    { label: 'Created', value: by(m.createdOn, m.createdBy) },
    { label: 'Lead', value: m.lead ?? '' },
    { label: 'Applies to', value: m.appliesTo ?? '' },
  ].filter(({ value }) => value !== '')
  if (rows.length === 0) return <p className="text-ink-soft">No dates or names are recorded.</p>
  return (
    <SummaryList
      compact
      rows={rows.map((row) => ({
        ...row,
        change,
        value:
          row.label === 'Next review' && review !== 'later' ? (
            <span className="flex flex-wrap items-center gap-2">
              {row.value} <ReviewTag review={review} />
            </span>
          ) : (
            row.value
          ),
      }))}
    />
  )
}
