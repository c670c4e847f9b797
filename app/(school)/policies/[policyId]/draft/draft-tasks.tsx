import { formatPolicyDate } from '@/components/policies/policy-date'
import { Tag } from '@/components/ui/tag'
import { type Task, TaskList } from '@/components/ui/task-list'
import { formatUkDay } from '@/lib/format/uk-time'
import type { DraftView } from '@/lib/policies/queries/get-draft'
import { AUDIENCE_LABELS } from '@/lib/policies/types'

type Props = { draft: DraftView; rights: { publish: boolean; approve: boolean } }

const ready = (
  <Tag tone="green" icon="tick">
    Ready
  </Tag>
)

/** What there is to do on a draft, in the order in which an office would do it. */
export function DraftTasks({ draft, rights }: Props) {
  const base = `/policies/${draft.policyId}`
  const { nextReviewOn } = draft.metadata
  const tasks: Task[] = [
    {
      id: 'details',
      title: 'Title, dates and people',
      href: `${base}/draft/details`,
      hint: nextReviewOn ? `Next review ${formatPolicyDate(nextReviewOn)}` : 'No review date yet',
      status: nextReviewOn ? ready : <Tag tone="amber">Look at this</Tag>,
    },
    ...draft.forms.map((form) => ({
      id: form.id,
      title: `Form: ${AUDIENCE_LABELS[form.audience]}`,
      href: `${base}/forms/${form.audience}/edit`,
      hint: form.unfilled.length > 0 ? `To fill in: ${form.unfilled.join('; ')}` : form.title,
      status:
        form.unfilled.length > 0 || form.content.clauses.length === 0 ? (
          <Tag tone="amber" icon="pen">
            To fill in
          </Tag>
        ) : (
          ready
        ),
    })),
    {
      id: 'approval',
      title: 'Approval',
      href: rights.approve ? `${base}/draft/approval` : undefined,
      hint:
        draft.approved && draft.approvedOn
          ? `By ${draft.approvedBy} on ${formatUkDay(draft.approvedOn)}`
          : 'Who approved it, and when',
      status: draft.approved ? ready : <Tag>Not recorded</Tag>,
    },
    {
      id: 'publish',
      title: draft.forms.length > 0 ? 'Publish the policy and its forms' : 'Publish the policy',
      href: rights.publish ? `${base}/draft/publish` : undefined,
      hint: rights.publish ? undefined : 'The headteacher publishes it.',
      status: <Tag>Not published</Tag>,
    },
  ]
  return <TaskList tasks={tasks} />
}
