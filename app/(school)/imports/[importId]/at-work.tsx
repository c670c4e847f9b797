import { PageHeader } from '@/components/ui/page-header'
import { UnderWay } from '@/components/ui/under-way'
import { listed } from '@/lib/format/words'
import type { ImportState, ImportView } from '@/lib/imports/view-types'
import { CancelForm } from './cancel-form'

const NUMBER = new Intl.NumberFormat('en-GB')

const WORDS: Partial<Record<ImportState, { title: string; away: string }>> = {
  confirming: {
    title: 'Bringing in the roll',
    away: 'You can leave this page: it goes on without you. Either everything is brought in or nothing.',
  },
  undoing: {
    title: 'Undoing the import',
    away: 'You can leave this page: it goes on without you. Either everything is undone or nothing.',
  },
}
const CHECKING = {
  title: 'Checking the files',
  away: 'Nothing changes at your school meanwhile. You can leave this page and come back: the check goes on, and stands under Roll imports.',
}

/** An import that is being checked, written or undone. */
export function AtWork({ one }: { one: ImportView }) {
  const { title, away } = WORDS[one.state] ?? CHECKING
  const { step, done, total } = one.progress ?? { step: 'Waiting for its turn', done: 0, total: 0 }
  return (
    <>
      <PageHeader title={title} caption={listed(one.files.map(({ name }) => name))} />
      <UnderWay
        href={`/imports/${one.id}`}
        progress={{
          label: step,
          value: done,
          max: total,
          text: total > 1 ? `${NUMBER.format(done)} of ${NUMBER.format(total)}` : 'One moment',
        }}
        away={away}
      >
        {(one.state === 'waiting' || one.state === 'checking') && (
          <CancelForm importId={one.id} label="Cancel this import" />
        )}
      </UnderWay>
    </>
  )
}
