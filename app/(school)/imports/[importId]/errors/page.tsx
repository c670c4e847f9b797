import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ErrorLines } from '@/components/imports/error-lines'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import { PrintButton } from '@/components/ui/print-button'
import { counted } from '@/lib/format/words'
import { listImportRows } from '@/lib/imports/queries'
import { importAt } from '../../import-at'
import { StartForm } from '../../start-form'
import { ImportFrame } from '../frame'
import { readView } from '../view-address'
import { MendPanel } from './mend-panel'

export const metadata: Metadata = { title: 'Mistakes in the files' }
export const dynamic = 'force-dynamic'

export default async function ErrorsPage({ params, searchParams }: PageProps<'/imports/[importId]/errors'>) {
  const { actor, one } = await importAt(params)
  const list = await listImportRows(actor, one.id, 'errors', readView(await searchParams).page)
  if (one.state !== 'checked' || !list || list.total === 0) notFound()
  const blocking = one.summary?.blockingErrors ?? 0
  const wholeFiles = list.rows.filter(({ row }) => row === null)
  return (
    <ImportFrame one={one} here="Mistakes">
      <PageHeader
        title={blocking > 0 ? `${counted(blocking, 'mistake')} to mend` : `${counted(list.total, 'cell')} left aside`}
        lead={
          blocking > 0
            ? 'With these the import would take somebody for another person, or lose them. Put them right where the files come from, or in the files, and send them again.'
            : 'These cells say nothing that can be kept. What the school holds stays as it is, so you can confirm the import with them, or put them right first.'
        }
        actions={<PrintButton />}
      />
      <ErrorLines caption="Mistakes in the files" rows={list.rows} />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={(page) => `/imports/${one.id}/errors?page=${page}`}
        label="Pages of mistakes"
      />
      <div className="no-print mt-10 grid items-start gap-6 xl:grid-cols-2">
        {one.faultySources.length > 0 && <MendPanel one={one} />}
        <Panel id="again" title="Send all files again">
          <p className="mb-5">
            Put it right in your system and export again, so that it is right the next time too. The files take the
            place of this import, of which nothing was written.
          </p>
          <StartForm instead={{ importId: one.id, whole: one.whole, faults: wholeFiles.map(({ text }) => text) }} />
        </Panel>
      </div>
    </ImportFrame>
  )
}
