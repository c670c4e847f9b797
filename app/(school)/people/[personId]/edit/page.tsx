import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { personOf } from '../person-of'
import { EditForm } from './edit-form'

export const metadata: Metadata = { title: 'Change details' }

export default async function EditPersonPage({ params }: PageProps<'/people/[personId]/edit'>) {
  const { person } = await personOf(params, 'people.change')
  if (person.archivedOn) notFound()
  const { id, displayName, givenName, familyName, email, phone, dateOfBirth, upn } = person
  const full = [givenName, familyName].filter(Boolean).join(' ')
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${id}`, label: displayName },
          { label: 'Change details' },
        ]}
      />
      <PageHeader title="Change details" caption={<bdi>{displayName}</bdi>} />
      <EditForm
        personId={id}
        pupil={upn !== null || person.memberships.some(({ kind }) => kind === 'pupil')}
        initial={{
          givenName,
          familyName,
          displayName: displayName === full ? '' : displayName,
          email,
          phone,
          dateOfBirth,
          upn,
        }}
      />
    </>
  )
}
