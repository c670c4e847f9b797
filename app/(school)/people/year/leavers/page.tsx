import type { Metadata } from 'next'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDay } from '@/lib/format/uk-time'
import { groupKey } from '@/lib/people/queries/get-year'
import { leavingDayOf } from '@/lib/people/year/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { requirePreparation } from '../prepared'
import { StepHead } from '../step-head'
import { doneOf, pupils } from '../words'
import { LastYearForm } from './last-year-form'

export const metadata: Metadata = { title: 'Leavers' }

export default async function LeaversPage({ searchParams }: PageProps<'/people/year/leavers'>) {
  const { preparation } = await requirePreparation()
  const { academicYear, leavers, turnId, lastYearGroup } = preparation
  const done = doneOf(await searchParams)
  return (
    <>
      <StepHead academicYear={academicYear} label="Leavers" done={done} />
      <PageHeader
        title="Leavers"
        lead={`They leave on ${formatUkDay(leavingDayOf(academicYear))}. What they signed stays; what they have not signed is closed.`}
        actions={<PrintButton>Print this list</PrintButton>}
      />
      <div className="mb-10">
        <LastYearForm turnId={turnId} lastYearGroup={lastYearGroup} />
      </div>
      <h2 className="mb-3">{pupils(leavers.length)}</h2>
      <DataTable
        caption="Pupils who leave"
        hideCaption
        rows={leavers}
        rowKey={({ personId }) => personId}
        empty={
          <EmptyState title="Nobody leaves">
            Choose another last year group, or let single pupils leave on the page of their class.
          </EmptyState>
        }
        columns={[
          { key: 'name', header: 'Pupil', rowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
          {
            key: 'year',
            header: 'Year group',
            cell: ({ yearGroup }) => (yearGroup === null ? 'None' : yearGroupLabel(yearGroup)),
          },
          {
            key: 'class',
            header: 'Class',
            cell: ({ className, classId, yearGroup, name }) => (
              <TextLink
                href={`/people/year/classes/${yearGroup === null ? 'none' : groupKey({ classId, yearGroup })}`}
                className="inline-block py-0.5"
              >
                <bdi>{className ?? 'No class'}</bdi>
                <span className="sr-only">: change {name}</span>
              </TextLink>
            ),
          },
        ]}
      />
      <p className="no-print mt-8">
        <TextLink href="/people/year" className="inline-block py-1">
          Back to the steps
        </TextLink>
      </p>
    </>
  )
}
