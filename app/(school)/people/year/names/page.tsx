import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { yearGroupLabel } from '@/lib/schools/types'
import { requirePreparation } from '../prepared'
import { StepHead } from '../step-head'
import { doneOf, pupils } from '../words'
import { NameClassesForm } from './name-classes-form'

export const metadata: Metadata = { title: 'Names of the new classes' }

export default async function NamesPage({ searchParams }: PageProps<'/people/year/names'>) {
  const { preparation } = await requirePreparation()
  const { turnId, academicYear, check, seen } = preparation
  const done = doneOf(await searchParams)
  return (
    <>
      <StepHead academicYear={academicYear} label="Names" done={done} />
      <PageHeader
        title="Names of the new classes"
        lead="Classes that carry their year in the name count up; others keep theirs. Classes for new pupils stand empty until they come."
      />
      <NameClassesForm
        turnId={turnId}
        seen={seen.classes}
        rows={check.classes.map(({ id, name, pupils: count, yearGroups }) => ({
          id,
          name,
          hint: count === 0 ? 'Empty so far' : `${pupils(count)} of ${yearGroups.map(yearGroupLabel).join(' and ')}`,
        }))}
      />
    </>
  )
}
