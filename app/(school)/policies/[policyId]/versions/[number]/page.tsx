import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { VersionTag } from '@/components/policies/version-tag'
import { VersionView } from '@/components/policies/version-view'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate } from '@/lib/format/uk-time'
import { getPolicy, getVersion } from '@/lib/policies/queries/get-policy'

export default async function VersionPage({ params }: PageProps<'/policies/[policyId]/versions/[number]'>) {
  const { actor, school } = await requireSchool('policies.view')
  const { policyId, number } = await params
  if (!/^\d{1,6}$/.test(number)) notFound()
  const policy = await getPolicy(actor, school.id, policyId)
  const version = policy && (await getVersion(actor, school.id, policyId, Number(number)))
  if (!policy || !version) notFound()
  const old = policy.currentNumber !== null && version.number < policy.currentNumber
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: `/policies/${policyId}`, label: policy.title },
          { label: `Version ${version.number}` },
        ]}
      />
      <PageHeader
        title={version.title}
        caption={`Version ${version.number}`}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <VersionTag status={version.status} />
            {version.publishedAt && formatUkDate(version.publishedAt)}
          </span>
        }
        actions={<PrintButton>Print this version</PrintButton>}
      />
      {old && (
        <Banner title="This is an earlier version.">
          <TextLink href={`/policies/${policyId}`}>Read the current one</TextLink> or{' '}
          <TextLink href={`/policies/${policyId}/compare?from=${version.number}&to=${policy.currentNumber}`}>
            see what has changed since
          </TextLink>
          .
        </Banner>
      )}
      <VersionView version={version} />
    </>
  )
}
