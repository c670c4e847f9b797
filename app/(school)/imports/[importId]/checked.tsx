import { FieldsForm } from '@/app/_lib/fields-form'
import { changesNothing, sentenceOf } from '@/components/imports/sums'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { PrintButton } from '@/components/ui/print-button'
import type { Actor } from '@/lib/auth/actor'
import { listed } from '@/lib/format/words'
import type { ImportSummary, ImportView } from '@/lib/imports/view-types'
import { confirmImportAction } from '../actions'
import { CancelForm } from './cancel-form'
import { CheckTasks } from './check-tasks'
import { ImportLists } from './import-lists'
import { openPoints } from './open-points'
import type { View } from './view-address'

/** What an import would change, what is still open about it, and the button that does it. */
export function Checked({ actor, one, view }: { actor: Actor; one: ImportView; view: View }) {
  const { summary } = one
  return (
    <>
      <PageHeader
        title="Check what would change"
        caption={`${listed(one.files.map(({ name }) => name))}: ${one.whole ? 'the whole roll' : 'some people'}`}
        lead={summary && sentenceOf(summary, 'would')}
        actions={<PrintButton />}
      />
      {one.trouble && (
        <Banner tone="warning" live title="It did not come about, and nothing was changed.">
          {one.trouble}
        </Banner>
      )}
      {one.replanned && (
        <Banner tone="notice" live title="The school’s records have changed since you looked.">
          This is what the import would change now. Look it through again before you confirm.
        </Banner>
      )}
      {summary && (
        <>
          <div className="no-print mb-10 grid items-start gap-6 xl:grid-cols-2">
            <CheckTasks one={one} summary={summary} />
            <Panel id="confirm" title="Confirm">
              <ToConfirm one={one} summary={summary} />
            </Panel>
          </div>
          <ImportLists actor={actor} one={one} summary={summary} view={view} />
        </>
      )}
    </>
  )
}

function ToConfirm({ one, summary }: { one: ImportView; summary: ImportSummary }) {
  const points = openPoints(summary)
  const at = `/imports/${one.id}`
  return (
    <>
      {points.length > 0 ? (
        <p className="mb-4">
          Before you can confirm, <strong className="font-semibold">{listed(points)}</strong>. Nothing has been changed
          so far.
        </p>
      ) : changesNothing(summary) ? (
        <p>There is nothing to write. You can discard this import, or confirm it to keep its answers.</p>
      ) : (
        <p>
          Either everything is written or nothing. Who joins is asked to sign in the rounds that are open; who leaves is
          no longer asked. You can undo it as long as nobody has signed on top of it.
        </p>
      )}
      {points.length === 0 && one.planHash && (
        <FieldsForm
          action={confirmImportAction}
          hidden={{ importId: one.id, planHash: one.planHash }}
          submitText="Confirm this import"
          variant={changesNothing(summary) ? 'secondary' : 'primary'}
        />
      )}
      {points.length > 0 && (
        <p className="mb-4 flex flex-wrap gap-3">
          {summary.blockingErrors > 0 && <ButtonLink href={`${at}/errors`}>See the mistakes</ButtonLink>}
          {summary.openQuestions > 0 && <ButtonLink href={`${at}/questions`}>Answer the questions</ButtonLink>}
        </p>
      )}
      <div className="mt-4">
        <CancelForm importId={one.id} />
      </div>
    </>
  )
}
