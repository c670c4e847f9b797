import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { londonDay, now } from '@/lib/clock'
import { getPerson, listClasses } from '@/lib/people/queries'
import { MEMBERSHIP_KINDS, MEMBERSHIP_LABELS } from '@/lib/people/types'
import { queryOf } from '../filters'
import { AddPersonForm } from './add-person-form'
import { ChooseKind } from './choose-kind'

export const metadata: Metadata = { title: 'Add a person' }

export default async function NewPersonPage({ searchParams }: PageProps<'/people/new'>) {
  const { actor, school } = await requireSchool('people.change')
  const query = queryOf(await searchParams) as { kind?: string; pupil?: string }
  const pupil = query.pupil ? await getPerson(actor, query.pupil) : null
  if (query.pupil && pupil?.schoolId !== school.id) notFound()
  const kind = pupil ? 'parent' : MEMBERSHIP_KINDS.find((one) => one === query.kind && one !== 'parent')
  const title = pupil ? (
    <>
      Add a parent or carer of <bdi>{pupil.displayName}</bdi>
    </>
  ) : kind ? (
    `Add a ${MEMBERSHIP_LABELS[kind].toLowerCase()}`
  ) : (
    'Add a person'
  )
  return (
    <>
      <Breadcrumbs items={[{ href: '/people', label: 'People' }, { label: 'Add a person' }]} />
      <PageHeader
        title={title}
        lead={kind ? undefined : 'What are they at the school? More can be added afterwards.'}
      />
      {kind ? (
        <AddPersonForm
          kind={kind}
          today={londonDay(now())}
          classes={kind === 'pupil' ? await listClasses(actor, school.id) : []}
          pupil={pupil && { id: pupil.id, displayName: pupil.displayName }}
        />
      ) : (
        <ChooseKind />
      )}
    </>
  )
}
