import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { ReasonForm } from '../../_forms/reason-form'
import { archivePersonAction } from '../../actions'
import { personOf } from '../person-of'

export const metadata: Metadata = { title: 'Archive a person' }

export default async function ArchivePage({ params }: PageProps<'/people/[personId]/archive'>) {
  const { person } = await personOf(params, 'people.change')
  if (person.archivedOn) notFound()
  const { id, displayName } = person
  const live = person.memberships.filter((membership) => membership.live)
  const children = person.children.filter((tie) => !tie.ended)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${id}`, label: displayName },
          { label: 'Archive' },
        ]}
      />
      <PageHeader
        title={
          <>
            Archive <bdi>{displayName}</bdi>?
          </>
        }
      />
      <Banner tone="warning" title="What happens">
        <ul className="list-disc ps-5">
          {live.map(({ id: membershipId, kind }) => (
            <li key={membershipId}>
              They stop being a {MEMBERSHIP_LABELS[kind].toLowerCase()} today, with the posts that go with it.
            </li>
          ))}
          {children.map((tie) => (
            <li key={tie.personId}>
              They no longer answer for <bdi>{tie.displayName}</bdi>.
            </li>
          ))}
          <li>What they are still asked to sign is closed, and they are on no list any more.</li>
          <li>What they have signed stays, with its evidence. You can put them back on the list later.</li>
        </ul>
      </Banner>
      <ReasonForm
        action={archivePersonAction}
        hidden={{ personId: id }}
        label="Why are they archived?"
        submitText="Archive this person"
        cancelHref={`/people/${id}`}
      />
    </>
  )
}
