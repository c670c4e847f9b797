import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { getPlaceToGive } from '@/lib/people/queries/get-place'
import { academicYearLabel } from '@/lib/schools/types'
import { PlaceForm } from './place-form'

export const metadata: Metadata = { title: 'A place in the new year' }

export default async function PlacePage({ params }: PageProps<'/people/year/places/[personId]'>) {
  const { actor, school } = await requireSchool('people.change')
  const { personId } = await params
  const place = await getPlaceToGive(actor, school.id, personId)
  if (!place) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: '/people/year', label: 'The school year' },
          { label: place.name },
        ]}
      />
      <PageHeader
        title={
          <>
            <bdi>{place.name}</bdi> in {academicYearLabel(place.academicYear)}
          </>
        }
      />
      <PlaceForm
        personId={personId}
        academicYear={place.academicYear}
        yearGroup={place.yearGroup}
        classId={place.classId}
        classes={place.classes}
      />
    </>
  )
}
