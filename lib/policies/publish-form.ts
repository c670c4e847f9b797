import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { unfilledFields } from './agreement-parts'
import { canonicalAgreement, sha256 } from './canonical'
import { type lockAgreementDraft, requireUnchanged } from './drafts'
import { fillFields } from './render-fields'
import { storedContent } from './stored'

type Draft = Awaited<ReturnType<typeof lockAgreementDraft>>
type Decision = { seen?: string; signAgain?: boolean; changeNote: string }

/** Publishes a locked draft of a form whose policy version is published, and says so in the entry that others react to. */
export async function publishForm(
  tx: Tx,
  draft: Draft,
  { seen, signAgain, changeNote }: Decision,
): Promise<AuditEntry> {
  requireUnchanged(draft, seen)
  const content = storedContent(draft.content)
  requireComplete(draft.id, content)
  const again = await mustSignAgain(tx, draft, signAgain)
  const filled = fillFields(content)
  const { audience } = draft.agreement
  const canonicalText = canonicalAgreement({ audience, number: draft.number, content: filled })
  const { count } = await tx.agreementVersion.updateMany({
    where: { id: draft.id, status: { not: 'published' } },
    data: {
      status: 'published',
      content: filled,
      draftContent: content,
      signAgain: again,
      changeNote: changeNote || null,
      canonicalText,
      sha256: sha256(canonicalText),
      publishedAt: now(),
    },
  })
  if (count === 0) throw new AppError('CONFLICT', 'Somebody else has just published this form.')
  return {
    action: 'version.published',
    subject: draft.id,
    schoolId: draft.schoolId,
    after: {
      agreementId: draft.agreementId,
      agreementVersionId: draft.id,
      signAgain: again,
      audience,
      number: draft.number,
    },
  }
}

function requireComplete(id: string, content: ReturnType<typeof storedContent>) {
  const empty = unfilledFields(content)
  if (empty.length > 0) {
    throw AppError.field(
      `form-${id}`,
      `“${content.title}” still has to be filled in: ${empty.map(({ label }) => label).join('; ')}.`,
    )
  }
  if (content.clauses.length === 0) throw AppError.field(`form-${id}`, `“${content.title}” has no points yet.`)
}

async function mustSignAgain(tx: Tx, draft: Draft, signAgain: boolean | undefined) {
  const before = await tx.agreementVersion.count({ where: { agreementId: draft.agreementId, status: 'published' } })
  if (before === 0) return false
  if (signAgain === undefined) {
    throw AppError.field(
      `signAgain-${draft.id}`,
      `Say whether people who signed “${draft.title}” before must sign again.`,
    )
  }
  return signAgain
}
