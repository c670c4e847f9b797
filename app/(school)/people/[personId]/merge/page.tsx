import type { Metadata } from 'next'
import { ActionForm } from '@/app/_lib/action-form'
import { type AskedTally, SideBySide } from '@/components/people/side-by-side'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { listRequestsOf, type RequestOfPerson } from '@/lib/rounds/queries/requests-of-person'
import { keepApartAction } from '../../duplicates/actions'
import { queryOf } from '../../filters'
import { ChooseForm } from './choose-form'
import { ChooseOther } from './choose-other'
import { twoPeople } from './two-people'

export const metadata: Metadata = { title: 'Are these the same person?' }

export default async function MergePage({ params, searchParams }: PageProps<'/people/[personId]/merge'>) {
  const query: Record<string, string | undefined> = queryOf(await searchParams)
  if (!query.with) return <ChooseOther params={params} searchParams={searchParams} />
  const { actor, merge } = await twoPeople(params, searchParams)
  const { kept, other, refusal, warnings } = merge
  const [asked, alsoAsked] = await Promise.all([listRequestsOf(actor, kept.id), listRequestsOf(actor, other.id)])
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${kept.id}`, label: kept.displayName },
          { label: 'Are these the same person?' },
        ]}
      />
      <PageHeader
        title="Are these the same person?"
        lead="If they are, one record stays and the other one only says where to look. What was signed under either stays as it was signed."
      />
      {refusal && (
        <Banner tone="warning" title="These two cannot be merged">
          {refusal}
        </Banner>
      )}
      {!refusal && warnings.length > 0 && (
        <Banner tone="warning" title="Look at this first">
          <ul className="list-disc ps-5">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Banner>
      )}
      <SideBySide merge={merge} tallies={{ kept: tallyOf(asked), other: tallyOf(alsoAsked) }} />
      <p className="no-print mt-4">
        <TextLink href={`/people/${other.id}/merge?with=${kept.id}`} className="inline-block py-1">
          Keep the other record instead
        </TextLink>
      </p>
      {!refusal && <ChooseForm merge={merge} />}
      <section className="mt-10 border-rule border-t pt-6">
        <h2 className="mb-2">No, they are two people</h2>
        <p className="mb-4">Neither record changes, and nobody is asked about these two again.</p>
        <ActionForm
          action={keepApartAction}
          hidden={{ firstId: kept.id, secondId: other.id }}
          label="They are two people"
        />
      </section>
    </>
  )
}

const tallyOf = (requests: RequestOfPerson[]): AskedTally => ({
  asked: requests.length,
  signed: requests.filter(({ answers }) => answers.length > 0).length,
})
