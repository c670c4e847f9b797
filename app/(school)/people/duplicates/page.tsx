import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { DuplicatePair } from '@/components/people/duplicate-pair'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { listPossibleDuplicates } from '@/lib/people/queries/possible-duplicates'
import { DONE, doneOf } from '../done'
import { queryOf } from '../filters'
import { ApartForm } from './apart-form'

export const metadata: Metadata = { title: 'Possible duplicates' }

export default async function DuplicatesPage({ searchParams }: PageProps<'/people/duplicates'>) {
  const { actor, school } = await requireSchool('people.change')
  const { pairs, more } = await listPossibleDuplicates(actor, school.id)
  const done = doneOf(queryOf(await searchParams))
  return (
    <>
      <Breadcrumbs items={[{ href: '/people', label: 'People' }, { label: 'Possible duplicates' }]} />
      {done && (
        <Banner tone="success" live>
          {DONE[done]}
        </Banner>
      )}
      <PageHeader
        title="Possible duplicates"
        lead="Pairs of records that look like one person. Say of each what they are: one person, or two. Imports use your answers too."
      />
      {pairs.length === 0 ? (
        <EmptyState title="No two records look alike">
          A pair appears here when two share a family name and a date of birth, or a name and an address.
        </EmptyState>
      ) : (
        <>
          <p className="mb-4 text-ink-soft" role="status">
            {more && 'More than '}
            {pairs.length === 1 ? '1 pair' : `${pairs.length} pairs`}
          </p>
          <ul className="grid gap-5">
            {pairs.map(({ first, second, reasons }) => (
              <DuplicatePair
                key={`${first.id} ${second.id}`}
                pair={{ first, second, reasons }}
                apart={
                  <ApartForm
                    firstId={first.id}
                    secondId={second.id}
                    names={`${first.displayName} and ${second.displayName}`}
                  />
                }
              />
            ))}
          </ul>
        </>
      )}
    </>
  )
}
