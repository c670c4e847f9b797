import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { ScanTable } from '@/components/scans/scan-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { listScans } from '@/lib/scans/queries/list-scans'
import { SendForm } from './send-form'

export const metadata: Metadata = { title: 'Paper forms' }
export const dynamic = 'force-dynamic'

export default async function ScansPage() {
  const { actor, school } = await requireSchool('paper.enter')
  const scans = await listScans(actor, school.id)
  return (
    <>
      <PageHeader
        title="Paper forms"
        lead="Scan what came back, in any order. The code at the foot of each page says whose form it is; you look at each, say who signed, and record it. Nothing is recorded by itself."
      />
      <div className="mb-12 grid max-w-[46rem] gap-6">
        <Panel id="send" title="Send in a scan">
          <SendForm />
        </Panel>
        <p>
          No scanner? Find the person, open their form, and choose <strong>Record from paper</strong>.
        </p>
      </div>
      <section aria-labelledby="before">
        <h2 id="before" className="mb-4">
          Scans so far
        </h2>
        <ScanTable
          rows={scans}
          empty={
            <EmptyState title="No scan yet">
              Print forms with their codes first. When they come back, put them into the scanner as one stack.
            </EmptyState>
          }
        />
      </section>
    </>
  )
}
