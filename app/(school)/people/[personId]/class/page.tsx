import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { listClasses } from '@/lib/people/queries'
import { personOf } from '../person-of'
import { EnrolForm } from './enrol-form'

export const metadata: Metadata = { title: 'Year group and class' }

export default async function EnrolPage({ params }: PageProps<'/people/[personId]/class'>) {
  const { actor, school, person } = await personOf(params, 'people.change')
  if (!person.memberships.some(({ kind, live }) => kind === 'pupil' && live)) notFound()
  const current = person.enrolments.find((enrolment) => enrolment.current)
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
      <EnrolForm
        personId={person.id}
        classes={await listClasses(actor, school.id)}
        initial={{ yearGroup: current ? String(current.yearGroup) : '', classId: current?.classId }}
      />
    </>
  )
}
