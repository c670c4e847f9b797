import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { SourceText } from '@/components/policies/source-text'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { getDraft } from '@/lib/policies/queries/get-draft'
import { getForm } from '@/lib/policies/queries/get-form'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { audienceOf } from '../audience-of'
import { EditForm } from './edit-form'

export default async function EditFormPage({ params }: PageProps<'/policies/[policyId]/forms/[audience]/edit'>) {
  const { actor, school } = await requireSchool('policies.draft')
  const { policyId, audience: asked } = await params
  const form = await getForm(actor, school.id, policyId, audienceOf(asked))
  if (!form) notFound()
  // A form that was read from a document is checked beside it.
  const source = form.draft?.policyPublished === false ? (await getDraft(actor, school.id, policyId))?.source : null
  const base = `/policies/${policyId}/forms/${form.audience}`
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          {
            href: form.draft?.policyPublished === false ? `/policies/${policyId}/draft` : `/policies/${policyId}`,
            label: form.policyTitle,
          },
          { href: base, label: AUDIENCE_LABELS[form.audience] },
          { label: 'Edit' },
        ]}
      />
      <PageHeader
        title={`Edit the form for ${AUDIENCE_LABELS[form.audience].toLowerCase()}`}
        caption={form.policyTitle}
      />
      {form.draft ? (
        <div className={source ? 'grid gap-8 xl:grid-cols-2 xl:items-start' : ''}>
          <EditForm draft={form.draft} ofPupils={form.audience.endsWith('_pupils')} back={base} />
          {source && <SourceText source={source} setAside={[]} />}
        </div>
      ) : (
        <EmptyState title="The form is published and cannot change">
          <TextLink href={base}>Begin a new version of it</TextLink>
        </EmptyState>
      )}
    </>
  )
}
