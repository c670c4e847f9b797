import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { listClasses } from '@/lib/people/queries'
import { academicYearLabel } from '@/lib/schools/types'
import { personOf } from '../person-of'
import { EnrolForm } from './enrol-form'

export const metadata: Metadata = { title: 'Year group and class' }

export default async function EnrolPage({ params }: PageProps<'/people/[personId]/class'>) {
  const { actor, school, person } = await personOf(params, 'people.change')
  if (!person.memberships.some(({ kind, live }) => kind === 'pupil' && live)) notFound()
  const current = person.enrolments.find((enrolment) => enrolment.current)
  // Once the year has been turned in the summer, there is a place in the next one too.
  const [newest] = person.enrolments
  const next = newest && current && newest.academicYear > current.academicYear ? newest : null
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: 'Year group and class' },
        ]}
      />
      <PageHeader
        title="Year group and class"
        caption={<bdi>{person.displayName}</bdi>}
        lead={
          <>
            For this school year; earlier years stay as they were. Is the class missing?{' '}
            <TextLink href="/people/classes">Add it first</TextLink>.
          </>
        }
      />
      {next && (
        <p className="mb-6">
          <TextLink href={`/people/year/places/${person.id}`} className="inline-block py-1">
            Change the place in {academicYearLabel(next.academicYear)} instead
          </TextLink>
        </p>
      )}
      <EnrolForm
        personId={person.id}
        classes={await listClasses(actor, school.id)}
        initial={{ yearGroup: current ? String(current.yearGroup) : '', classId: current?.classId }}
      />
    </>
  )
}
