import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { londonDay, now } from '@/lib/clock'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { ReasonForm } from '../../../../_forms/reason-form'
import { endMembershipAction } from '../../../../actions'
import { personOf } from '../../../person-of'

export const metadata: Metadata = { title: 'Record leaving' }

export default async function EndMembershipPage({
  params,
}: PageProps<'/people/[personId]/memberships/[membershipId]/end'>) {
  const { person } = await personOf(params, 'people.change')
  const { membershipId } = await params
  const membership = person.memberships.find(({ id, live }) => id === membershipId && live)
  if (!membership) notFound()
  const label = MEMBERSHIP_LABELS[membership.kind].toLowerCase()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: 'Record leaving' },
        ]}
      />
      <PageHeader
        title={
          <>
            <bdi>{person.displayName}</bdi> leaves as {label}
          </>
        }
      />
      <Banner tone="warning" title="What happens">
        <ul className="list-disc ps-5">
          <li>What they are still asked to sign as {label} is closed.</li>
          {membership.kind === 'staff' && <li>The posts they hold here end, and with the last one their account.</li>}
          {membership.kind === 'pupil' && <li>Parents with no other child here leave too.</li>}
          <li>What is signed stays, with its evidence.</li>
        </ul>
      </Banner>
      <ReasonForm
        action={endMembershipAction}
        hidden={{ membershipId }}
        label="Why do they leave?"
        submitText="Record leaving"
        cancelHref={`/people/${person.id}`}
        endsOn={londonDay(now())}
      />
    </>
  )
}
