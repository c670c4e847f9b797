import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { addDays, londonDay, now } from '@/lib/clock'
import { exemptAction } from '../../actions'
import { ReasonForm } from '../../reason-form'
import { requestAt } from '../request-at'
import { StepFrame } from '../step-frame'
import { mayExempt } from '../what-may-change'

export const metadata: Metadata = { title: 'Exempt from signing' }

export default async function ExemptPage({ params }: PageProps<'/requests/[requestId]/exempt'>) {
  const { request } = await requestAt(params, 'rounds.run')
  if (!mayExempt(request)) notFound()
  const today = londonDay(now())
  return (
    <StepFrame
      request={request}
      title="Exempt this form?"
      crumb="Exempt"
      happens={[
        'It no longer counts as outstanding, and nobody is reminded of it, until the day you choose.',
        'It may still be signed once the exemption has ended.',
      ]}
    >
      <ReasonForm
        action={exemptAction}
        hidden={{ requestId: request.id }}
        label="Why is it exempt?"
        submitText="Exempt this form"
        cancelHref={`/requests/${request.id}`}
        until={{ proposed: request.round.dueOn > today ? request.round.dueOn : addDays(today, 28), today }}
      />
    </StepFrame>
  )
}
