import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DateInput } from '@/components/ui/date-input'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { addDays, londonDay, now } from '@/lib/clock'
import { listChanges, MOST_CHANGES } from '@/lib/rounds/queries/changes'
import { JoinedTable, LeftTable, MovedTable } from './change-tables'

export const metadata: Metadata = { title: 'Joiners and leavers' }

const DAYS_SHOWN = 14
const Search = z.object({ since: z.iso.date().optional().catch(undefined) })

export default async function ChangesPage({ searchParams }: PageProps<'/people/changes'>) {
  const { actor, school } = await requireSchool('people.change')
  const { since = addDays(londonDay(now()), -DAYS_SHOWN) } = Search.parse(await searchParams)
  const changes = await listChanges(actor, school.id, since)
  if (!changes) notFound()
  return (
    <>
      <Breadcrumbs items={[{ href: '/people', label: 'People' }, { label: 'Joiners and leavers' }]} />
      <PageHeader
        title="Joiners and leavers"
        lead="What changed in open rounds: who came and is asked, who left and is asked no more, who moved class."
        actions={<PrintButton>Print this list</PrintButton>}
      />
      <FilterBar action="/people/changes" label="Changes since a day">
        <DateInput name="since" label="Since" defaultValue={since} max={londonDay(now())} />
      </FilterBar>
      {changes.openRounds === 0 ? (
        <EmptyState title="No round is open">
          Joiners are asked, and leavers’ requests closed, in the rounds that are open when they come and go.
        </EmptyState>
      ) : (
        <div className="grid gap-10">
          {changes.cut && (
            <Banner>Only the latest {MOST_CHANGES} requests are looked at. Choose a later day to see the rest.</Banner>
          )}
          <JoinedTable rows={changes.joined} />
          <LeftTable rows={changes.left} />
          <MovedTable rows={changes.moved} />
        </div>
      )}
    </>
  )
}
