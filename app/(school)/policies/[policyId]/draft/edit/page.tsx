import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { getDraft } from '@/lib/policies/queries/get-draft'
import { sectionHeading } from '@/lib/policies/types'
import { TextForm } from './text-form'

export default async function EditTextPage({ params, searchParams }: PageProps<'/policies/[policyId]/draft/edit'>) {
  const { actor, school } = await requireSchool('policies.draft')
  const draft = await getDraft(actor, school.id, (await params).policyId)
  const { section: asked } = await searchParams
  if (!draft) notFound()
  const index = typeof asked === 'string' && /^\d{1,4}$/.test(asked) ? Number(asked) : null
  const section = index === null ? null : draft.sections[index]
  if (section === undefined) notFound()
  const title = section ? sectionHeading(section) || 'The opening text' : 'The whole text'
  const back = `/policies/${draft.policyId}/draft`
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: back, label: `${draft.title}, draft` },
          { label: 'Edit' },
        ]}
      />
      <PageHeader title={title} caption="Edit the draft" />
      {draft.approved && (
        <Banner tone="warning" title="This draft is approved.">
          A changed text has to be approved again.
        </Banner>
      )}
      <TextForm
        versionId={draft.id}
        seen={draft.seen}
        section={index}
        text={index === null ? draft.marked : (draft.markedSections[index] ?? '')}
        back={back}
      />
    </>
  )
}
