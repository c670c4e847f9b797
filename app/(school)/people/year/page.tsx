import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { formatUkDay } from '@/lib/format/uk-time'
import { getPreparation, getTurned, getYear } from '@/lib/people/queries/get-year'
import { firstDayOf } from '@/lib/people/year/types'
import { countSignedOnTop } from '@/lib/rounds/queries/year-ahead'
import { academicYearLabel } from '@/lib/schools/types'
import { PreparationTasks } from './preparation-tasks'
import { StartSection } from './start-section'
import { TurnedSection } from './turned-section'
import { doneOf } from './words'

export const metadata: Metadata = { title: 'The school year' }

export default async function YearPage({ searchParams }: PageProps<'/people/year'>) {
  const { actor, school } = await requireSchool('people.change')
  const [year, preparation, turned] = await Promise.all([
    getYear(actor, school.id),
    getPreparation(actor, school.id),
    getTurned(actor, school.id),
  ])
  const academicYear = year?.academicYear ?? 0
  const doneAlready = Boolean(year?.turn?.doneAt)
  const signed = turned ? await countSignedOnTop(actor, school.id, turned.academicYear, turned.doneAt) : 0
  const done = doneOf(await searchParams)
  return (
    <>
      <Breadcrumbs items={[{ href: '/people', label: 'People' }, { label: 'The school year' }]} />
      {done && (
        <Banner tone="success" live>
          {done}
        </Banner>
      )}
      <PageHeader
        title={doneAlready ? `${academicYearLabel(academicYear)} is ready` : `Into ${academicYearLabel(academicYear)}`}
        lead={
          doneAlready
            ? undefined
            : `The school year turns on ${formatUkDay(firstDayOf(academicYear))}: pupils move up, some leave, and classes get new names.`
        }
      />
      <div className="grid max-w-[46rem] gap-10">
        {!doneAlready &&
          (preparation ? <PreparationTasks preparation={preparation} /> : <StartSection academicYear={academicYear} />)}
        {turned && <TurnedSection turned={turned} signed={signed} headed={!doneAlready} />}
      </div>
    </>
  )
}
