import { ActionForm } from '@/app/_lib/action-form'
import { Banner } from '@/components/ui/banner'
import { TextLink } from '@/components/ui/text-link'
import type { CopyRow } from '@/lib/documents/types'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { RequestView } from '@/lib/rounds/types'
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
              ? 'The copy is being made.'
              : 'There is no copy yet.'}
        </p>
      ) : (
        <ul className="border-rule border-t">
          {copies.map(({ documentId, reference, madeAt }) => (
            <li key={documentId} className="border-rule border-b py-2">
              <TextLink href={`/api/copies/${documentId}`} className="inline-block py-0.5 font-semibold tabular-nums">
                {reference} (PDF)
              </TextLink>
              <span className="block text-ink-soft">Made on {formatUkDateTime(madeAt)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
