import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { ImportTable } from '@/components/imports/import-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { listImports } from '@/lib/imports/queries'
import { ExportGuide } from './export-guide'
import { StartForm } from './start-form'

export const metadata: Metadata = { title: 'Roll imports' }
export const dynamic = 'force-dynamic'

export default async function ImportsPage() {
  const { actor, school } = await requireSchool('people.import')
  const imports = await listImports(actor, school.id)
  return (
    <>
      <PageHeader
        title="Roll imports"
        lead="An import reads the tables that your school’s system exports and compares them with the people kept here. You see all that would change, and nothing changes until you confirm it. It can be undone as long as nobody has signed on top of it."
      />
      <div className="mb-12 max-w-[46rem]">
        <Panel id="start" title="Bring in a roll">
          <StartForm />
          <div className="mt-6 border-rule border-t pt-4">
            <ExportGuide />
          </div>
        </Panel>
      </div>
      <section aria-labelledby="before">
        <h2 id="before" className="mb-4">
          Imports so far
        </h2>
        <ImportTable
          rows={imports}
          empty={
            <EmptyState title="No import yet">
              The first one usually brings in the whole roll: pupils with their parents and carers, and staff and
              governors in files of their own.
            </EmptyState>
          }
        />
      </section>
    </>
  )
}
