import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { takeBackAction } from '../../../actions'
import { ReasonForm } from '../../../reason-form'
import { requestAt } from '../../request-at'
import { StepFrame } from '../../step-frame'

export const metadata: Metadata = { title: 'Take back a response' }

export default async function TakeBackPage({ params }: PageProps<'/requests/[requestId]/take-back/[responseId]'>) {
  const { request } = await requestAt(params, 'responses.take_back')
  const { responseId } = await params
  const response = request.slots.flatMap((slot) => slot.responses).find(({ id }) => id === responseId)
  if (!response?.mayTakeBack) notFound()
  return (
    <StepFrame
      request={request}
      title={`Take back ${response.outcome === 'agreed' ? 'this signature' : 'this refusal'}?`}
      crumb="Take back"
      happens={[
        `What ${response.signer} gave on ${formatUkDateTime(new Date(response.signedAt))} no longer counts, and their place is open again.`,
        'It stays in the evidence, followed by an entry that says who took it back, when and why.',
      ]}
    >
      <ReasonForm
        action={takeBackAction}
        hidden={{ responseId }}
        label="Why is it taken back?"
        submitText="Take it back"
        cancelHref={`/requests/${request.id}`}
      />
    </StepFrame>
  )
}
