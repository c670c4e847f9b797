import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { getDraft } from '@/lib/policies/queries/get-draft'
import { ApprovalForm } from './approval-form'

const DAY = /^\d{4}-\d{2}-\d{2}$/

export default async function ApprovalPage({ params }: PageProps<'/policies/[policyId]/draft/approval'>) {
  const { actor, school } = await requireSchool('policies.record_approval')
  const draft = await getDraft(actor, school.id, (await params).policyId)
  if (!draft) notFound()
  const back = `/policies/${draft.policyId}/draft`
  const stated = draft.metadata.approvedOn
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: back, label: `${draft.title}, draft` },
          { label: 'Approval' },
        ]}
      />
      <PageHeader title="Record the approval" caption={`${draft.title}, version ${draft.number}`} />
      <ApprovalForm
        versionId={draft.id}
        approvedBy={draft.approvedBy ?? draft.metadata.approvedBy ?? ''}
        approvedOn={draft.approvedOn ?? (stated && DAY.test(stated) ? stated : '')}
        note={draft.approvalNote ?? ''}
        back={back}
      />
    </>
  )
}
