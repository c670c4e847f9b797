import { ActionForm } from '@/app/_lib/action-form'
import type { ScanPageView } from '@/lib/scans/types'
import { throwPagesAwayAction } from '../../../actions'

/** Throws the pages of a form away of which nothing was recorded; they can be taken out again. */
export function ThrowAwayForm({ scanId, pages }: { scanId: string; pages: readonly ScanPageView[] }) {
  const left = pages.filter(({ state }) => state === 'filed')
  if (left.length === 0) return null
  return (
    <ActionForm
      action={throwPagesAwayAction}
      hidden={{ scanId }}
      label={left.length === 1 ? 'Throw this page away' : 'Throw these pages away'}
    >
      {left.map(({ id }) => (
        <input key={id} type="hidden" name="pageIds" value={id} />
      ))}
    </ActionForm>
  )
}
