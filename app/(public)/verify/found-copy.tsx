import type { ReactNode } from 'react'
import { Banner } from '@/components/ui/banner'
import { ConfirmationPanel } from '@/components/ui/confirmation-panel'
import { PageHeader } from '@/components/ui/page-header'
import { SummaryList } from '@/components/ui/summary-list'
import type { VerifiedCopy } from '@/lib/documents/types'
import { formatUkDate } from '@/lib/format/uk-time'
import { counted } from '@/lib/format/words'
import { AUDIENCE_LABELS } from '@/lib/policies/types'

/** What is known about a genuine copy, and how to tell whether the paper in hand is that copy. */
export function FoundCopy({ copy }: { copy: VerifiedCopy }) {
  return (
    <>
      <Answer copy={copy} />
      <h2 className="mb-3">What the copy must say</h2>
      <SummaryList
        rows={[
          { label: 'Reference', value: <span className="tabular-nums">{copy.reference}</span> },
          { label: 'School', value: `${copy.school} (URN ${copy.urn})` },
          { label: 'Agreement', value: `${copy.title}, version ${copy.version}` },
          { label: 'Written for', value: AUDIENCE_LABELS[copy.audience] },
          { label: 'Complete since', value: formatUkDate(copy.completedAt) },
          {
            label: 'The file',
            value: `${counted(copy.signatures, 'signature')} on ${counted(copy.pages, 'page')}`,
          },
        ]}
      />
      <p className="mt-5">
        Compare this with the copy in front of you. If something differs that a new name of the school does not explain,
        the copy may have been changed after it was made: please show it to the school office.
      </p>
      <p className="mt-3 text-ink-soft">
        This page names nobody. Who signed stands on the copy itself, and the school can confirm it to those whom it
        concerns.
      </p>
    </>
  )
}

function Answer({ copy }: { copy: VerifiedCopy }) {
  if (copy.erased) {
    return (
      <Noted title="This copy is genuine, and its time is over">
        {copy.school} made it. The time for which it had to be kept is over, so the school has erased its own copy and
        who signed: nobody there can compare it any more.
      </Noted>
    )
  }
  switch (copy.standing) {
    case 'stands':
      return (
        <ConfirmationPanel title="This copy is genuine">
          <p>{copy.school} made it, and what it shows still stands.</p>
        </ConfirmationPanel>
      )
    case 'newer_copy':
      return (
        <Noted title="This copy is genuine, and there is a newer one">
          Everything on it still stands. The form has been signed further since, so the school keeps a copy that shows
          more signatures than this one.
        </Noted>
      )
    case 'reopened':
      return (
        <Noted title="This copy is genuine, but the form has changed since">
          {copy.school} made it, and it was complete on {formatUkDate(copy.completedAt)}. Something about the form is
          different now, so this copy alone no longer shows how things are. There are ordinary reasons for that, for
          example a new version of the agreement. Please ask the school what holds today.
        </Noted>
      )
  }
}

function Noted({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} />
      <Banner>{children}</Banner>
    </>
  )
}
