import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { waivePupilAction } from '../../actions'
import { ReasonForm } from '../../reason-form'
import { requestAt } from '../request-at'
import { StepFrame } from '../step-frame'
import { mayWaive } from '../what-may-change'

export const metadata: Metadata = { title: 'Go without the pupil’s signature' }

export default async function WaivePage({ params }: PageProps<'/requests/[requestId]/waive'>) {
  const { request } = await requestAt(params, 'rounds.run')
  if (!mayWaive(request)) notFound()
  return (
    <StepFrame
      request={request}
      title="Go without the pupil’s signature?"
      crumb="Go without the pupil"
      happens={[
        'The pupil is no longer asked for this form; the parent’s signature alone makes it complete.',
        'Use it for a pupil who cannot sign. The reason is kept with the form.',
      ]}
    >
      <ReasonForm
        action={waivePupilAction}
        hidden={{ requestId: request.id }}
        label="Why does the pupil not sign?"
        submitText="Go without this signature"
        cancelHref={`/requests/${request.id}`}
      />
    </StepFrame>
  )
}
