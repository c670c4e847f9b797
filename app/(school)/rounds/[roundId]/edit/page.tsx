import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { formatUkDay } from '@/lib/format/uk-time'
import { RoundForm } from '../../_forms/round-form'
import { changeRoundAction } from '../../actions'
import { roundAt } from '../round-at'

export const metadata: Metadata = { title: 'Change a round' }

export default async function EditRoundPage({ params }: PageProps<'/rounds/[roundId]/edit'>) {
  const { round } = await roundAt(params, 'rounds.run')
  if (round.status === 'closed') notFound()
  const { id, name, opensOn, dueOn, status } = round
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/rounds', label: 'Signing rounds' },
          { href: `/rounds/${id}`, label: name },
          { label: 'Change' },
        ]}
      />
      <PageHeader
        title="Change this round"
        lead={status === 'open' && `It opened on ${formatUkDay(opensOn)}. People have been asked, so that day stands.`}
      />
      <RoundForm
        action={changeRoundAction}
        hidden={{ roundId: id }}
        opened={status === 'open'}
        initial={{
          name,
          opensOn,
          dueOn,
          reminderDays: [...round.reminderDays].sort((a, b) => b - a).join(', '),
        }}
        submitText="Keep these changes"
        cancelHref={`/rounds/${id}`}
      />
    </>
  )
}
