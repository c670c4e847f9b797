import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { formatPolicyDate } from '@/components/policies/policy-date'
import { ReviewTag } from '@/components/policies/review-tag'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDate } from '@/lib/format/uk-time'
import { listPolicies, type PolicyRow, policyRights } from '@/lib/policies/queries/list-policies'
import { AUDIENCE_LABELS } from '@/lib/policies/types'

export const metadata: Metadata = { title: 'Policies' }

export default async function PoliciesPage() {
  const { actor, school } = await requireSchool('policies.view')
  const policies = await listPolicies(actor, school.id)
  const rights = policyRights(actor, school.id)
  const add = rights.draft && <ButtonLink href="/policies/new">Add a policy</ButtonLink>
  return (
    <>
      <PageHeader
        title="Policies"
        lead="The long documents, and the short forms that people sign under them."
        actions={policies.length > 0 && add}
      />
      <DataTable
        caption="Policies of the school"
        hideCaption
        rows={policies}
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', header: 'Policy', rowHeader: true, cell: Title },
          { key: 'current', header: 'Current version', cell: Current },
          { key: 'review', header: 'Next review', cell: Review },
          {
            key: 'forms',
            header: 'Signed by',
            cell: (row) => row.audiences.map((audience) => AUDIENCE_LABELS[audience]).join(', ') || 'Nobody yet',
          },
        ]}
        empty={
          <EmptyState title="No policies yet" action={add || undefined}>
            Bring in the document your school has already, or begin with our starter forms.
          </EmptyState>
        }
      />
    </>
  )
}

function Title(row: PolicyRow) {
  const href = row.current || row.ofTrust ? `/policies/${row.id}` : `/policies/${row.id}/draft`
  return (
    <>
      <TextLink href={href} className="inline-block py-0.5">
        {row.title}
      </TextLink>
      {row.ofTrust && <span className="block font-normal text-ink-soft">From the trust</span>}
    </>
  )
}

function Current(row: PolicyRow) {
  return (
    <div className="grid justify-items-start gap-1">
      {row.current?.publishedAt && (
        <span className="whitespace-nowrap">
          Version {row.current.number}, {formatUkDate(row.current.publishedAt)}
        </span>
      )}
      {!row.current && <span className="text-ink-soft">{row.ofTrust ? 'Not adopted yet' : 'Not published yet'}</span>}
      {row.draft && (
        <TextLink href={`/policies/${row.id}/draft`} plain className="rounded-[3px] underline">
          <Tag tone={row.draft.approved ? 'teal' : 'blue'} icon="pen">
            Version {row.draft.number} is {row.draft.approved ? 'approved' : 'a draft'}
          </Tag>
        </TextLink>
      )}
    </div>
  )
}

function Review(row: PolicyRow) {
  return (
    <div className="grid justify-items-start gap-1">
      <span className="whitespace-nowrap">{row.nextReviewOn ? formatPolicyDate(row.nextReviewOn) : 'Not set'}</span>
      <ReviewTag review={row.review} />
    </div>
  )
}
