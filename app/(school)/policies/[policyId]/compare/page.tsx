import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { ChangeLegend, ChangeView } from '@/components/policies/change-view'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Button } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { compareVersions } from '@/lib/policies/queries/compare-versions'
import { getPolicy } from '@/lib/policies/queries/get-policy'

const numberOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null

export default async function ComparePage({ params, searchParams }: PageProps<'/policies/[policyId]/compare'>) {
  const { actor, school } = await requireSchool('policies.view')
  const { policyId } = await params
  const asked = await searchParams
  const policy = await getPolicy(actor, school.id, policyId)
  if (!policy) notFound()
  const [newest, older] = policy.versions
  const to = numberOf(asked.to) ?? newest?.number ?? 0
  const from = numberOf(asked.from) ?? older?.number ?? to
  const comparison = await compareVersions(actor, school.id, policyId, from, to)
  if (!comparison) notFound()
  const options = policy.versions.map(({ number, status }) => ({
    value: String(number),
    label: `Version ${number}${status === 'published' ? '' : ' (draft)'}`,
  }))
  const unchanged = comparison.sections.every((section) => section.state === 'same')
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/policies', label: 'Policies' },
          { href: `/policies/${policyId}`, label: policy.title },
          { label: 'What changed' },
        ]}
      />
      <PageHeader title="What changed" caption={policy.title} lead={`From version ${from} to version ${to}`} />
      <form method="get" className="no-print mb-7 flex flex-wrap items-end gap-4">
        <Select name="from" label="From" options={options} defaultValue={String(from)} />
        <Select name="to" label="To" options={options} defaultValue={String(to)} />
        <Button type="submit" variant="secondary">
          Compare
        </Button>
      </form>
      {unchanged ? <Banner title="The text of the two versions is the same." /> : <ChangeLegend />}
      <ChangeView sections={comparison.sections} />
    </>
  )
}
