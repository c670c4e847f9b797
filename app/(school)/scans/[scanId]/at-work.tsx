import { ActionForm } from '@/app/_lib/action-form'
import { PageHeader } from '@/components/ui/page-header'
import { UnderWay } from '@/components/ui/under-way'
import { listed } from '@/lib/format/words'
import type { ScanView } from '@/lib/scans/types'
import { cancelScanAction } from '../actions'

const WORDS: Partial<Record<ScanView['state'], { title: string; label: string }>> = {
  receiving: { title: 'The scan is not here yet', label: 'Waiting for the rest of the files' },
  waiting: { title: 'Reading the scan', label: 'Waiting for its turn' },
}
const READING = { title: 'Reading the scan', label: 'Looking for the code on each page' }

/** A scan that is being sent or read. */
export function AtWork({ scan }: { scan: ScanView }) {
  const { title, label } = WORDS[scan.state] ?? READING
  const { done, total } = scan.progress
  return (
    <>
      <PageHeader title={title} caption={listed(scan.files.map(({ name }) => name).slice(0, 5))} />
      <UnderWay
        href={`/scans/${scan.id}`}
        progress={{ label, value: done, max: total, text: total > 0 ? `${done} of ${total} pages` : 'One moment' }}
        away={
          scan.state === 'receiving'
            ? 'Leave the page open from which it is sent. If that was interrupted, cancel this and send it again.'
            : 'You can leave this page and come back: the reading goes on, and stands under Paper forms.'
        }
      >
        <ActionForm action={cancelScanAction} hidden={{ scanId: scan.id }} label="Cancel this scan" />
      </UnderWay>
    </>
  )
}
