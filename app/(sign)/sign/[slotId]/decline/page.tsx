import type { Metadata } from 'next'
import { slotLabel } from '@/components/signing/groups'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { AnswerForm } from '../../answer-form'
import { AnsweredView } from '../../answered-view'
import { LostForm } from '../../lost-form'
import { openForm } from '../../open-form'

export const metadata: Metadata = { title: 'I do not agree' }

/** Declining is recorded like a signature, with a reason for the school. */
export default async function DeclinePage({ params }: PageProps<'/sign/[slotId]/decline'>) {
  const { slotId } = await params
  const page = `/sign/${slotId}/decline`
  const opened = await openForm(slotId)
  if (!opened) return <LostForm page={page} />
  const { form, asked, draft } = opened
  if (asked.answered) return <AnsweredView slot={asked} />
  const pupil = asked.kind === 'pupil'
  return (
    <>
      <p className="no-print mb-3">
        <TextLink href={`/sign/${slotId}`} className="inline-flex min-h-(--tap) items-center">
          Back to the form
        </TextLink>
      </p>
      <PageHeader
        caption={form.title}
        title={pupil ? 'You do not want to sign this' : 'You do not agree'}
        lead="That is for you to say. It is recorded like a signature, and the school gets in touch with you about it."
      />
      <AnswerForm
        slotId={slotId}
        outcome="declined"
        page={page}
        sha256={form.sha256}
        declaration={form.declineDeclaration}
        forWhom={{
          legend: asked.kind === 'parent' ? 'I do not agree for' : 'I do not agree',
          items: form.slots.map((slot) => ({ value: slot.slotId, label: slotLabel(slot) })),
        }}
        pupil={pupil}
        kept={draft}
      />
    </>
  )
}
