import type { Metadata } from 'next'
import { SlotList } from '@/components/requests/slot-list'
import { StateTag } from '@/components/requests/state-tag'
import { Banner } from '@/components/ui/banner'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { TextLink } from '@/components/ui/text-link'
import { listCopiesOf } from '@/lib/documents/queries'
import { CopyList } from './copy-list'
import { PaperScans } from './paper-scans'
import { requestAt } from './request-at'
import { RequestFacts } from './request-facts'
import { mayClose, mayExempt, mayRecordPaper, mayWaive, waitsForPaper } from './what-may-change'

export const dynamic = 'force-dynamic'

const DONE: Record<string, string> = {
  exempted: 'The form is exempt.',
  'exemption-ended': 'The exemption has ended.',
  waived: 'The pupil’s signature is no longer asked for.',
  closed: 'The form is closed.',
  'taken-back': 'The response has been taken back. The place is open again.',
  copy: 'The copy is being drawn again.',
  recorded: 'What was signed on paper is recorded.',
}

export async function generateMetadata({ params }: PageProps<'/requests/[requestId]'>): Promise<Metadata> {
  const { request } = await requestAt(params)
  return { title: `${request.agreementVersion.title}: ${request.person.displayName}` }
}

export default async function RequestPage({ params, searchParams }: PageProps<'/requests/[requestId]'>) {
  const { actor, request, may } = await requestAt(params)
  const copies = await listCopiesOf(actor, request.id)
  const { done } = await searchParams
  const words = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : null
  const at = `/requests/${request.id}`
  const runs = may('rounds.run')
  const { person, round, agreementVersion, slots } = request
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/dashboard?round=${round.id}`, label: 'Dashboard' },
          { href: `/people/${person.id}`, label: person.displayName },
          { label: agreementVersion.title },
        ]}
      />
      {words && (
        <Banner tone="success" live>
          {words}
        </Banner>
      )}
      <PageHeader
        caption={<bdi>{person.displayName}</bdi>}
        title={agreementVersion.title}
        lead={<StateTag state={request.state} />}
        actions={
          runs && (
            <>
              {may('paper.enter') && mayRecordPaper(request) && (
                <ButtonLink href={`${at}/paper`}>Record from paper</ButtonLink>
              )}
              {mayExempt(request) && (
                <ButtonLink variant="secondary" href={`${at}/exempt`}>
                  Exempt
                </ButtonLink>
              )}
              {request.exemption && (
                <ButtonLink variant="secondary" href={`${at}/end-exemption`}>
                  End the exemption
                </ButtonLink>
              )}
              {mayWaive(request) && (
                <ButtonLink variant="secondary" href={`${at}/waive`}>
                  Go without the pupil
                </ButtonLink>
              )}
              {mayClose(request) && (
                <ButtonLink variant="secondary" href={`${at}/close`}>
                  Close
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <div className="grid max-w-[52rem] gap-6">
        <Panel id="signatures" title="Signatures">
          <SlotList
            slots={slots}
            parentRule={request.parentRule}
            takeBackHrefOf={(response) => (response.mayTakeBack ? `${at}/take-back/${response.id}` : undefined)}
          />
        </Panel>
        {may('paper.enter') && <PaperScans actor={actor} requestId={request.id} />}
        <Panel id="facts" title="About this form">
          <RequestFacts request={request} />
        </Panel>
        <Panel id="copies" title="Copies">
          <CopyList request={request} copies={copies} mayRetry={may('copies.print')} />
          {may('copies.print') && waitsForPaper(request) && (
            <p className="no-print mt-4">
              <TextLink
                href={`/print?kind=blank_forms&requestId=${request.id}&sides=one`}
                className="inline-block py-1"
              >
                Print this form to be signed on paper
              </TextLink>
            </p>
          )}
        </Panel>
      </div>
    </>
  )
}
