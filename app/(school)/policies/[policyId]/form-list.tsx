import { Tag } from '@/components/ui/tag'
import { TaskList } from '@/components/ui/task-list'
import type { PolicyView } from '@/lib/policies/queries/get-policy'
import { AUDIENCE_LABELS } from '@/lib/policies/types'

type Props = { policyId: string; forms: PolicyView['forms']; mayDraft: boolean }

/** The forms of a policy, one for each audience. */
export function FormList({ policyId, forms, mayDraft }: Props) {
  const shown = forms.filter((form) => mayDraft || form.published !== null)
  if (shown.length === 0) return <p className="text-ink-soft">No forms yet.</p>
  return (
    <TaskList
      tasks={shown.map(({ id, audience, title, published, draft }) => ({
        id,
        title: AUDIENCE_LABELS[audience],
        hint: title,
        href: `/policies/${policyId}/forms/${audience}`,
        status: (
          <span className="grid justify-items-start gap-1.5 sm:justify-items-end">
            {published !== null && (
              <Tag tone="green" icon="tick">
                Version {published} published
              </Tag>
            )}
            {mayDraft && draft !== null && (
              <Tag tone="blue" icon="pen">
                Version {draft} is a draft
              </Tag>
            )}
          </span>
        ),
      }))}
    />
  )
}
