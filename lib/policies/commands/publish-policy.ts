import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { canonicalPolicy, sha256 } from '../canonical'
import { lockAgreementDraft, lockDraft, requireUnchanged } from '../drafts'
import { publishForm } from '../publish-form'
import { PublishPolicyInput } from '../schema'
import { storedMetadata, storedSections, storedWarnings } from '../stored'
import { approve } from './record-approval'

/** Publishes a version of a policy, and with it those of its forms that are named: all of it or none. */
export const publishPolicyVersion = command({
  permission: 'policies.publish',
  recent: true,
  input: PublishPolicyInput,
  async run({ tx, input, schools }) {
    const draft = await lockDraft(tx, input.versionId, schools)
    requireUnchanged(draft, input.seen)
    const sections = storedSections(draft.sections)
    if (!sections.some(({ text }) => text !== '')) throw AppError.field('versionId', 'This policy has no text yet.')
    requireWarningsRead(storedWarnings(draft.warnings).length, input.warningsAccepted)
    await requireApproval(tx, draft, input)

    const text = canonicalPolicy({
      title: draft.title,
      number: draft.number,
      metadata: storedMetadata(draft.metadata),
      sections,
    })
    const { count } = await tx.policyVersion.updateMany({
      where: { id: draft.id, status: 'approved' },
      data: { status: 'published', sha256: sha256(text), publishedAt: now(), changeNote: input.changeNote || null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'Somebody else has just published this version.')
    await tx.policy.update({ where: { id: draft.policyId }, data: { title: draft.title } })

    const forms: AuditEntry[] = []
    for (const form of input.forms) {
      const locked = await lockAgreementDraft(tx, form.agreementVersionId, schools)
      if (locked.policyVersionId !== draft.id) throw new AppError('NOT_FOUND', 'We cannot find that form.')
      forms.push(await publishForm(tx, locked, form))
    }
    const entry: AuditEntry = {
      action: 'policy.published',
      subject: draft.policyId,
      schoolId: draft.schoolId,
      after: { policyVersionId: draft.id, number: draft.number, sha256: sha256(text), forms: forms.length },
    }
    return { output: { policyId: draft.policyId, number: draft.number }, audit: [entry, ...forms] }
  },
})

function requireWarningsRead(open: number, accepted: boolean) {
  if (open === 0 || accepted) return
  const what = open === 1 ? 'One point of the import is' : `${open} points of the import are`
  throw AppError.field('warningsAccepted', `${what} still open. Settle them, or tick that you publish as it stands.`)
}

async function requireApproval(
  tx: Parameters<typeof approve>[0],
  draft: { id: string; status: string },
  { approvedBy, approvedOn }: { approvedBy?: string; approvedOn?: string },
) {
  if (draft.status === 'approved') return
  if (!approvedBy) throw AppError.field('approvedBy', 'Say who approved it, such as the governing board.')
  if (!approvedOn) throw AppError.field('approvedOn', 'Give the day on which it was approved.')
  await approve(tx, draft.id, { approvedBy, approvedOn, note: '' })
}
