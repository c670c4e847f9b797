import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { londonDay, now } from '@/lib/clock'
import { listClasses } from '@/lib/people/queries'
import { MEMBERSHIP_KINDS } from '@/lib/people/types'
import { personOf } from '../../person-of'
import { MembershipForm } from './membership-form'

export const metadata: Metadata = { title: 'Add something they are' }

export default async function NewMembershipPage({ params }: PageProps<'/people/[personId]/memberships/new'>) {
  const { actor, school, person } = await personOf(params, 'people.change')
  if (person.archivedOn) notFound()
  const has = new Set(person.memberships.filter(({ live }) => live).map(({ kind }) => kind))
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: 'Add' },
        ]}
      />
      <PageHeader
        title={
          <>
            What else is <bdi>{person.displayName}</bdi>?
          </>
        }
        lead="They are asked to sign in each capacity. To make somebody a parent, add them on the page of their child."
      />
      <MembershipForm
        personId={person.id}
        kinds={MEMBERSHIP_KINDS.filter((kind) => kind !== 'parent' && !has.has(kind))}
        classes={await listClasses(actor, school.id)}
        today={londonDay(now())}
      />
    </>
  )
}
