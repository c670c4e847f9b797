import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { closeRequestAction } from '../../actions'
import { ReasonForm } from '../../reason-form'
import { requestAt } from '../request-at'
import { StepFrame } from '../step-frame'
import { mayClose } from '../what-may-change'

export const metadata: Metadata = { title: 'Close a form' }

export default async function CloseRequestPage({ params }: PageProps<'/requests/[requestId]/close'>) {
  const { request } = await requestAt(params, 'rounds.run')
  if (!mayClose(request)) notFound()
  return (
    <StepFrame
      request={request}
      title="Close this form?"
      crumb="Close"
      happens={[
        'Nobody is asked for it any more in this round, and it no longer counts. It cannot be opened again.',
        'What was signed on it stays, with its evidence.',
        'Somebody who leaves the school needs nothing here: end what they are at the school, and their forms close.',
      ]}
    >
      <ReasonForm
        action={closeRequestAction}
        hidden={{ requestId: request.id }}
        label="Why is it closed?"
        submitText="Close this form"
        cancelHref={`/requests/${request.id}`}
      />
    </StepFrame>
  )
}
