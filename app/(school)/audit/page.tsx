import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireSchool } from '@/app/_lib/current-school'
import { DateInput } from '@/components/ui/date-input'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Select } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { listTrail, listTrailChoices } from '@/lib/audit/queries'
import { TrailTable } from './trail-table'
import { inWords } from './words'

export const metadata: Metadata = { title: 'Audit trail' }

const Search = z.object({
  day: z.iso.date().optional().catch(undefined),
  action: z.string().max(80).optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const { actor, school } = await requireSchool('audit.view')
  const { day, action, person, after } = Search.parse(await searchParams)
  const [trail, choices] = await Promise.all([
    listTrail(actor, { schoolId: school.id, day, action: action || undefined, accountId: person, after }),
    listTrailChoices(actor, school.id),
  ])
  if (!trail) notFound()
  const chosen = Object.entries({ day, action, person }).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const older = trail.next && `/audit?${new URLSearchParams([...chosen, ['after', trail.next]])}`
  return (
    <>
      <PageHeader
        title="Audit trail"
        lead="Who changed what, and when. Nothing here can be altered or taken out. Times are UK times."
      />
      <FilterBar action="/audit" label="Filter the trail" resetHref={chosen.length > 0 ? '/audit' : undefined}>
        <DateInput name="day" label="Day" defaultValue={day} />
        <Select
          name="person"
          label="Done by"
          defaultValue={person}
          placeholder="Anyone"
          options={choices.accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="action"
          label="What"
          defaultValue={action}
          placeholder="Anything"
          options={choices.actions.map((value) => ({ value, label: inWords(value) }))}
        />
      </FilterBar>
      <TrailTable
        rows={trail.rows}
        empty={<EmptyState title="Nothing is recorded here">Choose another day, or clear the filters.</EmptyState>}
      />
      <nav aria-label="Pages of the trail" className="no-print mt-6 flex gap-6">
        {after && <TextLink href={`/audit?${new URLSearchParams(chosen)}`}>Newest entries</TextLink>}
        {older && <TextLink href={older}>Older entries</TextLink>}
      </nav>
    </>
  )
}
