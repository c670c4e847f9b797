import type { Metadata } from 'next'
import { requireSchool } from '@/app/_lib/current-school'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { addDays, londonDay, now } from '@/lib/clock'
import { AUDIENCES } from '@/lib/policies/types'
import { listAskable } from '@/lib/rounds/queries'
import { academicYearLabel, academicYearOf } from '@/lib/schools/types'
import { NewRoundForm } from './new-round-form'

export const metadata: Metadata = { title: 'Prepare a round' }

export default async function NewRoundPage() {
  const { actor, school } = await requireSchool('rounds.run')
  const askable = await listAskable(actor, school.id)
  const today = londonDay(now())
  const academicYear = academicYearOf(today)
  return (
    <>
      <Breadcrumbs items={[{ href: '/rounds', label: 'Signing rounds' }, { label: 'Prepare a round' }]} />
      <PageHeader
        title="Prepare a round"
        lead="Nobody is written to yet. Next you see exactly who will be asked, and open the round when it is right."
      />
      {askable.length === 0 ? (
        <EmptyState
          title="There is nothing to sign yet"
          action={<ButtonLink href="/policies">Go to the policies</ButtonLink>}
        >
          A round asks for published agreements. Add a policy, fill in the form of each group, and have it published;
          then come back.
        </EmptyState>
      ) : (
        <NewRoundForm
          academicYear={academicYear}
          initial={{
            name: `Acceptable use ${academicYearLabel(academicYear)}`,
            opensOn: today,
            dueOn: addDays(today, 21),
            reminderDays: '14, 7, 1',
          }}
          askable={[...askable].sort(
            (a, b) =>
              a.policyTitle.localeCompare(b.policyTitle, 'en-GB') ||
              AUDIENCES.indexOf(a.audience) - AUDIENCES.indexOf(b.audience),
          )}
        />
      )}
    </>
  )
}
