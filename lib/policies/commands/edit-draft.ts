import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { lockDraft, requireUnchanged } from '../drafts'
import { readMarkedSections } from '../marked-sections'
import { EditDraftInput } from '../schema'
import { storedSections } from '../stored'
import type { PolicySection } from '../types'

/** Changes what is given and leaves the rest; a changed text loses the approval that was given to another one. */
export const editDraft = command({
  permission: 'policies.draft',
  input: EditDraftInput,
  async run({ tx, input, schools }) {
    const draft = await lockDraft(tx, input.versionId, schools)
    requireUnchanged(draft, input.seen)
    const sections =
      input.text === undefined ? undefined : withText(storedSections(draft.sections), input.text, input.section)
    const reapprove = draft.status === 'approved' && (sections !== undefined || input.title !== undefined)
    await tx.policyVersion.update({
      where: { id: draft.id },
      data: {
        title: input.title,
        metadata: input.metadata,
        sections,
        ...(reapprove ? { status: 'draft', approvedOn: null, approvedBy: null, approvalNote: null } : {}),
      },
    })
    if (input.title !== undefined && draft.number === 1) {
      await tx.policy.update({ where: { id: draft.policyId }, data: { title: input.title } })
    }
    const changed = (['title', 'metadata', 'text'] as const).filter((part) => input[part] !== undefined)
    return {
      output: { policyId: draft.policyId, versionId: draft.id, approvalLost: reapprove },
      audit: {
        action: 'policy.draft_edited',
        subject: draft.policyId,
        schoolId: draft.schoolId,
        before: { title: draft.title, sections: storedSections(draft.sections).length },
        after: { number: draft.number, changed: [...changed], approvalLost: reapprove },
      },
    }
  },
})

function withText(sections: PolicySection[], text: string, at: number | undefined): PolicySection[] {
  const read = readMarkedSections(text)
  if (at === undefined) return read
  if (at >= sections.length) throw AppError.field('text', 'That section is no longer there. Open the draft again.')
  return sections.toSpliced(at, 1, ...read)
}
