import type { Metadata } from 'next'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { academicYearLabel, yearGroupLabel } from '@/lib/schools/types'
import { requirePreparation } from '../prepared'
import { doneOf, pupils } from '../words'
import { NameClassesForm } from './name-classes-form'

export const metadata: Metadata = { title: 'Names of the new classes' }

export default async function NamesPage({ searchParams }: PageProps<'/people/year/names'>) {
  const { preparation } = await requirePreparation()
  const { turnId, academicYear, check, seen } = preparation
  const done = doneOf(await searchParams)
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/people', label: 'People' },
          { href: '/people/year', label: `Into ${academicYearLabel(academicYear)}` },
          { label: 'Names' },
        ]}
      />
      {done && (
        <Banner tone="success" live>
          {done}
        </Banner>
      )}
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
