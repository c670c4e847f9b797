import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { requireSchool } from '@/app/_lib/current-school'
import { VersionView } from '@/components/policies/version-view'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { getPolicy, getVersion } from '@/lib/policies/queries/get-policy'
import { policyRights } from '@/lib/policies/queries/list-policies'
import { AUDIENCES } from '@/lib/policies/types'
import { adoptPolicyAction, newVersionAction } from './actions'
import { AddForm } from './add-form'
import { FormList } from './form-list'
import { VersionList } from './version-list'

export default async function PolicyPage({ params }: PageProps<'/policies/[policyId]'>) {
  const { actor, school } = await requireSchool('policies.view')
  const policy = await getPolicy(actor, school.id, (await params).policyId)
  if (!policy) notFound()
  const rights = policyRights(actor, school.id)
  const shown = policy.currentNumber ?? policy.toAdopt?.number ?? null
  const version = shown === null ? null : await getVersion(actor, school.id, policy.id, shown)
  const missing = AUDIENCES.filter((audience) => !policy.forms.some((form) => form.audience === audience))
  const own = policy.trustName === null
  return (
    <>
      <Breadcrumbs items={[{ href: '/policies', label: 'Policies' }, { label: policy.title }]} />
      <PageHeader
        title={policy.title}
        caption={policy.trustName ? `A policy of ${policy.trustName}` : undefined}
        lead={version ? `Version ${version.number}` : undefined}
        actions={
          rights.draft && own && policy.draft ? (
            <ButtonLink href={`/policies/${policy.id}/draft`}>
              Open the draft of version {policy.draft.number}
            </ButtonLink>
          ) : rights.draft && own ? (
            <>
              <ActionForm
                action={newVersionAction}
                hidden={{ policyId: policy.id }}
                label="Begin a new version"
                variant="primary"
              />
              <ButtonLink variant="secondary" href={`/policies/new?policy=${policy.id}`}>
                Import a new version
              </ButtonLink>
            </>
          ) : null
        }
      />
      {policy.toAdopt && (
        <Banner title={`Version ${policy.toAdopt.number} of this policy has not been adopted by your school.`}>
          {rights.publish && (
            <ActionForm
              action={adoptPolicyAction}
              hidden={{ policyVersionId: policy.toAdopt.id }}
              label={`Adopt version ${policy.toAdopt.number}`}
            />
          )}
        </Banner>
      )}
      <div className="grid gap-8 xl:grid-cols-[1fr_20rem] xl:items-start">
        <div className="grid gap-8">
          <section aria-labelledby="forms">
            <h2 id="forms" className="mb-3">
              Forms that people sign
            </h2>
            <FormList policyId={policy.id} forms={policy.forms} mayDraft={rights.draft} />
            {rights.draft && (own || policy.currentNumber !== null) && missing.length > 0 && (
              <AddForm policyId={policy.id} audiences={missing} />
            )}
          </section>
          {version ? (
            <VersionView version={version} />
          ) : (
            <EmptyState
              title="Nothing is published yet"
              action={
                rights.draft &&
                policy.draft && <ButtonLink href={`/policies/${policy.id}/draft`}>Open the draft</ButtonLink>
              }
            />
          )}
        </div>
        <aside aria-labelledby="versions">
          <h2 id="versions" className="mb-3">
            Versions
          </h2>
          <VersionList policyId={policy.id} versions={policy.versions} current={policy.currentNumber} />
        </aside>
      </div>
    </>
  )
}
