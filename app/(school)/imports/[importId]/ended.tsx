import { ImportStateTag } from '@/components/imports/state-tag'
import { sentenceOf } from '@/components/imports/sums'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { listed } from '@/lib/format/words'
import type { ImportState, ImportView } from '@/lib/imports/view-types'
import { CancelForm } from './cancel-form'

const TITLES: Partial<Record<ImportState, string>> = {
  failed: 'This import did not come about',
  undone: 'This import was undone',
  discarded: 'This import was discarded',
}

/** An import of which nothing stands: it failed, was undone or was discarded. */
export function Ended({ one }: { one: ImportView }) {
  const { state, summary, trouble, undoneAt, undoneBy } = one
  return (
    <>
      <PageHeader
        title={TITLES[state] ?? 'This import is over'}
        caption={<ImportStateTag state={state} />}
        lead={
          state === 'undone'
            ? 'The people, classes and families are as they were before it.'
            : 'Nothing has been changed at your school.'
        }
      />
      <div className="max-w-[46rem]">
        <SummaryList
          rows={[
            {
              label: 'Files',
              value: <span className="wrap-anywhere">{listed(one.files.map(({ name }) => name)) || 'Erased'}</span>,
            },
            { label: 'Sent in', value: `${formatUkDateTime(one.startedAt)}, ${one.startedBy}` },
            ...(undoneAt ? [{ label: 'Undone', value: `${formatUkDateTime(undoneAt)}, ${undoneBy}` }] : []),
            ...(state === 'undone' && summary ? [{ label: 'It had done', value: sentenceOf(summary, 'did') }] : []),
            ...(trouble ? [{ label: 'Why', value: trouble }] : []),
          ]}
        />
        <div className="mt-7 flex flex-wrap items-center gap-4">
          <ButtonLink href="/imports">Send files in</ButtonLink>
          {state === 'failed' && <CancelForm importId={one.id} />}
        </div>
      </div>
    </>
  )
}
