import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import type { ScanView } from '@/lib/scans/types'

/** A scan that could not be read, or was cancelled. */
export function Ended({ scan, name }: { scan: ScanView; name: string }) {
  const cancelled = scan.state === 'cancelled'
  return (
    <>
      <PageHeader
        title={cancelled ? 'This scan was cancelled' : 'This scan could not be read'}
        caption={name}
        lead={cancelled ? 'Nothing of it was kept but what had been recorded.' : scan.trouble}
      />
      <ButtonLink href="/scans">Send in a scan</ButtonLink>
    </>
  )
}
