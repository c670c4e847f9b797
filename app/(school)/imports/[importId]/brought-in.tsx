import { changesNothing, sentenceOf } from '@/components/imports/sums'
import { Banner } from '@/components/ui/banner'
import { ConfirmationPanel } from '@/components/ui/confirmation-panel'
import { Panel } from '@/components/ui/panel'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/auth/actor'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { counted, listed } from '@/lib/format/words'
import type { ImportOutcome, ImportView } from '@/lib/imports/view-types'
import { ImportLists } from './import-lists'
import type { View } from './view-address'

/** An import that was written: what it changed, what goes on from there, and how to undo it. */
export function BroughtIn({ actor, one, view }: { actor: Actor; one: ImportView; view: View }) {
  const { summary, outcome } = one
  return (
    <>
      {one.trouble && (
        <Banner tone="warning" live title="It could not be undone, and nothing was changed.">
          {one.trouble}
        </Banner>
      )}
      <ConfirmationPanel title="The roll is in">
        {summary && <p className="mx-auto max-w-[40rem]">{sentenceOf(summary, 'did')}</p>}
      </ConfirmationPanel>
      <div className="mb-10 grid items-start gap-6 xl:grid-cols-2">
        <Panel id="facts" title="What was done">
          <SummaryList
            compact
            rows={[
              {
                label: 'Confirmed',
                value: one.confirmedAt && `${formatUkDateTime(one.confirmedAt)}, ${one.confirmedBy}`,
              },
              {
                label: 'Files',
                value: <span className="wrap-anywhere">{listed(one.files.map(({ name }) => name))}</span>,
              },
              { label: 'They were', value: one.whole ? 'The whole roll' : 'Some people' },
              ...(summary && summary.classes.length > 0
                ? [{ label: 'Classes made', value: listed(summary.classes) }]
                : []),
              ...(outcome ? rowsOf(outcome) : []),
            ]}
          />
        </Panel>
        <Panel id="next" title="What is next">
          <NextSteps one={one} />
        </Panel>
      </div>
      {summary && !changesNothing(summary) && <ImportLists actor={actor} one={one} summary={summary} view={view} />}
    </>
  )
}

function rowsOf({ asked, closed, slotsMoved, postsEnded }: ImportOutcome) {
  return [
    {
      label: 'Open rounds',
      value:
        asked + closed === 0
          ? 'Nothing to ask or to close'
          : listed(
              [
                asked > 0 ? `${counted(asked, 'form')} asked for` : '',
                closed > 0 ? `${counted(closed, 'form')} closed for who left` : '',
              ].filter(Boolean),
            ),
    },
    ...(slotsMoved > 0
      ? [{ label: 'Parents’ places', value: `${counted(slotsMoved, 'signature')} asked of another parent` }]
      : []),
    ...(postsEnded > 0 ? [{ label: 'Posts', value: `${counted(postsEnded, 'post')} ended for staff who left` }] : []),
  ]
}

function NextSteps({ one }: { one: ImportView }) {
  return (
    <ul className="grid gap-3">
      <li>
        {one.outcome && one.outcome.asked > 0 ? (
          <>
            Invitations to sign go out on their own, once to each person.{' '}
            <TextLink href="/dashboard">See who has signed</TextLink>.
          </>
        ) : (
          <>
            Nobody is written to until a round asks them. <TextLink href="/rounds">Go to the signing rounds</TextLink>.
          </>
        )}
      </li>
      <li>
        Look through the <TextLink href="/people">people of the school</TextLink>. Small corrections are quicker there
        than in another import.
      </li>
      <li>
        Send the same export again whenever something has changed: who is here already is recognised, and nobody comes
        twice.
      </li>
      <li className="no-print">
        Was it the wrong file? <TextLink href={`/imports/${one.id}/undo`}>Undo this import</TextLink>, as long as nobody
        has signed on top of it.
      </li>
    </ul>
  )
}
