import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getPaperForm } from '@/lib/signing/queries/paper'
import { recordPaperAction } from '../../actions'
import { PaperForm } from '../../paper-form'
import { requestAt } from '../request-at'
import { StepFrame } from '../step-frame'

export const metadata: Metadata = { title: 'Record a signature on paper' }

export default async function PaperPage({ params }: PageProps<'/requests/[requestId]/paper'>) {
  const { actor, request } = await requestAt(params, 'paper.enter')
  const form = await getPaperForm(actor, request.id)
  if (!form || form.open.length === 0) notFound()
  return (
    <StepFrame
      request={request}
      title="Record a signature on paper"
      crumb="Paper"
      happens={[
        `The paper in front of you must have version ${form.version} of “${form.title}”. What is recorded is an answer to that text.`,
        'The evidence and the copy say that it was signed on paper, the date on it, and that you recorded it.',
        'Keep the paper: with this form there is no picture of it. To keep one, scan it instead.',
      ]}
    >
      <PaperForm action={recordPaperAction} form={form} submitText="Record it" cancelHref={`/requests/${request.id}`} />
    </StepFrame>
  )
}
