import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { MERGE_FIELD_LABELS, MERGE_FIELDS, type MergeChoices } from '@/lib/people/merging/types'
import { previewMerge } from '@/lib/rounds/queries/preview-merge'
import { shown } from '../choose-form'
import { twoPeople } from '../two-people'
import { MergeForm } from './merge-form'
import { WhatHappens } from './what-happens'

export const metadata: Metadata = { title: 'Check before you merge' }

export default async function CheckMergePage({ params, searchParams }: PageProps<'/people/[personId]/merge/check'>) {
  const { actor, merge, query } = await twoPeople(params, searchParams)
  if (merge.refusal) notFound()
  const { kept, other } = merge
  const requests = await previewMerge(actor, kept.id, other.id)
  const choices: MergeChoices = Object.fromEntries(
    merge.differing.map((field) => {
      const chosen = query[field]
      return [field, chosen === 'kept' || chosen === 'other' ? chosen : merge.proposed[field]]
    }),
  )
  const back = `/people/${kept.id}/merge?with=${other.id}`
  const rows = MERGE_FIELDS.flatMap((field) => {
    const value = (choices[field] === 'other' ? other : kept).values[field]
    return value === null ? [] : [{ label: MERGE_FIELD_LABELS[field], value: <bdi>{shown(field, value)}</bdi> }]
  })
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${kept.id}`, label: kept.displayName },
          { href: back, label: 'Are these the same person?' },
          { label: 'Check' },
        ]}
      />
      <PageHeader title="Check before you merge" />
      <div className="grid max-w-[46rem] gap-8">
        <section>
          <h2 className="mb-3">This person will be</h2>
          <SummaryList rows={rows} />
        </section>
        <WhatHappens merge={merge} requests={requests} />
        {merge.warnings.length > 0 && (
          <Banner tone="warning" title="This speaks against it">
            <ul className="list-disc ps-5">
              {merge.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Banner>
        )}
        <MergeForm
          hidden={{ keptId: kept.id, otherId: other.id, seen: merge.seen, ...choices }}
          unsure={merge.warnings.length > 0}
          cancelHref={back}
        />
      </div>
    </>
  )
}
