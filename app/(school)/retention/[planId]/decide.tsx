'use client'
import { FieldsForm } from '@/app/_lib/fields-form'
import type { FormState } from '@/app/_lib/form-state'
import { Banner } from '@/components/ui/banner'
import { Checkbox } from '@/components/ui/checkbox'
import { Panel } from '@/components/ui/panel'
import type { PlanView } from '@/lib/data-rights/types'
import { approveErasureAction, discardErasureAction } from '../actions'

type Props = {
  plan: Pick<PlanView, 'id' | 'items' | 'stale'>
  mayApprove: boolean
  kept: FormState['values'] | null
}

/** Approve the list or throw it away; who may not approve is told who may. */
export function Decide({ plan: { id, items, stale }, mayApprove, kept }: Props) {
  return (
    <Panel id="decide" title="Decide">
      <ul className="mb-5 max-w-[46rem] list-disc ps-5">
        <li>What is erased cannot be brought back, except from a backup made before.</li>
        <li>
          Names, addresses, accounts, messages, signed copies and the personal parts of the evidence go. A reference,
          the days and the numbers stay, and the chain of evidence goes on proving that nothing else was changed.
        </li>
        <li>Each one is looked at once more before it goes. Who is kept by then is left alone, with the reason.</li>
      </ul>
      {stale && (
        <Banner tone="warning" title="This dry run is too old to be approved.">
          Make a new one: much may have changed since.
        </Banner>
      )}
      {!stale && !mayApprove && <Banner title="A headteacher approves this list.">Tell them that it waits.</Banner>}
      {!stale && mayApprove && (
        <FieldsForm
          action={approveErasureAction}
          hidden={{ planId: id }}
          kept={kept}
          submitText={items === 1 ? 'Erase what is listed' : `Erase all ${items} that are listed`}
          pendingText="Approving…"
          variant="warning"
        >
          {({ ticked, error }) => (
            <Checkbox
              name="confirmed"
              value="yes"
              framed
              label="I have looked at the list, and it may be erased for good"
              defaultChecked={ticked('confirmed')}
              error={error('confirmed')}
              required
            />
          )}
        </FieldsForm>
      )}
      <FieldsForm
        action={discardErasureAction}
        hidden={{ planId: id }}
        submitText="Throw the list away"
        variant="secondary"
      />
    </Panel>
  )
}
