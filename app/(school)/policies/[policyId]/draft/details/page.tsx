import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { getDraft } from '@/lib/policies/queries/get-draft'
import { DetailsForm } from './details-form'

export default async function DetailsPage({ params }: PageProps<'/policies/[policyId]/draft/details'>) {
  const { actor, school } = await requireSchool('policies.draft')
  const draft = await getDraft(actor, school.id, (await params).policyId)
  if (!draft) notFound()
  const back = `/policies/${draft.policyId}/draft`
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: back, label: `${draft.title}, draft` },
          { label: 'Details' },
        ]}
      />
      <PageHeader title="Title, dates and people" caption={draft.title} />
      <DetailsForm versionId={draft.id} seen={draft.seen} title={draft.title} metadata={draft.metadata} back={back} />
    </>
  )
}
