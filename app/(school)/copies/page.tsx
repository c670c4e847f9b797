import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { pageNumber } from '@/app/_lib/page-number'
import { CopiesTable } from '@/components/documents/copies-table'
import { PackTable } from '@/components/documents/pack-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { COPIES_PER_PAGE, listPackChoices, searchCopies } from '@/lib/documents/queries/search-copies'
import { counted } from '@/lib/format/words'
import { listRounds } from '@/lib/rounds/queries'

export const metadata: Metadata = { title: 'Signed copies' }

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

export default async function CopiesPage({ searchParams }: PageProps<'/copies'>) {
  const { actor, school } = await requireSchool('copies.print')
  const query = await searchParams
  const search = one(query.q).slice(0, 100)
  const page = pageNumber(query.page)
  const rounds = (await listRounds(actor, school.id)).filter((round) => round.status !== 'draft')
  const round = rounds.find(({ id }) => id === one(query.round)) ?? rounds[0]
  const [{ total, copies }, packs] = await Promise.all([
    searchCopies(actor, school.id, search, page),
    round ? listPackChoices(actor, round.id) : [],
  ])
  const hrefFor = (number: number) =>
    `/copies?${new URLSearchParams({ q: search, round: round?.id ?? '', page: String(number) })}`
  return (
    <>
      <PageHeader
        title="Signed copies"
        lead="Every completed form has a PDF with the text as it was signed, the signatures and their evidence."
      />
      <section aria-labelledby="find" className="mb-12">
        <h2 id="find">Did we sign this?</h2>
        <FilterBar
          action="/copies"
          label="Find a copy"
          submitText="Find"
          hidden={round ? { round: round.id } : undefined}
        >
          <TextInput
            name="q"
            label="Name or reference"
            hint="Any part of a name, or the reference on the paper"
            defaultValue={search}
          />
        </FilterBar>
        <p className="my-4 text-ink-soft">
          {search
            ? `${counted(total, 'copy', 'copies')} for “${search}”`
            : `${counted(total, 'copy', 'copies')}, the latest first`}
        </p>
        {search && total > 0 && (
          <p className="mb-4">
            <TextLink
              href={`/print?${new URLSearchParams({ kind: 'signed_copies', search, sides: 'one' })}`}
              className="inline-block py-1 font-semibold"
            >
              Print these copies in one PDF
            </TextLink>
          </p>
        )}
        <CopiesTable
          copies={copies}
          empty={
            <EmptyState title={search ? 'No copy fits' : 'No copies yet'}>
              {search
                ? 'Try another part of the name. A form that still waits for a signature has no copy: look for the person instead.'
                : 'A copy is made as soon as a form has every signature it needs.'}
            </EmptyState>
          }
        />
        <Pagination
          page={page}
          pageCount={Math.ceil(total / COPIES_PER_PAGE)}
          hrefFor={hrefFor}
          label="Pages of copies"
        />
      </section>
      {round && (
        <section aria-labelledby="print">
          <h2 id="print">Print a class in one go</h2>
          {rounds.length > 1 && (
            <FilterBar action="/copies" label="Choose a round" submitText="Show" hidden={{ q: search }}>
              <Select
                name="round"
                label="Round"
                defaultValue={round.id}
                options={rounds.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </FilterBar>
          )}
          <PackTable
            roundId={round.id}
            roundName={round.name}
            packs={packs}
            empty={<EmptyState title="Nothing to print yet">No form of this round has its copy yet.</EmptyState>}
          />
        </section>
      )}
    </>
  )
}
