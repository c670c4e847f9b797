import { ActionForm } from '@/app/_lib/action-form'
import { planErasureAction } from '@/app/(school)/retention/actions'
import { Disclosure } from '@/components/ui/disclosure'
import { SummaryList } from '@/components/ui/summary-list'
import { TextLink } from '@/components/ui/text-link'
import { GROUP_LABELS, type Standing } from '@/lib/data-rights/types'
import { formatUkDay } from '@/lib/format/uk-time'
import { HoldForm } from './hold-form'

type Props = { schoolId: string; personId: string; standing: Standing; mayApprove: boolean; merged: boolean }

/** Until when somebody is kept, what stands in the way of erasing them, and the two things that can be done about it. */
export function Keeping({ schoolId, personId, standing, mayApprove, merged }: Props) {
  const { group, since, dueOn, keptBecause, hold } = standing
  const due = keptBecause.length === 0 && dueOn !== null
  return (
    <>
      <SummaryList
        compact
        rows={[
          ...(since ? [{ label: 'Left', value: formatUkDay(since) }] : []),
          ...(dueOn && group
            ? [
                {
                  label: 'Kept until',
                  value: `${formatUkDay(dueOn)}, by the rule for ${GROUP_LABELS[group].toLowerCase()}`,
                },
              ]
            : []),
          {
            label: 'Could be erased now',
            value: due ? 'Yes' : keptBecause.map((reason) => <p key={reason}>{reason}</p>),
          },
          ...(hold ? [{ label: `Held since ${formatUkDay(hold.placedOn)}`, value: <bdi>{hold.reason}</bdi> }] : []),
        ]}
      />
      {due && (
        <div className="mt-5">
          <p className="mb-3 max-w-[46rem]">
            A headteacher approves the erasing on the next page. Nothing goes before that.
          </p>
          <ActionForm
            action={planErasureAction}
            hidden={{ schoolId, personId }}
            label="List what would be erased"
            variant="primary"
          />
        </div>
      )}
      {!hold && !merged && (
        <div className="mt-5">
          <Disclosure summary="Keep it for a reason, whatever the rules say">
            <HoldForm personId={personId} />
          </Disclosure>
        </div>
      )}
      {hold && mayApprove && (
        <p className="mt-4">
          <TextLink href="/retention#holds">End the hold under “How long data is kept”</TextLink>
        </p>
      )}
    </>
  )
}
