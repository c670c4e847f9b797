import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { keptForm } from '@/lib/auth/kept-form'
import { formatUkDay } from '@/lib/format/uk-time'
import { getDraft } from '@/lib/policies/queries/get-draft'
import { PublishForm } from './publish-form'

const DAY = /^\d{4}-\d{2}-\d{2}$/

export default async function PublishPage({ params, searchParams }: PageProps<'/policies/[policyId]/draft/publish'>) {
  const { actor, school } = await requireSchool('policies.publish')
  const draft = await getDraft(actor, school.id, (await params).policyId)
  if (!draft) notFound()
  const back = `/policies/${draft.policyId}/draft`
  const { approvedBy, approvedOn } = draft.metadata
  const kept = await keptForm(actor.accountId, (await searchParams).kept)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: back, label: `${draft.title}, draft` },
          { label: 'Publish' },
        ]}
      />
      <PageHeader
        title={draft.forms.length > 0 ? 'Publish the policy and its forms' : 'Publish the policy'}
        caption={`${draft.title}, version ${draft.number}`}
        lead="A published version never changes. A change later is a new version."
      />
      {draft.approved && draft.approvedOn && (
        <Banner tone="success" title={`Approved by ${draft.approvedBy} on ${formatUkDay(draft.approvedOn)}.`} />
      )}
      {draft.warnings.length > 0 && (
        <Banner tone="warning" title="Points of the import that nobody has settled">
          <ul className="list-disc ps-5">
            {draft.warnings.map(({ text, where }) => (
              <li key={`${where}${text}`}>{text}</li>
            ))}
          </ul>
          <p className="mt-2">
            <TextLink href={back}>Go back and settle them</TextLink>
          </p>
        </Banner>
      )}
      {kept && <ConfirmedNotice />}
      <PublishForm
        kept={kept}
        versionId={draft.id}
        seen={draft.seen}
        firstVersion={draft.number === 1}
        warnings={draft.warnings.length}
        approval={
          draft.approved ? null : { by: approvedBy ?? '', on: approvedOn && DAY.test(approvedOn) ? approvedOn : '' }
        }
        forms={draft.forms.map(({ content, ...form }) => ({
          ...form,
          empty: content.clauses.length === 0,
          href: `/policies/${draft.policyId}/forms/${form.audience}`,
        }))}
        back={back}
      />
    </>
  )
}
