import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { listPeople } from '@/lib/people/queries/list-people'
import { MEMBERSHIP_LABELS } from '@/lib/people/types'
import { queryOf } from '../../filters'
import { personOf } from '../person-of'

type Props = Pick<PageProps<'/people/[personId]/merge'>, 'params' | 'searchParams'>

/** Finds the second record of a person; before anything else is typed, those of the same name. */
export async function ChooseOther({ params, searchParams }: Props) {
  const { actor, school, person } = await personOf(params, 'people.change')
  if (person.mergedInto) notFound()
  const typed = queryOf(await searchParams).q?.trim()
  const found = await listPeople(actor, { schoolId: school.id, search: typed || person.familyName || person.givenName })
  const choices = found.rows.filter(({ id }) => id !== person.id)
  const at = `/people/${person.id}/merge`
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: 'Another record of them' },
        ]}
      />
      <PageHeader
        title="Which is the other record?"
        caption={<bdi>{person.displayName}</bdi>}
        lead="Find the second record of this person. You see both side by side before anything changes."
      />
      <FilterBar action={at} label="Find the other record" submitText="Find">
        <TextInput name="q" type="search" label="Name or e-mail" defaultValue={typed} autoComplete="off" />
      </FilterBar>
      {choices.length === 0 ? (
        <EmptyState title="Nobody fits">Try a part of the name, as it may be written otherwise.</EmptyState>
      ) : (
        <ul className="max-w-[46rem] border-rule border-t">
          {choices.map(({ id, displayName, kinds, email }) => (
            <li key={id} className="border-rule border-b py-3">
              <TextLink href={`${at}?with=${id}`} className="inline-block py-0.5 font-semibold">
                <bdi>{displayName}</bdi>
              </TextLink>
              <p className="text-ink-soft wrap-anywhere">
                {[kinds.map((kind) => MEMBERSHIP_LABELS[kind]).join(', '), email].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {found.pageCount > 1 && <p className="mt-4">There are more: type more of the name.</p>}
    </>
  )
}
