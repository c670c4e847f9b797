import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { formatUkDay } from '@/lib/format/uk-time'
import { getGroupOfClass } from '@/lib/people/queries/get-year'
import { HIGHEST_YEAR_GROUP, type YearGroupOfClass } from '@/lib/people/year/types'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'
import { doneOf, fateWords } from '../../words'
import { ChoosePupilsForm } from './choose-pupils-form'

export const metadata: Metadata = { title: 'One class' }

function outcomesOf(group: YearGroupOfClass | null) {
  if (!group) {
    return [
      { value: 'placed', label: 'They are in a year group then', hint: 'Choose it below' },
      { value: 'leaves', label: 'They leave' },
    ]
  }
  const { yearGroup, outcome } = group
  const usual = (value: string) => (value === outcome ? 'As the rest of the class' : undefined)
  return [
    ...(yearGroup < HIGHEST_YEAR_GROUP
      ? [{ value: 'promoted', label: `They move up to ${yearGroupLabel(yearGroup + 1)}`, hint: usual('promoted') }]
      : []),
    { value: 'repeats', label: `They repeat ${yearGroupLabel(yearGroup)}` },
    { value: 'leaves', label: 'They leave', hint: usual('leaves') },
  ]
}

export default async function YearGroupPage({ params, searchParams }: PageProps<'/people/year/classes/[group]'>) {
  const { actor, school } = await requireSchool('people.change')
  const { group: key } = await params
  const found = await getGroupOfClass(actor, school.id, key)
  if (!found) notFound()
  const { preparation, group, pupils, seen } = found
  const { academicYear, check } = preparation
  const names = new Map(check.classes.map(({ id, name }) => [id, name]))
  const title = group ? (group.className ?? 'Pupils without a class') : 'Pupils without a year group'
  const namesakes = new Set(pupils.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) < at))
  const done = doneOf(await searchParams)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: '/people/year', label: `Into ${academicYearLabel(academicYear)}` },
          { href: '/people/year/classes', label: 'Classes and pupils' },
          { label: title },
        ]}
      />
      {done && (
        <Banner tone="success" live>
          {done}
        </Banner>
      )}
      <PageHeader
        title={<bdi>{title}</bdi>}
        caption={group ? yearGroupLabel(group.yearGroup) : undefined}
        lead="Tick those who do something other than the rest, and say what."
        actions={<PrintButton>Print this list</PrintButton>}
      />
      {pupils.length === 0 ? (
        <EmptyState title="Nobody here">Every pupil has a year group.</EmptyState>
      ) : (
        <ChoosePupilsForm
          turnId={preparation.turnId}
          seen={seen}
          back={`/people/year/classes/${key}?done=saved`}
          withYearGroup={group === null}
          outcomes={outcomesOf(group)}
          usualClass={(group?.nextClassId && names.get(group.nextClassId)) || 'no class yet'}
          rows={pupils.map((pupil) => ({
            id: pupil.personId,
            name: pupil.name,
            born: pupil.bornOn && namesakes.has(pupil.name) ? `Born ${formatUkDay(pupil.bornOn)}` : undefined,
            fate: fateWords(pupil, academicYear),
            own: pupil.own,
            nextClass: (pupil.nextClassId && names.get(pupil.nextClassId)) || null,
          }))}
          options={check.classes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  )
}
