import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { FieldsForm } from '@/app/_lib/fields-form'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import { counted, listed } from '@/lib/format/words'
import { previewReminder } from '@/lib/reminders/queries/preview-reminder'
import { hrefTo, readAddress, wordsOf } from '../address'
import { roundOf } from '../round-of'
import { shownWords } from '../shown-words'
import { remindAction } from './actions'

export const metadata: Metadata = { title: 'Remind those shown' }
export const dynamic = 'force-dynamic'

export default async function RemindPage({ searchParams }: PageProps<'/dashboard/remind'>) {
  const { actor, school } = await requireSchool('reminders.send')
  const { roundId, filters } = readAddress(await searchParams)
  const { round } = await roundOf(actor, school.id, roundId)
  const preview = round && (await previewReminder(actor, round.id, filters))
  if (!round || !preview) notFound()
  const back = `${hrefTo('/dashboard', round.id, filters)}#who`
  const people = (count: number) => counted(count, 'person', 'people')
  const more = preview.messages + preview.already - preview.names.length
  return (
    <>
      <Breadcrumbs items={[{ href: back, label: 'Dashboard' }, { label: 'Remind those shown' }]} />
      <PageHeader
        title={
          preview.messages > 0
            ? `${people(preview.messages)} ${preview.messages === 1 ? 'gets' : 'get'} a message`
            : 'Nobody is left to remind today'
        }
        caption={round.name}
      />
      <div className="max-w-[46rem]">
        <SummaryList
          rows={[
            { label: 'Shown', value: `${shownWords(filters)}: ${counted(preview.requests, 'form')} not signed` },
            { label: 'Who is written to', value: namesOf(preview.names, more) },
            ...(preview.already > 0
              ? [{ label: 'Reminded today already', value: `${people(preview.already)}, not written to again today` }]
              : []),
            ...(preview.unreached > 0
              ? [
                  {
                    label: 'Not reached by mail',
                    value: `${counted(preview.unreached, 'form')}: no e-mail address, or a refusal that you settle by talking`,
                  },
                ]
              : []),
          ]}
        />
        <div className="mt-6">
          {preview.messages > 0 ? (
            <>
              <Banner>
                Each gets one message with their own link and everything they have still to sign in this round, not only
                what the list shows.
              </Banner>
              <FieldsForm
                action={remindAction}
                hidden={{ ...wordsOf(round.id, filters), roundId: round.id }}
                submitText={`Send ${counted(preview.messages, 'reminder')}`}
                cancelHref={back}
              />
            </>
          ) : (
            <ButtonLink variant="secondary" href={back}>
              Back to the list
            </ButtonLink>
          )}
        </div>
      </div>
    </>
  )
}

const namesOf = (names: string[], more: number) => {
  if (names.length === 0) return 'Nobody'
  return more > 0 ? `${names.join(', ')} and ${counted(more, 'other')}` : listed(names)
}
