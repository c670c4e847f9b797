import { PlanTag } from '@/components/data-rights/plan-table'
import { SummaryList } from '@/components/ui/summary-list'
import { GROUP_LABELS, type PlanView } from '@/lib/data-rights/types'
import { formatUkDateTime } from '@/lib/format/uk-time'

const people = (count: number) => (count === 1 ? 'one person' : `${count} people`)
const forms = (count: number) => (count === 1 ? 'one old form' : `${count} old forms`)

/** How much of whom, who made the list and who approved it. */
export function PlanFacts({ plan }: { plan: PlanView }) {
  const { plannedAt, plannedBy, approvedAt, approvedBy, finishedAt, byGroup, sections, copies, state } = plan
  const groups = byGroup.map((one) => ({
    label: GROUP_LABELS[one.group],
    value: [one.people > 0 && people(one.people), one.forms > 0 && forms(one.forms)].filter(Boolean).join(', '),
  }))
  return (
    <SummaryList
      compact
      rows={[
        { label: 'State', value: <PlanTag state={state} /> },
        ...groups,
        { label: 'Parts of evidence', value: sections },
        { label: 'Signed copies', value: copies },
        { label: 'Dry run made', value: `${formatUkDateTime(plannedAt)}, by ${plannedBy}` },
        ...(approvedAt
          ? [{ label: 'Approved', value: `${formatUkDateTime(approvedAt)}, by ${approvedBy ?? 'somebody'}` }]
          : []),
        ...(finishedAt ? [{ label: 'Finished', value: formatUkDateTime(finishedAt) }] : []),
        ...(state === 'done' ? [{ label: 'Left alone after all', value: plan.kept }] : []),
      ]}
    />
  )
}
