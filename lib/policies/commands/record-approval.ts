import 'server-only'
import { dateOnly, londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { lockDraft } from '../drafts'
import { RecordApprovalInput } from '../schema'

type Approval = { approvedBy: string; approvedOn: string; note: string }

/** Who approved the draft and on which day, with the minute; a second record corrects the first until it is published. */
export const recordApproval = command({
  permission: 'policies.record_approval',
  input: RecordApprovalInput,
  async run({ tx, input, schools }) {
    const draft = await lockDraft(tx, input.versionId, schools)
    await approve(tx, draft.id, input)
    const { approvedBy, approvedOn, note } = input
    return {
      output: { policyId: draft.policyId },
      audit: {
        action: 'policy.approved',
        subject: draft.policyId,
        schoolId: draft.schoolId,
        before: { approvedBy: draft.approvedBy },
        after: { number: draft.number, approvedBy, approvedOn, note },
      },
    }
  },
})

/** Writes an approval on a locked draft; a day that is still to come is refused. */
export async function approve(tx: Tx, versionId: string, { approvedBy, approvedOn, note }: Approval) {
  if (approvedOn > londonDay(now())) throw AppError.field('approvedOn', 'This day is still to come.')
  await tx.policyVersion.update({
    where: { id: versionId },
    data: { status: 'approved', approvedBy, approvedOn: dateOnly(approvedOn), approvalNote: note || null },
  })
}
