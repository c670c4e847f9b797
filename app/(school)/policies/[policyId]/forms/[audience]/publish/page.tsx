import { notFound } from 'next/navigation'
import { ConfirmedNotice } from '@/app/_lib/confirmed-notice'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { keptForm } from '@/lib/auth/kept-form'
import { getForm } from '@/lib/policies/queries/get-form'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { audienceOf } from '../audience-of'
import { PublishOneForm } from './publish-one-form'

export default async function PublishFormPage({
  params,
  searchParams,
}: PageProps<'/policies/[policyId]/forms/[audience]/publish'>) {
  const { actor, school } = await requireSchool('policies.publish')
  const { policyId, audience: asked } = await params
  const form = await getForm(actor, school.id, policyId, audienceOf(asked))
  if (!form?.draft?.policyPublished) notFound()
  const base = `/policies/${policyId}/forms/${form.audience}`
  const { id, seen, title, unfilled, content } = form.draft
  const kept = await keptForm(actor.accountId, (await searchParams).kept)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: `/policies/${policyId}`, label: form.policyTitle },
          { href: base, label: AUDIENCE_LABELS[form.audience] },
          { label: 'Publish' },
        ]}
      />
      <PageHeader
        title={`Publish the form for ${AUDIENCE_LABELS[form.audience].toLowerCase()}`}
        caption={form.policyTitle}
        lead="A published version never changes. A change later is a new version."
      />
      {kept && <ConfirmedNotice />}
      <PublishOneForm
        kept={kept}
        form={{
          id,
          seen,
          title,
          unfilled,
          audience: form.audience,
          empty: content.clauses.length === 0,
          publishedNumber: form.published?.number ?? null,
          signedInOpenRounds: form.signedInOpenRounds,
          href: base,
        }}
      />
    </>
  )
}
