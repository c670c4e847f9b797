import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FieldsForm } from '@/app/_lib/fields-form'
import { endExemptionAction } from '../../actions'
import { requestAt } from '../request-at'
import { StepFrame } from '../step-frame'

export const metadata: Metadata = { title: 'End an exemption' }

export default async function EndExemptionPage({ params }: PageProps<'/requests/[requestId]/end-exemption'>) {
  const { request } = await requestAt(params, 'rounds.run')
  if (!request.exemption) notFound()
  return (
    <StepFrame
      request={request}
      title="End the exemption?"
      crumb="End the exemption"
      happens={['The form counts again from now on, and waits for whoever has not signed.']}
    >
      <FieldsForm
        action={endExemptionAction}
        hidden={{ requestId: request.id }}
        submitText="End the exemption"
        cancelHref={`/requests/${request.id}`}
      />
    </StepFrame>
  )
}
