import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { ReasonForm } from '../../../../_forms/reason-form'
import { endGuardianshipAction } from '../../../../actions'
import { personOf } from '../../../person-of'

export const metadata: Metadata = { title: 'No longer answers for a pupil' }

export default async function EndGuardianshipPage({
  params,
}: PageProps<'/people/[personId]/household/[parentId]/end'>) {
  const { person } = await personOf(params, 'people.change')
  const { parentId } = await params
  const tie = person.parents.find(({ personId, ended }) => personId === parentId && !ended)
  if (!tie) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { href: `/people/${person.id}/household/${parentId}`, label: tie.displayName },
          { label: 'End' },
        ]}
      />
      <PageHeader
        title={
          <>
            <bdi>{tie.displayName}</bdi> no longer answers for <bdi>{person.displayName}</bdi>
          </>
        }
      />
      <Banner tone="warning" title="What happens">
        They are no longer asked to sign for this pupil and get no mail about them. What they signed stays. If no other
        child of theirs is here, they leave as parent or carer.
      </Banner>
      <ReasonForm
        action={endGuardianshipAction}
        hidden={{ pupilId: person.id, parentId }}
        label="Why?"
        submitText="End this"
        cancelHref={`/people/${person.id}`}
      />
    </>
  )
}
