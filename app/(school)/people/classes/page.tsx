import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { londonDay, now } from '@/lib/clock'
import { listClasses } from '@/lib/people/queries'
import { academicYearLabel, academicYearOf } from '@/lib/schools/types'
import { DONE, doneOf } from '../done'
import { queryOf } from '../filters'
import { AddClassForm } from './add-class-form'

export const metadata: Metadata = { title: 'Classes' }

export default async function ClassesPage({ searchParams }: PageProps<'/people/classes'>) {
  const { actor, school } = await requireSchool('people.change')
  const year = academicYearOf(londonDay(now()))
  const classes = await listClasses(actor, school.id, year)
  const done = doneOf(queryOf(await searchParams))
  return (
    <>
      <Breadcrumbs items={[{ href: '/people', label: 'People' }, { label: 'Classes' }]} />
      {done && (
        <Banner tone="success" live>
          {DONE[done]}
        </Banner>
      )}
      <PageHeader title={`Classes of ${academicYearLabel(year)}`} />
      <div className="max-w-[36rem]">
        <DataTable
          caption="Classes and how many pupils each has"
          hideCaption
          rows={classes}
          rowKey={({ id }) => id}
          empty={<EmptyState title="No classes yet">Add the first one below.</EmptyState>}
          columns={[
            {
              key: 'name',
              header: 'Class',
              rowHeader: true,
              cell: ({ id, name }) => <TextLink href={`/people?kind=pupil&class=${id}`}>{name}</TextLink>,
            },
            { key: 'pupils', header: 'Pupils', align: 'end', cell: ({ pupils }) => pupils },
          ]}
        />
      </div>
      <h2 className="mt-10 mb-4">Add a class</h2>
      <AddClassForm academicYear={year} />
    </>
  )
}
