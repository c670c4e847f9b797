import type { Metadata } from 'next'
import { z } from 'zod'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { listAccounts, listInvitable } from '@/lib/accounts/queries/accounts'
import { scopesOf } from '@/lib/auth/permissions'
import { AccountsTable } from './accounts-table'
import { Invite } from './invite'

export const metadata: Metadata = { title: 'Accounts and posts' }

const Search = z.object({
  text: z.string().max(100).catch('').default(''),
  only: z.enum(['posts', 'suspended']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  invite: z.string().max(100).catch('').default(''),
  done: z.string().optional().catch(undefined),
})

export default async function AccountsPage({ searchParams }: PageProps<'/accounts'>) {
  const { actor, school } = await requireSchool('accounts.view')
  const { text, only, page, invite, done } = Search.parse(await searchParams)
  const mayInvite = scopesOf(actor, 'accounts.invite').some((scope) => scope.schoolId === school.id)
  const [{ rows, total, pageCount }, invitable] = await Promise.all([
    listAccounts(actor, { schoolId: school.id, text, only, page }),
    mayInvite ? listInvitable(actor, school.id, invite) : [],
  ])
  const hrefFor = (to: number) => `/accounts?${new URLSearchParams({ text, only: only ?? '', page: String(to) })}`
  return (
    <>
      <PageHeader
        title="Accounts and posts"
        lead="Who can sign in at this school, and which posts they hold. People without an account sign by the link in their mail."
      />
      {done === 'invited' && (
        <Banner tone="success" live>
          The invitation is on its way.
        </Banner>
      )}
      <FilterBar action="/accounts" label="Filter the accounts" resetHref={text || only ? '/accounts' : undefined}>
        <TextInput name="text" type="search" label="Name or e-mail address" defaultValue={text} />
        <Select
          name="only"
          label="Show"
          defaultValue={only ?? ''}
          options={[
            { value: '', label: 'All accounts' },
            { value: 'posts', label: 'Those with a post' },
            { value: 'suspended', label: 'Those that are stopped' },
          ]}
        />
      </FilterBar>
      <AccountsTable
        caption={`${total} ${total === 1 ? 'account' : 'accounts'}`}
        rows={rows}
        empty={<EmptyState title="No account fits">Clear the filters, or invite someone below.</EmptyState>}
      />
      <Pagination page={page} pageCount={pageCount} hrefFor={hrefFor} />
      {mayInvite && <Invite text={invite} people={invitable} />}
    </>
  )
}
