import type { IconName } from '@/components/ui/icon'
import { Tag, type TagTone } from '@/components/ui/tag'
import { SCAN_STATE_LABELS, type ScanState } from '@/lib/scans/types'

const LOOKS: Record<ScanState, [TagTone, IconName]> = {
  receiving: ['blue', 'clock'],
  waiting: ['blue', 'clock'],
  reading: ['blue', 'clock'],
  read: ['green', 'tick'],
  failed: ['red', 'alert'],
  cancelled: ['grey', 'dash'],
}

/** How a scan stands. */
export function ScanStateTag({ state }: { state: ScanState }) {
  const [tone, icon] = LOOKS[state]
  return (
    <Tag tone={tone} icon={icon}>
      {SCAN_STATE_LABELS[state]}
    </Tag>
  )
}
