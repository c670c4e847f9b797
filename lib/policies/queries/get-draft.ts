import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { dayOf, londonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { unfilledFields } from '../agreement-parts'
import { OPEN } from '../drafts'
import { parsePolicy } from '../importer/parse-policy'
import { markSections } from '../marked-sections'
import { storedContent, storedMetadata, storedSections, storedWarnings } from '../stored'

/** The open draft of a policy with all that an editor, an approver and a publisher need; null when there is none in reach. */
export async function getDraft(actor: Actor, schoolId: string, policyId: string) {
  if (!isId(policyId)) return null
  const { schoolId: reach } = schoolsWhere(actor, 'policies.draft')
  const draft = await db.policyVersion.findFirst({
    where: { status: OPEN, policy: { id: policyId, AND: [{ schoolId }, { schoolId: reach }] } },
    include: {
      agreementVersions: {
        where: { status: { not: 'published' } },
        orderBy: { agreement: { audience: 'asc' } },
        include: {
          agreement: {
            select: {
              id: true,
              audience: true,
              versions: {
                where: { status: 'published' },
                orderBy: { number: 'desc' },
                take: 1,
                select: { number: true },
              },
              // Those who signed in a round that is still open would have to sign again.
              _count: { select: { requests: { where: { state: 'complete', round: { status: 'open' } } } } },
            },
          },
        },
      },
    },
  })
  if (!draft) return null
  return {
    id: draft.id,
    policyId: draft.policyId,
    number: draft.number,
    seen: draft.updatedAt.toISOString(),
    title: draft.title,
    approved: draft.status === 'approved',
    approvedBy: draft.approvedBy,
    approvedOn: draft.approvedOn && dayOf(draft.approvedOn),
    approvalNote: draft.approvalNote,
    metadata: storedMetadata(draft.metadata),
    sections: storedSections(draft.sections),
    /** The whole text as the editor shows it. */
    marked: markSections(storedSections(draft.sections)),
    markedSections: storedSections(draft.sections).map((section) => markSections([section])),
    warnings: storedWarnings(draft.warnings),
    source: draft.sourceText === null ? null : { name: draft.sourceName ?? 'The document', text: draft.sourceText },
    // Read again from the source: what the import left out is never kept twice.
    setAside: draft.sourceText === null ? [] : parsePolicy(draft.sourceText, londonDay(draft.createdAt)).setAside,
    forms: draft.agreementVersions.map((form) => {
      const content = storedContent(form.content)
      return {
        id: form.id,
        seen: form.updatedAt.toISOString(),
        audience: form.agreement.audience,
        number: form.number,
        title: form.title,
        content,
        unfilled: unfilledFields(content).map(({ label }) => label),
        publishedNumber: form.agreement.versions[0]?.number ?? null,
        signedInOpenRounds: form.agreement._count.requests,
      }
    }),
  }
}

export type DraftView = NonNullable<Awaited<ReturnType<typeof getDraft>>>
