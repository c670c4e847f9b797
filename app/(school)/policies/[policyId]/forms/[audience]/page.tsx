import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { requireSchool } from '@/app/_lib/current-school'
import { AgreementText } from '@/components/agreements/agreement-text'
import { VersionTag } from '@/components/policies/version-tag'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { Tabs } from '@/components/ui/tabs'
import { formatUkDate } from '@/lib/format/uk-time'
import { getForm } from '@/lib/policies/queries/get-form'
import { policyRights } from '@/lib/policies/queries/list-policies'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { discardAgreementDraftAction, newAgreementVersionAction } from '../../actions'
import { audienceOf } from './audience-of'

export default async function FormPage({ params, searchParams }: PageProps<'/policies/[policyId]/forms/[audience]'>) {
  const { actor, school } = await requireSchool('policies.view')
  const { policyId, audience: asked } = await params
  const form = await getForm(actor, school.id, policyId, audienceOf(asked))
  const { version: wanted } = await searchParams
  const shown = form?.versions.find(({ number }) => !wanted || String(number) === wanted)
  if (!form || !shown) notFound()
  const rights = policyRights(actor, school.id)
  const base = `/policies/${policyId}/forms/${form.audience}`
  const draft = form.draft
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: `/policies/${policyId}`, label: form.policyTitle },
          { label: AUDIENCE_LABELS[form.audience] },
        ]}
      />
      <PageHeader
        title={shown.title}
        caption={`The form for ${AUDIENCE_LABELS[form.audience].toLowerCase()}`}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            Version {shown.number} <VersionTag status={shown.status} />
            {shown.publishedAt && formatUkDate(shown.publishedAt)}
          </span>
        }
        actions={
          <>
            {rights.draft && draft && <ButtonLink href={`${base}/edit`}>Edit the draft</ButtonLink>}
            {rights.publish && draft?.policyPublished && (
              <ButtonLink variant="secondary" href={`${base}/publish`}>
                Publish it
              </ButtonLink>
            )}
            {rights.draft && !draft && (
              <ActionForm
                action={newAgreementVersionAction}
                hidden={{ agreementId: form.id }}
                label="Begin a new version"
              />
            )}
          </>
        }
      />
      {form.versions.length > 1 && (
        <Tabs
          label="Versions of the form"
          items={form.versions.map(({ number, status }) => ({
            href: `${base}?version=${number}`,
            label: `Version ${number}${status === 'published' ? '' : ' (draft)'}`,
            current: number === shown.number,
          }))}
        />
      )}
      {shown === form.versions[0] && draft && draft.unfilled.length > 0 && (
        <Banner tone="warning" title={`Still to fill in: ${draft.unfilled.join('; ')}`} />
      )}
      {shown.changeNote && <Banner title="What changed">{shown.changeNote}</Banner>}
      <div className="rounded-[6px] border border-rule bg-surface p-5 sm:p-8">
        <AgreementText content={shown.content} />
      </div>
      {shown.sha256 && (
        <p className="mt-4 text-[0.875em] text-ink-soft">
          Under version {shown.policyNumber} of the policy. Fingerprint of the text (SHA-256):{' '}
          <code className="break-all">{shown.sha256}</code>
        </p>
      )}
      {rights.draft && draft && (
        <div className="mt-10 border-rule border-t pt-5">
          <Disclosure summary="Discard the draft of this form">
            <ActionForm
              action={discardAgreementDraftAction}
              hidden={{ agreementVersionId: draft.id }}
              label="Discard the draft"
              variant="warning"
            />
          </Disclosure>
        </div>
      )}
    </>
  )
}
