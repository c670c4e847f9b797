import { ActionForm } from '@/app/_lib/action-form'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import type { CopyRow } from '@/lib/documents/types'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { RequestView } from '@/lib/rounds/types'
import type { CopySeal } from '@/lib/sealing/types'
import { retryCopyAction } from '../actions'

type Props = { request: RequestView; copies: readonly CopyRow[]; mayRetry: boolean }

/** The PDF copies of a request, the newest first, and what became of one that is missing. */
export function CopyList({ request, copies, mayRetry }: Props) {
  return (
    <>
      {request.copyState === 'failed' && (
        <Banner tone="warning" title="The copy could not be made">
          {mayRetry && request.copyError && <p className="mb-3 break-words">{request.copyError}</p>}
          {mayRetry && (
            <ActionForm action={retryCopyAction} hidden={{ requestId: request.id }} label="Try again" small />
          )}
        </Banner>
      )}
      {copies.length === 0 ? (
        <p className="text-ink-soft">
          {request.state !== 'complete'
            ? 'A copy is made when the form is complete.'
            : request.copyState === 'queued'
              ? waitingWords(request, mayRetry)
              : 'There is no copy yet.'}
        </p>
      ) : (
        <ul className="border-rule border-t">
          {copies.map(({ documentId, reference, madeAt, seal }) => (
            <li key={documentId} className="border-rule border-b py-2">
              <TextLink href={`/api/copies/${documentId}`} className="inline-block py-0.5 font-semibold tabular-nums">
                {reference} (PDF)
              </TextLink>
              <span className="block text-ink-soft">Made on {formatUkDateTime(madeAt)}</span>
              {seal && <span className="block break-words text-ink-soft">{sealWords(seal)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const sealWords = ({ subject, stampedBy, stampedAt }: CopySeal) =>
  stampedBy && stampedAt
    ? `Sealed by ${subject}; ${stampedBy} confirms the time, ${formatUkDateTime(stampedAt)}`
    : `Sealed by ${subject}`

const waitingWords = ({ copyError }: RequestView, mayRetry: boolean) =>
  copyError && mayRetry ? `The copy waits, and is tried again by itself: ${copyError}` : 'The copy is being made.'
