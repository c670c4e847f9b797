import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { getPerson } from '@/lib/people/queries'
import { personOf } from '../../person-of'
import { GuardianshipForm } from './guardianship-form'

export const metadata: Metadata = { title: 'Parent or carer' }

const yes = (value: boolean) => (value ? 'yes' : '')

export default async function GuardianshipPage({ params }: PageProps<'/people/[personId]/household/[parentId]'>) {
  const { actor, school, person } = await personOf(params, 'people.change')
  const parent = await getPerson(actor, (await params).parentId)
  const isPupil = person.memberships.some(({ kind, live }) => kind === 'pupil' && live)
  if (!parent || parent.schoolId !== school.id || parent.archivedOn || parent.id === person.id || !isPupil) notFound()
  const tie = person.parents.find(({ personId, ended }) => personId === parent.id && !ended)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: parent.displayName },
        ]}
      />
      <PageHeader
        title={
          <>
            How <bdi>{parent.displayName}</bdi> is related to <bdi>{person.displayName}</bdi>
          </>
        }
      />
      <GuardianshipForm
        pupil={{ id: person.id, displayName: person.displayName }}
        parentId={parent.id}
        initial={
          tie
            ? {
                relationship: tie.relationship,
                parentalResponsibility: tie.parentalResponsibility,
                appointed: yes(tie.appointed),
                contactOrder: yes(tie.contactOrder),
                livesWith: yes(tie.livesWith),
                receivesMail: yes(tie.receivesMail),
                priority: tie.priority?.toString(),
                organisation: tie.organisation,
              }
            : { parentalResponsibility: 'not_known', livesWith: 'yes', receivesMail: 'yes' }
        }
      />
      {tie && (
        <ul className="mt-8 grid gap-1">
          <li>
            <TextLink href={`/people/${person.id}/household/${parent.id}/end`} className="inline-block py-1">
              They no longer answer for this pupil
            </TextLink>
          </li>
          <li>
            <TextLink href={`/people/${person.id}/household/${parent.id}/wrong`} className="inline-block py-1">
              This was never their child: a wrong link
            </TextLink>
          </li>
        </ul>
      )}
    </>
  )
}
