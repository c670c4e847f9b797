import { StateTag } from '@/components/requests/state-tag'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime, formatUkDay } from '@/lib/format/uk-time'
import type { RequestOfPerson } from '@/lib/rounds/queries/requests-of-person'

/** What somebody is asked to sign and how each stands; "did we sign this?" is answered here. */
export function RequestList({ requests }: { requests: readonly RequestOfPerson[] }) {
  if (requests.length === 0) {
    return (
      <EmptyState title="Not asked for anything yet">
        A signing round asks them when it fits what they are here.
      </EmptyState>
    )
  }
  return (
    <ul className="border-rule border-t">
      {requests.map((request) => (
        <li key={request.id} className="flex flex-wrap justify-between gap-x-6 gap-y-1.5 border-rule border-b py-3">
          <div className="min-w-0 flex-[1_1_16rem]">
            <p className="font-semibold">{request.title}</p>
            {request.about && (
              <p>
                About{' '}
                <TextLink href={`/people/${request.about.id}`}>
                  <bdi>{request.about.displayName}</bdi>
                </TextLink>
              </p>
            )}
            <p className="text-ink-soft">
              <TextLink href={`/rounds/${request.roundId}`}>{request.roundName}</TextLink>, due{' '}
              {formatUkDay(request.dueOn)}
              {!request.roundOpen && ', not open now'}
            </p>
            <Answers request={request} />
          </div>
          <div>
            <StateTag state={request.state} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Answers({ request: { answers, copy } }: { request: RequestOfPerson }) {
  if (answers.length === 0) return null
  return (
    <ul className="mt-1 grid gap-1">
      {answers.map(({ signer, outcome, signedAt, reference }) => (
        <li key={reference}>
          <bdi>{signer}</bdi> {outcome === 'agreed' ? 'agreed' : 'declined'} on {formatUkDateTime(signedAt)}
          <span className="block text-ink-soft tabular-nums">Reference {reference}</span>
        </li>
      ))}
      {copy && (
        <li>
          <TextLink href={`/api/copies/${copy.documentId}`} className="inline-block py-0.5">
            Copy {copy.reference} (PDF)
          </TextLink>
        </li>
      )}
    </ul>
  )
}
