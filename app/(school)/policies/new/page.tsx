import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { getPolicy } from '@/lib/policies/queries/get-policy'
import { CreateForm } from './create-form'
import { ImportForm } from './import-form'

export const metadata: Metadata = { title: 'Add a policy' }

export default async function NewPolicyPage({ searchParams }: PageProps<'/policies/new'>) {
  const { actor, school } = await requireSchool('policies.draft')
  const { policy: policyId } = await searchParams
  const policy = typeof policyId === 'string' ? await getPolicy(actor, school.id, policyId) : null
  if (policyId !== undefined && !policy) notFound()
  const title = policy ? `A new version of ${policy.title}` : 'Add a policy'
  return (
    <>
      <Breadcrumbs items={[{ href: '/policies', label: 'Policies' }, { label: title }]} />
      <PageHeader title={title} />
      <div className="grid max-w-[46rem] gap-6">
        <Panel id="import" title="Bring in your own document">
          <p className="mb-4">
            Its sections, dates and forms become a draft. You check it beside the document before anything is published.
          </p>
          <ImportForm policyId={policy?.id} />
        </Panel>
        {!policy && (
          <Panel id="start" title="Start without a document">
            <CreateForm />
          </Panel>
        )}
      </div>
    </>
  )
}
