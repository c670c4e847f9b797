import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { londonDay, now } from '@/lib/clock'
import { formatUkDay } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { previewRound } from '@/lib/rounds/queries/preview-round'
import { openRoundAction } from '../../actions'
import { roundAt } from '../round-at'

export const metadata: Metadata = { title: 'Open this round?' }
export const dynamic = 'force-dynamic'

export default async function OpenRoundPage({ params }: PageProps<'/rounds/[roundId]/open'>) {
  const { actor, round } = await roundAt(params, 'rounds.run')
  const preview = await previewRound(actor, round.id)
  if (round.status !== 'draft' || !preview) notFound()
  const at = `/rounds/${round.id}`
  const unreachable = preview.groups.reduce((sum, group) => sum + group.unreachable, 0)
  const atOnce = round.opensOn <= londonDay(now())
  const late = round.dueOn < londonDay(now())
  return (
    <>
      <Breadcrumbs
        items={[{ href: '/rounds', label: 'Signing rounds' }, { href: at, label: round.name }, { label: 'Open' }]}
      />
      <PageHeader title="Open this round?" caption={round.name} />
      <div className="max-w-[46rem]">
        <SummaryList
          rows={[
            { label: 'Forms to sign', value: counted(preview.rows.length, 'form') },
            {
              label: 'By group',
              value: (
                <ul>
                  {preview.groups.map((group) => (
                    <li key={group.audience}>
                      {AUDIENCE_LABELS[group.audience]}: {group.requests.toLocaleString('en-GB')}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              label: 'Messages',
              value: `${counted(preview.messages, 'person gets one', 'people get one')}, ${atOnce ? 'within minutes' : `on ${formatUkDay(round.opensOn)}`}`,
            },
            ...(unreachable > 0
              ? [
                  {
                    label: 'Cannot be reached',
                    value: (
                      <>
                        {counted(unreachable, 'form')}. <TextLink href={`${at}#trouble`}>See what is missing</TextLink>
                      </>
                    ),
                  },
                ]
              : []),
            { label: 'Due on', value: formatUkDay(round.dueOn), change: { href: `${at}/edit` } },
          ]}
        />
        <div className="mt-6">
          {late ? (
            <Banner tone="warning" title="The due day has passed">
              <TextLink href={`${at}/edit`}>Set a later one</TextLink> before you open the round.
            </Banner>
          ) : (
            <>
              <Banner>
                {preview.rows.length === 0
                  ? 'Nobody fits these agreements today. Whoever joins later is asked automatically.'
                  : 'Messages cannot be called back. Whoever joins later and fits is asked automatically.'}
              </Banner>
              <FieldsForm
                action={openRoundAction}
                hidden={{ roundId: round.id }}
                submitText="Open this round"
                cancelHref={at}
              />
            </>
          )}
        </div>
      </div>
    </>
  )
}
