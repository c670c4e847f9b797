import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { listSignedForChild } from '@/lib/rounds/queries/signed-for-child'
import { ReasonForm } from '../../../../_forms/reason-form'
import { DONE, doneOf } from '../../../../done'
import { queryOf } from '../../../../filters'
import { personOf } from '../../../person-of'
import { endWrongLinkAction } from '../../actions'
import { WhatRemains } from './what-remains'

export const metadata: Metadata = { title: 'A wrong link' }

export default async function WrongLinkPage({
  params,
  searchParams,
}: PageProps<'/people/[personId]/household/[parentId]/wrong'>) {
  const { actor, person } = await personOf(params, 'people.change')
  const { parentId } = await params
  const tie = person.parents.find(({ personId }) => personId === parentId)
  if (!tie) notFound()
  const signed = await listSignedForChild(actor, parentId, person.id)
  const done = doneOf(queryOf(await searchParams))
  const others = person.parents.filter((other) => !other.ended && other.personId !== parentId)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: tie.displayName },
        ]}
      />
      {done && (
        <Banner tone="success" live>
          {DONE[done]}
        </Banner>
      )}
      <PageHeader
        title={
          <>
            A wrong link between <bdi>{tie.displayName}</bdi> and <bdi>{person.displayName}</bdi>
          </>
        }
      />
      {tie.neverTheirs ? (
        <WhatRemains pupil={person} parent={tie} signed={signed} others={others} />
      ) : (
        <>
          <Banner tone="warning" title="What happens at once">
            <ul className="list-disc ps-5">
              <li>They see nothing of this pupil any more, and every personal link they had stops working.</li>
              <li>
                They are asked for nothing about this pupil, and an import that names the two together asks first.
              </li>
              <li>
                {signed.length === 0
                  ? 'They have signed nothing for this pupil.'
                  : `What they signed for this pupil (${signed.length}) stands until you take it back, on the next page.`}
              </li>
              <li>If no other child of theirs is here, they leave as parent or carer.</li>
            </ul>
          </Banner>
          <p className="mb-6 max-w-[46rem]">
            Did they answer for this pupil once, and no longer do? That is another thing: the tie ends, and what they
            signed stays good.
          </p>
          <ReasonForm
            action={endWrongLinkAction}
            hidden={{ pupilId: person.id, parentId }}
            label="How did it come about?"
            submitText="End this wrong link"
            cancelHref={`/people/${person.id}`}
          />
        </>
      )}
    </>
  )
}
