import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { listPeople } from '@/lib/people/queries/list-people'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { queryOf } from '../../../filters'
import { personOf } from '../../person-of'

export const metadata: Metadata = { title: 'Add a parent or carer' }

export default async function AddParentPage({ params, searchParams }: PageProps<'/people/[personId]/household/add'>) {
  const { actor, school, person } = await personOf(params, 'people.change')
  if (!person.memberships.some(({ kind, live }) => kind === 'pupil' && live)) notFound()
  const search = queryOf(await searchParams).q?.trim()
  const found = search ? await listPeople(actor, { schoolId: school.id, search }) : null
  const tied = new Set(person.parents.filter(({ ended }) => !ended).map(({ personId }) => personId))
  const choices = found?.rows.filter(({ id, kinds }) => id !== person.id && !tied.has(id) && !kinds.includes('pupil'))
  const addNew = <ButtonLink href={`/people/new?pupil=${person.id}`}>Add somebody new</ButtonLink>
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: 'Add a parent or carer' },
        ]}
      />
      <PageHeader
        title="Add a parent or carer"
        caption={<bdi>{person.displayName}</bdi>}
        lead="Look first whether the school knows them: a brother’s or sister’s parent, or a member of staff."
        actions={addNew}
      />
      <FilterBar action={`/people/${person.id}/household/add`} label="Find somebody the school knows" submitText="Find">
        <TextInput name="q" type="search" label="Name or e-mail" defaultValue={search} autoComplete="off" />
      </FilterBar>
      {choices && choices.length === 0 && (
        <EmptyState title="Nobody fits" action={addNew}>
          Pupils, and those who answer for {person.displayName} already, are not shown.
        </EmptyState>
      )}
      {choices && choices.length > 0 && (
        <ul className="max-w-[46rem] border-rule border-t">
          {choices.map(({ id, displayName, kinds, email }) => (
            <li key={id} className="border-rule border-b py-3">
              <TextLink href={`/people/${person.id}/household/${id}`} className="inline-block py-0.5 font-semibold">
                <bdi>{displayName}</bdi>
              </TextLink>
              <p className="text-ink-soft">
                {[kinds.map((kind) => MEMBERSHIP_LABELS[kind]).join(', '), email].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {found && found.pageCount > 1 && <p className="mt-4">There are more: type more of the name.</p>}
    </>
  )
}
