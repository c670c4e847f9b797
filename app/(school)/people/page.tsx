import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { KIND_PLURALS } from '@/components/people/kind-label'
import { PeopleTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { PrintButton } from '@/components/ui/print-button'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { scopesOf } from '@/lib/auth/permissions'
import { listStatesOfPeople } from '@/lib/compliance/queries/states-of-people'
import { listClasses } from '@/lib/people/queries'
import { listPeople } from '@/lib/people/queries/list-people'
import { filtersOf, hrefWith, inOrderOfName, isNarrowed, queryOf } from './filters'
import { PeopleFilter } from './people-filter'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const { actor, school } = await requireSchool('people.view')
  const query = queryOf(await searchParams)
  const [list, classes] = await Promise.all([
    listPeople(actor, filtersOf(query, school.id)),
    listClasses(actor, school.id),
  ])
  const states = await listStatesOfPeople(
    actor,
    school.id,
    list.rows.map(({ id }) => id),
  )
  const mayChange = scopesOf(actor, 'people.change').some((scope) => scope.schoolId === school.id)
  const mayImport = scopesOf(actor, 'people.import').some((scope) => scope.schoolId === school.id)
  const kindName = list.kind ? KIND_PLURALS[list.kind] : 'People'
  const ascending = query.order !== 'desc'
  return (
    <>
      <PageHeader
        title="People"
        actions={
          <>
            {mayChange && (
              <ButtonLink href={`/people/new${list.kind ? `?kind=${list.kind}` : ''}`}>Add a person</ButtonLink>
            )}
            {mayImport && (
              <ButtonLink variant="secondary" href="/imports">
                Bring in a roll
              </ButtonLink>
            )}
            <PrintButton>Print this list</PrintButton>
          </>
        }
      />
      <PeopleFilter query={query} classes={classes} />
      <Tabs
        label="Kinds of people"
        items={[
          {
            href: hrefWith(query, { kind: undefined }),
            label: 'Everyone',
            count: list.all ?? undefined,
            current: !list.kind,
          },
          ...list.counts.map(({ kind, count }) => ({
            href: hrefWith(query, { kind }),
            label: KIND_PLURALS[kind],
            count: count ?? undefined,
            current: kind === list.kind,
          })),
        ]}
      />
      <p id="found" className="mb-3 scroll-mt-4 text-ink-soft" role="status">
        {list.more && 'More than '}
        {list.total === 1 ? '1 person' : `${list.total} people`}
        {list.pageCount > 1 && `, page ${list.page} of ${list.pageCount}`}
        {query.archived === 'yes' && ', archived'}
      </p>
      <PeopleTable
        caption={`${kindName} of ${school.name}`}
        rows={list.rows}
        states={states}
        nameSort={
          !inOrderOfName(query)
            ? { href: hrefWith(query, { sort: query.q ? 'name' : undefined, order: undefined }), direction: 'none' }
            : {
                href: hrefWith(query, { order: ascending ? 'desc' : undefined }),
                direction: ascending ? 'ascending' : 'descending',
              }
        }
        empty={
          isNarrowed(query) ? (
            <EmptyState title="Nobody fits" action={<TextLink href="/people">Show everyone</TextLink>}>
              {query.q
                ? 'Try a part of one name, a parent’s name, or the last figures of the telephone number.'
                : 'Try fewer filters.'}
            </EmptyState>
          ) : (
            <EmptyState
              title="Nobody here yet"
              action={mayImport ? <ButtonLink href="/imports">Bring in a roll</ButtonLink> : undefined}
            >
              Staff, governors, volunteers, visitors, pupils and their parents are kept here. The quickest way to begin
              is to bring in the roll that your school’s system exports.
            </EmptyState>
          )
        }
      />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={(page) => hrefWith(query, { page: String(page) })}
      />
      {mayChange && (
        <ul className="no-print mt-8 grid gap-1">
          <li>
            <TextLink href="/people/classes" className="inline-block py-1">
              Classes of this school year
            </TextLink>
          </li>
          <li>
            <TextLink href="/people/duplicates" className="inline-block py-1">
              Possible duplicates
            </TextLink>
          </li>
          <li>
            <TextLink href="/people/changes" className="inline-block py-1">
              Joiners and leavers in open rounds
            </TextLink>
          </li>
          <li>
            <TextLink href="/people/year" className="inline-block py-1">
              The next school year: move everybody up
            </TextLink>
          </li>
        </ul>
      )}
    </>
  )
}
