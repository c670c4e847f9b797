import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { getTurned } from '@/lib/people/queries/get-year'
import { academicYearLabel } from '@/lib/schools/types'
import { undoYearAction } from '../actions'
import { pupils } from '../words'

export const metadata: Metadata = { title: 'Undo the turn of the year' }

export default async function UndoYearPage() {
  const { actor, school } = await requireSchool('people.change')
  const turned = await getTurned(actor, school.id)
  if (!turned) notFound()
  const year = academicYearLabel(turned.academicYear)
  const placed = turned.promoted + turned.repeats + turned.placed
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: '/people/year', label: 'The school year' },
          { label: 'Undo' },
        ]}
      />
      <PageHeader title={`Undo the turn into ${year}?`} />
      <Banner tone="warning" title="What happens">
        <ul className="list-disc ps-5">
          <li>
            {pupils(placed)} lose their year group and class of {year}, with every change made to them since. Those of
            the year before stand.
          </li>
          <li>{pupils(turned.leavers)} and their parents are back, and what was closed for them is open again.</li>
          <li>What you prepared is kept: you can change it and turn the year again.</li>
          <li>Once somebody has signed a form of {year}, this is refused and nothing changes.</li>
        </ul>
      </Banner>
      <FieldsForm
        action={undoYearAction}
        hidden={{ turnId: turned.turnId }}
        submitText="Undo the turn of the year"
        cancelHref="/people/year"
        variant="warning"
      />
    </>
  )
}
