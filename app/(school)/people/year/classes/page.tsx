import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { PrintButton } from '@/components/ui/print-button'
import { TextLink } from '@/components/ui/text-link'
import { groupKey } from '@/lib/people/queries/get-year'
import { NO_CLASS } from '@/lib/people/year/types'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'
import { requirePreparation } from '../prepared'
import { doneOf, outcomeWords, pupils } from '../words'
import { MoveClassesForm } from './move-classes-form'

export const metadata: Metadata = { title: 'Classes and pupils' }

export default async function YearClassesPage({ searchParams }: PageProps<'/people/year/classes'>) {
  const { preparation } = await requirePreparation()
  const { turnId, academicYear, groups, check, seen } = preparation
  const done = doneOf(await searchParams)
  const rows = groups.map((group) => {
    const others = group.pupils.filter((pupil) => pupil.own).length
    return {
      key: groupKey(group),
      field: `next.${group.classId ?? NO_CLASS}.${group.yearGroup}`,
      name: group.className ?? 'No class',
      year: yearGroupLabel(group.yearGroup),
      pupils: group.pupils.length,
      outcome: outcomeWords(group.outcome, group.yearGroup),
      others: others === 0 ? null : `${pupils(others)} otherwise`,
      leaves: group.outcome === 'leaves',
      nextClassId: group.nextClassId ?? '',
    }
  })
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: '/people/year', label: `Into ${academicYearLabel(academicYear)}` },
          { label: 'Classes and pupils' },
        ]}
      />
      {done && (
        <Banner tone="success" live>
          {done}
        </Banner>
      )}
      <PageHeader
        title="Classes and pupils"
        lead="Choose for each class where it goes as a whole. Two classes may go into one. Open a class to choose for single pupils, or to split it."
        actions={<PrintButton>Print this list</PrintButton>}
      />
      {check.undecided.length > 0 && (
        <Banner tone="warning" title={`${pupils(check.undecided.length)} without a year group`}>
          <TextLink href="/people/year/classes/none" className="inline-block py-0.5">
            Say what becomes of them
          </TextLink>
        </Banner>
      )}
      {rows.length === 0 ? (
        <EmptyState title="Nobody to move up">
          No pupil of this school has a year group in {academicYearLabel(academicYear - 1)}.
        </EmptyState>
      ) : (
        <MoveClassesForm
          turnId={turnId}
          seen={seen.groups}
          rows={rows}
          options={check.classes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  )
}
