import { notFound } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { requireSchool } from '@/app/_lib/current-school'
import { ContentsList } from '@/components/policies/contents-list'
import { PolicyText } from '@/components/policies/policy-text'
import { SourceText } from '@/components/policies/source-text'
import { VersionTag } from '@/components/policies/version-tag'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { getDraft } from '@/lib/policies/queries/get-draft'
import { policyRights } from '@/lib/policies/queries/list-policies'
import { AUDIENCES, sectionHeading } from '@/lib/policies/types'
import { discardDraftAction } from '../actions'
import { AddForm } from '../add-form'
import { DraftTasks } from './draft-tasks'
import { WarningList } from './warning-list'
import { whereOf } from './where-of'

export default async function DraftPage({ params }: PageProps<'/policies/[policyId]/draft'>) {
  const { actor, school } = await requireSchool('policies.draft')
  const draft = await getDraft(actor, school.id, (await params).policyId)
  if (!draft) notFound()
  const base = `/policies/${draft.policyId}`
  const missing = AUDIENCES.filter((audience) => !draft.forms.some((form) => form.audience === audience))
  return (
    <>
      <Breadcrumbs items={[{ href: '/policies', label: 'Policies' }, { label: `${draft.title}, draft` }]} />
      <PageHeader
        title={draft.title}
        caption={`Version ${draft.number}`}
        lead={<VersionTag status={draft.approved ? 'approved' : 'draft'} />}
      />
      <div className="mb-9 grid gap-8">
        {draft.warnings.length > 0 && (
          <WarningList
            versionId={draft.id}
            warnings={draft.warnings.map((warning) => ({ ...warning, ...whereOf(draft, warning.where) }))}
          />
        )}
        <section aria-labelledby="to-do" className="max-w-[52rem]">
          <h2 id="to-do" className="mb-3">
            Before it can be published
          </h2>
          <DraftTasks draft={draft} rights={policyRights(actor, school.id)} />
          {missing.length > 0 && <AddForm policyId={draft.policyId} audiences={missing} />}
        </section>
      </div>
      <div className={draft.source ? 'grid gap-8 xl:grid-cols-2 xl:items-start' : ''}>
        <section aria-labelledby="text" className="min-w-0">
          <div className="headrule mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 pb-3">
            <h2 id="text">The draft</h2>
            <ButtonLink small variant="secondary" href={`${base}/draft/edit`}>
              Edit the whole text
            </ButtonLink>
          </div>
          {draft.sections.length === 0 ? (
            <EmptyState
              title="No text yet"
              action={<ButtonLink href={`${base}/draft/edit`}>Write the text</ButtonLink>}
            />
          ) : (
            <>
              <div className="mb-6">
                <Disclosure summary="Contents">
                  <ContentsList sections={draft.sections} deepest={4} />
                </Disclosure>
              </div>
              <PolicyText
                sections={draft.sections}
                tools={(index, section) => (
                  <TextLink href={`${base}/draft/edit?section=${index}`} className="py-1 text-[0.9375em]">
                    Edit<span className="sr-only"> {sectionHeading(section) || 'the opening text'}</span>
                  </TextLink>
                )}
              />
            </>
          )}
        </section>
        {draft.source && <SourceText source={draft.source} setAside={draft.setAside} />}
      </div>
      <div className="mt-10 border-rule border-t pt-5">
        <Disclosure summary="Discard this draft">
          <p className="mb-3">The text and its draft forms go for good. Published versions stay.</p>
          <ActionForm
            action={discardDraftAction}
            hidden={{ versionId: draft.id }}
            label="Discard the draft"
            variant="warning"
          />
        </Disclosure>
      </div>
    </>
  )
}
