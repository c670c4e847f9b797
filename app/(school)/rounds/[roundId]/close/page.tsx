import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { listTallies } from '@/lib/compliance/queries'
import { counted } from '@/lib/format/words'
import { closeRoundAction } from '../../actions'
import { roundAt } from '../round-at'

export const metadata: Metadata = { title: 'Close this round?' }
export const dynamic = 'force-dynamic'

export default async function CloseRoundPage({ params }: PageProps<'/rounds/[roundId]/close'>) {
  const { actor, round, school } = await roundAt(params, 'rounds.run')
  if (round.status !== 'open') notFound()
  const at = `/rounds/${round.id}`
  const outstanding = (await listTallies(actor, school.id, [round.id])).get(round.id)?.outstanding ?? 0
  return (
    <>
      <Breadcrumbs
        items={[{ href: '/rounds', label: 'Signing rounds' }, { href: at, label: round.name }, { label: 'Close' }]}
      />
      <PageHeader title="Close this round?" caption={round.name} />
      <div className="max-w-[46rem]">
        <Banner tone="warning" title="What happens">
          <ul className="list-disc ps-5">
            <li>
              {outstanding === 0
                ? 'Everybody has signed; nothing is left open.'
                : `${counted(outstanding, 'form')} not signed can no longer be signed in this round.`}
            </li>
            <li>Personal links stop, and no more reminders go out.</li>
            <li>What was signed stays, with its evidence and copies. A closed round cannot be opened again.</li>
          </ul>
        </Banner>
        <FieldsForm
          action={closeRoundAction}
          hidden={{ roundId: round.id }}
          submitText="Close this round"
          cancelHref={at}
          variant="warning"
        />
      </div>
    </>
  )
}
