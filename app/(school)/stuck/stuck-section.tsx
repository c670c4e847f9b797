import { ActionForm } from '@/app/_lib/action-form'
import { StuckTable } from '@/components/compliance/stuck-table'
import { Panel } from '@/components/ui/panel'
import { counted } from '@/lib/format/words'
import type { StuckItem } from '@/lib/jobs/stuck-types'
import { tryAgainAction } from './actions'
import type { StuckSource } from './sources'

type Props = { source: Pick<StuckSource, 'key' | 'title' | 'note'>; count: number; items: StuckItem[] }

/** What is stuck of one kind, to be tried again one by one or all at once. */
export function StuckSection({ source: { key, title, note }, count, items }: Props) {
  const names = ({ people, what }: StuckItem) => [what, ...people.map(({ name }) => name)].join(', ')
  const more = count - items.length
  return (
    <Panel
      id={key}
      title={title}
      actions={
        count > 1 && (
          <ActionForm
            action={tryAgainAction}
            hidden={{ source: key }}
            small
            label={
              <>
                Try all {count} again<span className="sr-only">: {title}</span>
              </>
            }
          />
        )
      }
    >
      {note && <p className="mb-3 max-w-[46rem] text-ink-soft">{note}</p>}
      <StuckTable
        title={title}
        items={items}
        again={(item) => (
          <ActionForm
            action={tryAgainAction}
            hidden={{ source: key, id: item.id }}
            small
            label={
              <>
                Try again<span className="sr-only">: {names(item)}</span>
              </>
            }
          />
        )}
      />
      {more > 0 && <p className="mt-3 text-ink-soft">And {counted(more, 'more', 'more')} of the same kind.</p>}
    </Panel>
  )
}
