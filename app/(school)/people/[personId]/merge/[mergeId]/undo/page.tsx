import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { getMergeDone } from '@/lib/people/queries/merges'
import { ReasonForm } from '../../../../_forms/reason-form'
import { undoMergeAction } from '../../actions'

export const metadata: Metadata = { title: 'Two people after all' }

export default async function UndoMergePage({ params }: PageProps<'/people/[personId]/merge/[mergeId]/undo'>) {
  const { actor, school } = await requireSchool('people.change')
  const { personId, mergeId } = await params
  const merge = await getMergeDone(actor, mergeId)
  if (!merge || merge.schoolId !== school.id || merge.kept.id !== personId) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${personId}`, label: merge.kept.displayName },
          { label: 'Two people after all' },
        ]}
      />
      <PageHeader title="Are these two people after all?" />
      <Banner tone="warning" title="What happens">
        <ul className="list-disc ps-5">
          <li>
            <bdi>{merge.other.displayName}</bdi> was merged into <bdi>{merge.kept.displayName}</bdi> on{' '}
            {formatUkDateTime(merge.mergedAt)}. Each record gets back what was its own.
          </li>
          <li>What was changed by hand since stays as it was changed.</li>
          <li>Nobody is asked again whether these two are one person.</li>
          <li>Once something was signed after the merge, it cannot be undone.</li>
        </ul>
      </Banner>
      <ReasonForm
        action={undoMergeAction}
        hidden={{ mergeId }}
        label="How do you know?"
        submitText="Undo the merge"
        cancelHref={`/people/${personId}`}
      />
    </>
  )
}
