import type { Metadata } from 'next'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { listClassTeachers } from '@/lib/accounts/queries/class-teachers'
import { formatUkDay } from '@/lib/format/uk-time'
import { earliestDayOf } from '@/lib/people/year/types'
import { getYearAhead } from '@/lib/rounds/queries/year-ahead'
import { academicYearLabel } from '@/lib/schools/types'
import { turnYearAction } from '../actions'
import { requirePreparation } from '../prepared'
import { CheckClasses } from './check-classes'
import { CheckNumbers } from './check-numbers'
import { CheckProblems } from './check-problems'

export const metadata: Metadata = { title: 'Check what will happen' }

export default async function CheckPage() {
  const { actor, school, preparation } = await requirePreparation()
  const { turnId, academicYear, check, leavers, mayBeDone, seen } = preparation
  const leaverIds = leavers.map(({ personId }) => personId)
  const [ahead, teachers] = await Promise.all([
    getYearAhead(actor, school.id, { academicYear, leaverIds, moves: check.moves }),
    listClassTeachers(actor, school.id, academicYear - 1),
  ])
  const year = academicYearLabel(academicYear)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: '/people/year', label: `Into ${year}` },
          { label: 'Check' },
        ]}
      />
      <PageHeader title={`What happens when the year turns to ${year}`} actions={<PrintButton />} />
      <div className="grid max-w-[46rem] gap-10">
        <CheckProblems preparation={preparation} />
        <CheckNumbers preparation={preparation} ahead={ahead} teachers={teachers} />
        <CheckClasses preparation={preparation} />
        <section aria-labelledby="do-title" className="no-print">
          <h2 id="do-title" className="mb-3">
            Turn the year
          </h2>
          {mayBeDone ? (
            <>
              <p>
                All of this is done at once, or nothing. It can be undone until somebody signs a form of {year}. This
                year’s classes and everything signed stay on record.
              </p>
              {check.undecided.length === 0 && (
                <FieldsForm
                  action={turnYearAction}
                  hidden={{ turnId, seen: seen.plan }}
                  submitText={`Turn the year to ${year}`}
                  pendingText="Turning the year…"
                  cancelHref="/people/year"
                />
              )}
            </>
          ) : (
            <Banner>
              It can be done from {formatUkDay(earliestDayOf(academicYear))}. Until then, nothing changes.
            </Banner>
          )}
        </section>
      </div>
    </>
  )
}
