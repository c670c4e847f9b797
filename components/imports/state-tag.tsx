import type { IconName } from '@/components/ui/icon'
import { Tag, type TagTone } from '@/components/ui/tag'
import { IMPORT_STATE_LABELS, type ImportState } from '@/lib/imports/view-types'

const LOOKS: Record<ImportState, [TagTone, IconName]> = {
  waiting: ['blue', 'clock'],
  checking: ['blue', 'clock'],
  checked: ['amber', 'pen'],
  confirming: ['blue', 'clock'],
  confirmed: ['green', 'tick'],
  failed: ['red', 'alert'],
  undoing: ['blue', 'clock'],
  undone: ['slate', 'again'],
  discarded: ['grey', 'dash'],
}

/** How an import stands. */
export function ImportStateTag({ state }: { state: ImportState }) {
  const [tone, icon] = LOOKS[state]
  return (
    <Tag tone={tone} icon={icon}>
      {IMPORT_STATE_LABELS[state]}
    </Tag>
  )
}
